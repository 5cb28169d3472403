"""What is written about a person, for himself: his notes without what is about somebody else, his plan, what carries him.

The passages about others are not left out here: the participant's door cannot read that column at all.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from liaison.care import vault
from liaison.casework import wording
from liaison.casework.models import Note
from liaison.casework.queries import texts
from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.disclosure import gate

KINDS: Final = frozenset({"M13", "M22"})
A_PAGE: Final = 20
_READ: Final = ("participant", "sealed", "author__name", "contact", "happened_on", "written_at")


@dataclass(frozen=True)
class OwnNote:
    """One note about him, as he reads it."""

    day: date
    contact: str
    author: str
    words: str

    @property
    def contact_in_words(self) -> str:
        """The kind of contact in the language of the page."""
        return wording.word(wording.CONTACTS, self.contact)


@dataclass(frozen=True, kw_only=True)
class OwnFile:
    """One page of his notes, the latest first, counted from 1; his plan and what carries him stand on the first."""

    page: int
    has_older: bool = False
    notes: Annotated[tuple[OwnNote, ...], "M13"] = ()
    plan: Annotated[texts.PlanSheet | None, "M22"] = None
    strengths: Annotated[tuple[texts.StrengthSheet, ...], "M22"] = ()


def file_of_himself(viewer: Viewer, participant: UUID, page: int) -> OwnFile:
    """What is written about the signed-in participant; the look is logged (matrix, M13: all but what is about others)."""
    tie = replace(gate.tie_at_me(viewer), third_party_removed=True)
    may = gate.permitted(viewer, KINDS, tie)
    with vault.open_for({participant}):
        notes = _notes(viewer, page) if "M13" in may else []
        plans = texts.plans(viewer, {participant}, last_only=True) if page == 1 and "M22" in may else ()
        strengths = texts.strengths(viewer, {participant}) if page == 1 and "M22" in may else ()
    log.record(by=viewer, act="file.look", subjects=[participant], kinds=may)
    sheet = OwnFile(
        page=page,
        has_older=len(notes) > A_PAGE,
        notes=tuple(notes[:A_PAGE]),
        plan=plans[0] if plans else None,
        strengths=strengths,
    )
    return gate.withhold(sheet, may)


def _notes(viewer: Viewer, page: int) -> list[OwnNote]:
    """One page of notes, and one more where there are older ones."""
    begin = A_PAGE * (page - 1)
    rows = Note.objects.seen_by(viewer).select_related("author").only(*_READ)[begin : begin + A_PAGE + 1]
    return [OwnNote(row.happened_on, row.contact, row.author.name, texts.opened(row)) for row in rows]
