"""A paper that was handed over, for those of the court's side who have the case: as he approved it, byte for byte."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from liaison.common import log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.models import CHAMBER_ROLES, Appearance
from liaison.court.queries import people
from liaison.court.queries.people import Person
from liaison.court.queries.sheet import Sentence, sentence
from liaison.disclosure.queries import Copy, copies_for, occasion_of, page_of


@dataclass(frozen=True)
class Paper:
    """One paper: whose it is, for which sitting, its title, and the numbers of its pages."""

    id: UUID
    appearance: UUID
    day: date
    person: Person
    title: Sentence
    numbers: range
    may_open_sheet: bool


def paper(viewer: Viewer, copy: UUID) -> Paper | None:
    """The paper; None for what the viewer does not reach, for a sentence, and for what there is not. Logs the look."""
    found = _found(viewer, copy)
    if found is None:
        return None
    row, its = found
    return Paper(
        id=its.id,
        appearance=row.pk,
        day=row.sitting.day,
        person=people.person(row.participant, people.may_read(viewer)),
        title=sentence(its),
        numbers=its.numbers,
        may_open_sheet=viewer.role in CHAMBER_ROLES,
    )


def paper_page(viewer: Viewer, copy: UUID, number: int) -> bytes | None:
    """One page of it, the very bytes; None as for the paper. Logs the look."""
    found = _found(viewer, copy)
    return page_of(viewer, found[1], number) if found else None


def _found(viewer: Viewer, copy: UUID) -> tuple[Appearance, Copy] | None:
    occasion = occasion_of(copy)
    if occasion is None or viewer.role not in CHAMBER_ROLES | {Role.LAWYER}:
        return None
    reached = Appearance.objects.seen_by(viewer).filter(pk=occasion).select_related("participant", "sitting")
    row = reached.first()
    if row is None:
        return None
    copies = copies_for(viewer, [row.pk]).get(row.pk, ())
    its = next((each for each in copies if each.id == copy and each.pages), None)
    kinds = {"M01", "M40"} if its else {"M40"}
    log.record(by=viewer, act="paper.look", subjects=[row.participant_id], kinds=kinds, copy=str(copy))
    return (row, its) if its else None
