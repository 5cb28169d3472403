"""The chamber's sittings: one line each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import timezone

from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.models import Appearance, Sitting

MOST_PAST = 60
MOST_COMING = 60
WRITERS = frozenset({Role.JUDGE, Role.CLERK})


@dataclass(frozen=True, kw_only=True)
class SittingLine:
    """One list: its day, how many people are on it, and when hand-over for it closes.

    ``days_left`` counts calendar days to the closing moment, 0 for today; ``places`` is None where no number is set.
    """

    id: UUID
    day: date
    starts_at: time
    room: str
    closes_at: datetime
    is_closed: bool
    days_left: int
    is_today: bool
    is_past: bool
    people: int = 0
    places: int | None = None


def coming(viewer: Viewer) -> tuple[SittingLine, ...]:
    """The chamber's sittings from today on, the next one first."""
    found = _of_chamber(viewer).filter(day__gte=clock.today()).order_by("day", "starts_at", "id")
    return _lines(viewer, found[:MOST_COMING])


def past(viewer: Viewer) -> tuple[SittingLine, ...]:
    """The chamber's last sittings, the latest first."""
    found = _of_chamber(viewer).filter(day__lt=clock.today()).order_by("-day", "-starts_at", "id")
    return _lines(viewer, found[:MOST_PAST])


def days_from(viewer: Viewer, day: date) -> tuple[date, ...]:
    """On which days from this one on the chamber sits, as far as lists exist."""
    later = _of_chamber(viewer).filter(day__gte=day).order_by("day", "id")
    return tuple(later.values_list("day", flat=True)[:MOST_COMING])


def one(viewer: Viewer, sitting: UUID) -> SittingLine | None:
    """One sitting of the viewer's chamber, without its people; None for anybody else's."""
    row = _of_chamber(viewer).filter(pk=sitting).first()
    return line(row) if row else None


def line(row: Sitting, people: int = 0) -> SittingLine:
    """A sitting as it stands now."""
    today, now = clock.today(), clock.now()
    return SittingLine(
        id=row.pk,
        day=row.day,
        starts_at=row.starts_at,
        room=row.room,
        closes_at=row.closes_at,
        is_closed=row.closes_at <= now,
        days_left=(timezone.localdate(row.closes_at) - today).days,
        is_today=row.day == today,
        is_past=row.day < today,
        people=people,
        places=row.places,
    )


def _of_chamber(viewer: Viewer) -> QuerySet[Sitting]:
    return Sitting.objects.filter(chamber_id=viewer.organisation)


def _lines(viewer: Viewer, rows: Iterable[Sitting]) -> tuple[SittingLine, ...]:
    sittings = list(rows)
    on_list = (
        Appearance.objects.seen_by(viewer)
        .filter(sitting__in=[row.pk for row in sittings])
        .exclude(presence=Appearance.Presence.OFF_LIST)
    )
    numbers = on_list.values("sitting_id").annotate(people=Count("id")).order_by("sitting_id")
    people = {row["sitting_id"]: row["people"] for row in numbers}
    log.record(by=viewer, act="sittings.look", kinds=["M04"], sittings=len(sittings))
    return tuple(line(row, people.get(row.pk, 0)) for row in sittings)
