"""The liaison's people on one page: what comes next for each, and what is the liaison's own to do."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, TypeVar
from uuid import UUID

from django.db.models import Max

from liaison.care import queries as care
from liaison.casework.models import Assignment, Note, NoteDraft
from liaison.casework.queries.relation import BECAUSE, active, related_people
from liaison.casework.rules import WITH_A_LIAISON, in_order
from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.court.models import CaseFile
from liaison.court.queries.agenda import NextAppearance, next_appearances
from liaison.disclosure import gate
from liaison.participants.models import Participant

Value = TypeVar("Value")
KINDS = frozenset({"M01", "M04", "M05", "M06", "M13", "M31"})


@dataclass(frozen=True, kw_only=True)
class CaseloadRow:
    """One person: what comes next, when something was last written, and what waits for this liaison alone."""

    participant: UUID
    until: datetime | None
    has_draft: bool
    name: Annotated[str, "M01"] = ""
    sorting_name: Annotated[str, "M01"] = ""
    numbers: Annotated[tuple[str, ...], "M01"] = ()
    next: Annotated[NextAppearance | None, "M04"] = None
    last_note_on: Annotated[date | None, "M13"] = None
    to_send_on: Annotated[tuple[UUID, ...], "M06"] = ()
    to_confirm: Annotated[tuple[UUID, ...], "M31"] = ()

    @property
    def next_day(self) -> date | None:
        """The day of what comes next, where anything does."""
        return self.next.day if self.next else None


@dataclass(frozen=True)
class _Facts:
    """What was read for all people at once, by person."""

    until: dict[UUID, datetime | None]
    numbers: dict[UUID, tuple[str, ...]]
    next: dict[UUID, NextAppearance]
    last_note: dict[UUID, date]
    drafts: frozenset[UUID]
    to_send_on: dict[UUID, tuple[UUID, ...]]
    to_confirm: dict[UUID, tuple[UUID, ...]]


def caseload(viewer: Viewer) -> tuple[CaseloadRow, ...]:
    """The people assigned to the viewer now, those without a next date first; the look is logged as one event."""
    people = related_people(viewer)
    may = gate.permitted(viewer, KINDS, WITH_A_LIAISON)
    facts = _facts(viewer, people)
    rows = [
        gate.withhold(_row(person, facts), may) for person in Participant.objects.related_to(viewer, people)
    ]
    log.record(by=viewer, act="caseload.look", subjects=people, kinds=may)
    return in_order(rows)


def _row(person: Participant, facts: _Facts) -> CaseloadRow:
    return CaseloadRow(
        participant=person.pk,
        until=facts.until.get(person.pk),
        has_draft=person.pk in facts.drafts,
        name=person.name,
        sorting_name=f"{person.surname} {person.given_name}",
        numbers=facts.numbers.get(person.pk, ()),
        next=facts.next.get(person.pk),
        last_note_on=facts.last_note.get(person.pk),
        to_send_on=facts.to_send_on.get(person.pk, ()),
        to_confirm=facts.to_confirm.get(person.pk, ()),
    )


def _facts(viewer: Viewer, people: frozenset[UUID]) -> _Facts:
    notes = Note.objects.related_to(viewer, people).order_by().values_list("participant_id")
    drafts = NoteDraft.objects.related_to(viewer, people).filter(author=viewer.id)
    files = CaseFile.objects.related_to(viewer, people).values_list("participant_id", "number")
    return _Facts(
        until=_until(viewer),
        numbers=_by_person(files),
        next=next_appearances(viewer, people),
        last_note=dict(notes.annotate(last=Max("happened_on"))),
        drafts=frozenset(drafts.values_list("participant_id", flat=True)),
        to_send_on=_by_person(care.to_send_on(viewer, people)),
        to_confirm=_by_person(
            (each.row.participant, each.row.statement) for each in care.to_confirm(viewer, people)
        ),
    )


def _until(viewer: Viewer) -> dict[UUID, datetime | None]:
    """Until when each assignment lasts; of two the longer one."""
    own = Assignment.objects.unguarded(because=BECAUSE).filter(active(clock.now()), account=viewer.id)
    ends: dict[UUID, datetime | None] = {}
    for person, end in own.order_by("starts_at").values_list("participant_id", "ends_at"):
        is_open = person in ends and ends[person] is None
        earlier = ends.get(person)
        ends[person] = None if is_open or end is None else max(end, earlier or end)
    return ends


def _by_person(pairs: Iterable[tuple[UUID, Value]]) -> dict[UUID, tuple[Value, ...]]:
    found: dict[UUID, list[Value]] = defaultdict(list)
    for person, value in pairs:
        found[person].append(value)
    return {person: tuple(values) for person, values in found.items()}
