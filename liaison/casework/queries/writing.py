"""The note that a viewer is about to write, with the draft he left; the next contact that he is about to plan."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from liaison.care import vault
from liaison.casework.queries import texts
from liaison.casework.queries.head import HEAD_KINDS, Head, head_of
from liaison.casework.queries.relation import require
from liaison.casework.rules import WITH_A_LIAISON
from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.disclosure import gate


@dataclass(frozen=True, kw_only=True)
class WritingPage:
    """About whom something is written, and what was left unfinished."""

    head: Head
    draft: Annotated[texts.DraftSheet | None, "M13"] = None


def writing_page(viewer: Viewer, participant: UUID) -> WritingPage:
    """The person with the viewer's own draft; the look is logged. Raises ``Http404`` for somebody who is not his."""
    people = require(viewer, participant)
    may = gate.permitted(viewer, HEAD_KINDS, WITH_A_LIAISON)
    with vault.open_for(people):
        draft = texts.draft(viewer, people) if "M13" in may else None
    page = WritingPage(head=head_of(viewer, participant, may), draft=draft)
    log.record(by=viewer, act="note.begin", subjects=people, kinds=may)
    return gate.withhold(page, may)
