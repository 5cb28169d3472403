"""One person's file: who he is, his way, one feed, what carries him, his plan, and what the court has from him."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Annotated
from uuid import UUID

from liaison.care import queries as care
from liaison.care import vault
from liaison.casework.queries import contacts, texts
from liaison.casework.queries.feed import PAGE, Chip, Feed, feed_of
from liaison.casework.queries.handed import Handed, handed_of
from liaison.casework.queries.head import Head, head_of
from liaison.casework.queries.relation import require
from liaison.casework.rules import FILE_KINDS, WITH_A_LIAISON
from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.disclosure import gate

__all__ = ["PAGE", "Chip", "Feed", "PersonFile", "person_file"]


@dataclass(frozen=True, kw_only=True)
class PersonFile:
    """What a liaison reads of one person; what the matrix does not give him is silent."""

    head: Head
    feed: Feed = field(default_factory=Feed)
    has_draft: Annotated[bool, "M13"] = False
    to_answer: Annotated[tuple[contacts.Contact, ...], "M13"] = ()
    plan: Annotated[texts.PlanSheet | None, "M22"] = None
    strengths: Annotated[tuple[texts.StrengthSheet, ...], "M22"] = ()
    to_confirm: Annotated[tuple[UUID, ...], "M31"] = ()
    handed: Annotated[tuple[Handed, ...], "M40"] = ()

    @property
    def name(self) -> str:
        """His name."""
        return self.head.name

    @property
    def participant(self) -> UUID:
        """Whose file it is."""
        return self.head.participant


def person_file(viewer: Viewer, participant: UUID, asked: Feed | None = None) -> PersonFile:
    """The file of a person whom the viewer is assigned to; the look is logged. Raises ``Http404`` for anybody else."""
    people = require(viewer, participant)
    may = gate.permitted(viewer, FILE_KINDS, WITH_A_LIAISON)
    with vault.open_for(people):
        head = head_of(viewer, participant, may)
        sheet = PersonFile(
            head=head,
            feed=feed_of(viewer, participant, head.path, may, asked or Feed()),
            has_draft="M13" in may and texts.draft(viewer, people) is not None,
            to_answer=contacts.to_answer(viewer, people).get(participant, ()),
            plan=_plan(viewer, people, may),
            strengths=texts.strengths(viewer, people) if "M22" in may else (),
            to_confirm=tuple(each.row.statement for each in care.to_confirm(viewer, people)),
            handed=handed_of(viewer, people),
        )
    log.record(by=viewer, act="file.look", subjects=people, kinds=may)
    return gate.withhold(sheet, may)


def _plan(viewer: Viewer, people: Iterable[UUID], may: frozenset[str]) -> texts.PlanSheet | None:
    found = texts.plans(viewer, people, last_only=True) if "M22" in may else ()
    return found[0] if found else None
