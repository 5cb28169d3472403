"""The versions of one person's plan."""

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
class PlanPage:
    """The plan of one person with its earlier versions, the latest first."""

    head: Head
    versions: Annotated[tuple[texts.PlanSheet, ...], "M22"] = ()

    @property
    def last(self) -> texts.PlanSheet | None:
        """The version that holds now."""
        return self.versions[0] if self.versions else None

    @property
    def name(self) -> str:
        """His name."""
        return self.head.name


def plan_page(viewer: Viewer, participant: UUID) -> PlanPage:
    """Every version, opened; the look is logged. Raises ``Http404`` for a person who is not the viewer's."""
    people = require(viewer, participant)
    may = gate.permitted(viewer, HEAD_KINDS | {"M22"}, WITH_A_LIAISON)
    with vault.open_for(people):
        versions = texts.plans(viewer, people, last_only=False) if "M22" in may else ()
    head = head_of(viewer, participant, may)
    log.record(by=viewer, act="plan.look", subjects=people, kinds=may)
    return gate.withhold(PlanPage(head=head, versions=versions), may)
