"""The liaison's people on one page: the way of each, what comes next, and what is the liaison's own to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated
from uuid import UUID

from django.utils.timezone import localtime

from liaison.care.queries.referring import ReferralLine, Told
from liaison.care.rules.referring import SENT
from liaison.casework.queries import facts
from liaison.casework.queries.changes import Change
from liaison.casework.queries.contacts import Contact
from liaison.casework.queries.head import Coming
from liaison.casework.queries.relation import own_assignments
from liaison.casework.queries.ways import Path
from liaison.casework.rules import WITH_A_LIAISON, in_order, last_day
from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.common.way import Drawing, draw
from liaison.court.queries.agenda import NextAppearance
from liaison.disclosure import gate
from liaison.participants.models import Participant

KINDS = frozenset({"M01", "M04", "M05", "M06", "M13", "M22", "M27", "M31", "M40"})


@dataclass(frozen=True, kw_only=True)
class CaseloadRow(Coming):
    """One person: his way, what comes next, what changed, and what waits for this liaison alone."""

    participant: UUID
    until: date | None
    covers_for: str
    has_draft: bool
    name: Annotated[str, "M01"] = ""
    surname: Annotated[str, "M01"] = ""
    given_name: Annotated[str, "M01"] = ""
    numbers: Annotated[tuple[str, ...], "M01"] = ()
    path: Annotated[Path | None, "M04"] = None
    sitting: Annotated[NextAppearance | None, "M04"] = None
    contact: Annotated[Contact | None, "M13"] = None
    last_note_on: Annotated[date | None, "M13"] = None
    to_answer: Annotated[tuple[Contact, ...], "M13"] = ()
    to_send_on: Annotated[tuple[UUID, ...], "M06"] = ()
    to_confirm: Annotated[tuple[UUID, ...], "M31"] = ()
    referrals: Annotated[tuple[ReferralLine, ...], "M05"] = ()
    answers: Annotated[tuple[Told, ...], "M05"] = ()
    has_plan: Annotated[bool, "M22"] = True
    changes: tuple[Change, ...] = ()

    @property
    def sorting_name(self) -> str:
        """By which a list is in order."""
        return f"{self.surname} {self.given_name}"

    @property
    def listed_name(self) -> str:
        """The name as a list has it, the surname first."""
        return self.name if not self.surname else f"{self.surname}, {self.given_name}"

    @cached_property
    def way(self) -> Drawing | None:
        """His way as it is drawn in a row."""
        return draw(self.path.way) if self.path else None

    @property
    def unanswered(self) -> tuple[ReferralLine, ...]:
        """What was asked of a programme that has not answered, the longest silence first."""
        return tuple(line for line in self.referrals if line.state in SENT)

    @property
    def is_under_way(self) -> bool:
        """Whether the court has recorded that his path runs: then a plan is the liaison's to make."""
        return self.path is not None and self.path.state == "running"


def caseload(viewer: Viewer) -> tuple[CaseloadRow, ...]:
    """The people assigned to the viewer now, those without a next contact first; the look is logged as one event."""
    held = own_assignments(viewer)
    people = frozenset(person for person, *_ in held)
    may = gate.permitted(viewer, KINDS, WITH_A_LIAISON)
    known = facts.gather(viewer, held, may)
    rows = [
        gate.withhold(_row(person, known), may) for person in Participant.objects.related_to(viewer, people)
    ]
    log.record(by=viewer, act="caseload.look", subjects=people, kinds=may)
    return in_order(rows)


def _row(person: Participant, known: facts.Facts) -> CaseloadRow:
    key = person.pk
    ends_at = known.until.get(key)
    return CaseloadRow(
        participant=key,
        until=last_day(localtime(ends_at)) if ends_at else None,
        covers_for=known.covered.get(key, "") if known.until.get(key) else "",
        has_draft=key in known.drafts,
        name=person.name,
        surname=person.surname,
        given_name=person.given_name,
        numbers=known.numbers.get(key, ()),
        path=known.paths.get(key),
        sitting=known.sittings.get(key),
        contact=known.contacts.get(key),
        last_note_on=known.last_note.get(key),
        to_answer=known.to_answer.get(key, ()),
        to_send_on=known.to_send_on.get(key, ()),
        to_confirm=known.to_confirm.get(key, ()),
        referrals=known.referrals.get(key, ()),
        answers=known.answers.get(key, ()),
        has_plan=key in known.planned,
        changes=known.changes.get(key, ()),
    )


@dataclass(frozen=True)
class SittingToCome:
    """The list of the next day on which people of hers are before the court."""

    first: NextAppearance
    many: int


@dataclass(frozen=True)
class Cover:
    """For whom the viewer covers, up to and with which day, with how many people."""

    name: str
    until: date
    many: int


def next_list(rows: tuple[CaseloadRow, ...]) -> SittingToCome | None:
    """The earliest list with people of hers, and the one among them who is called first."""
    coming = [row.sitting for row in rows if row.sitting]
    coming.sort(key=lambda sitting: (sitting.day, sitting.at, str(sitting.id)))
    if not coming:
        return None
    on_it = [sitting for sitting in coming if sitting.sitting_id == coming[0].sitting_id]
    return SittingToCome(coming[0], len(on_it))


def covers(rows: tuple[CaseloadRow, ...]) -> tuple[Cover, ...]:
    """For whom she covers: the last day of each, with how many people."""
    found: dict[str, list[date]] = {}
    for row in rows:
        if row.until:
            found.setdefault(row.covers_for, []).append(row.until)
    return tuple(Cover(name, max(ends), len(ends)) for name, ends in sorted(found.items()))


def lists(rows: tuple[CaseloadRow, ...]) -> Mapping[str, tuple[CaseloadRow, ...]]:
    """The lists that the counts of the first page open, by their name in the address."""
    coming = next_list(rows)
    on_list = coming.first.sitting_id if coming else None
    return {
        "without-next": tuple(row for row in rows if row.next_day is None),
        "changed": tuple(row for row in rows if row.changes),
        "sitting": tuple(row for row in rows if row.sitting and row.sitting.sitting_id == on_list),
        "referrals": tuple(row for row in rows if row.unanswered),
        "outcomes": tuple(row for row in rows if row.to_answer),
        "drafts": tuple(row for row in rows if row.has_draft),
        "today": tuple(row for row in rows if row.next_day == clock.today()),
    }
