"""What exists already of the people and files that a list names, and to whom it belongs."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from liaison.common import clock, log
from liaison.common.folding import fold_name
from liaison.common.gated import GatedQuerySet, Row
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.models import Appearance, CaseFile, Sitting
from liaison.court.rules.folding import file_key
from liaison.court.rules.listrow import ListRow
from liaison.court.rules.matching import Known, RowPlan, plan
from liaison.network.models import Organisation


@dataclass(frozen=True)
class Chamber:
    """A court's chamber, as a list is imported for it."""

    id: UUID
    name: str


def chambers() -> tuple[Chamber, ...]:
    """Every chamber here, by name."""
    rows = Organisation.objects.filter(kind=Organisation.Kind.CHAMBER).order_by("name", "id")
    return tuple(Chamber(row.pk, row.name) for row in rows)


def plans_for(viewer: Viewer, rows: Sequence[ListRow]) -> tuple[RowPlan, ...]:
    """What the rows would do today in the viewer's chamber; the look at those who are known is logged."""
    return plan(rows, known(viewer, rows), clock.today())


def known(viewer: Viewer, rows: Sequence[ListRow]) -> Known:
    """The people, files and sittings of the viewer's chamber that the rows may be about.

    Another chamber's are not looked at: whom it follows is not this court's to learn.
    """
    files = list(_opened(CaseFile.objects.all(), viewer).filter(_named(rows)).select_related("participant"))
    people = {file.participant_id: file.participant for file in files}
    days = {day for row in rows for day in (row.introduced, row.next) if day}
    log.record(by=viewer, act="list.compare", subjects=people, kinds=["M01", "M04"], rows=len(rows))
    return Known(
        persons={
            (fold_name(person.surname, person.given_name), person.born_on): person.pk
            for person in people.values()
            if person.born_on
        },
        files={file_key(file.number): (file.pk, file.participant_id) for file in files},
        sittings=frozenset(
            Sitting.objects.filter(chamber=viewer.organisation, day__in=days).values_list("day", flat=True)
        ),
        appearances=_appearances(viewer, people, days),
    )


def _named(rows: Iterable[ListRow]) -> Q:
    numbers = {row.number for row in rows if row.number}
    births = {row.birth for row in rows if row.birth}
    names = {row.folded for row in rows if row.folded}
    return Q(number__in=numbers) | Q(participant__born_on__in=births) | Q(participant__folded_name__in=names)


def _opened(rows: GatedQuerySet[Row], viewer: Viewer) -> GatedQuerySet[Row]:
    """The chamber's rows. The command acts for a chamber without being one of its people."""
    if viewer.role is not Role.SYSTEM:
        return rows.seen_by(viewer)
    opened = rows.unguarded(because="the import command compares a list with the files of one chamber")
    return opened.filter(**{rows.chamber_path: viewer.organisation})  # type: ignore[attr-defined]


def _appearances(
    viewer: Viewer, people: Collection[UUID], days: Collection[date]
) -> dict[UUID, frozenset[date]]:
    on_lists: dict[UUID, frozenset[date]] = {}
    rows = _opened(Appearance.objects.all(), viewer).filter(participant__in=people, sitting__day__in=days)
    for person, day in rows.values_list("participant_id", "sitting__day"):
        on_lists[person] = on_lists.get(person, frozenset()) | {day}
    return on_lists
