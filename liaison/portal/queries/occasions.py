"""His own dates: the one that a page is about, and those to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404

from liaison.common import clock
from liaison.common.viewer import Viewer
from liaison.court.models import Appearance
from liaison.court.queries.agenda import PAST
from liaison.disclosure.rules.handover import Occasion


@dataclass(frozen=True)
class Dated:
    """One date of his, with the moment at which what he tells for it closes.

    ``is_last`` says that the court has set it to end his path: then he is told beforehand what that ends.
    """

    occasion: Occasion
    day: date
    at: time
    is_last: bool = False


def dated(viewer: Viewer, appearance: UUID) -> Dated:
    """One of his dates. Raises ``Http404`` for another person's, as for none. The page that asks logs the look."""
    found = next(_dated(Appearance.objects.seen_by(viewer).filter(pk=appearance)), None)
    if found is None:
        raise Http404
    return found


def to_come(viewer: Viewer) -> tuple[Dated, ...]:
    """His dates from today on, soonest first. The page that asks logs the look."""
    coming = Appearance.objects.seen_by(viewer).filter(sitting__day__gte=clock.today())
    return tuple(_dated(coming.order_by("sitting__day", "pk")))


def _dated(rows: QuerySet[Appearance]) -> Iterator[Dated]:
    on_list = rows.exclude(presence=Appearance.Presence.OFF_LIST)
    facts = on_list.annotate(at=Coalesce("called_at", "sitting__starts_at")).values_list(
        "pk",
        "sitting_id",
        "participant_id",
        "sitting__closes_at",
        "sitting__day",
        "at",
        "kind",
        "trajectory__state",
    )
    for pk, sitting, person, closes_at, day, at, kind, state in facts:
        occasion = Occasion(pk, sitting, person, closes_at, is_past=state in PAST)
        yield Dated(occasion, day, at, is_last=kind == Appearance.Kind.CLOSING)
