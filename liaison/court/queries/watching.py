"""Looks at the court's door that are strange: for the worker that draws what is reviewed. Nobody is shown to anybody."""

from collections.abc import Collection, Iterator
from uuid import UUID

from liaison.common.reviewing import Look
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.models import CaseFile
from liaison.participants.watching import of_own_name

__all__ = ["of_own_name", "without_relation"]


def without_relation(looks: Collection[Look]) -> Iterator[Look]:
    """The looks of somebody who reaches no file of that person now: neither by his chamber nor as his lawyer."""
    reached: dict[Viewer, frozenset[UUID]] = {}
    people = {person for look in looks for person in look.people}
    for look in looks:
        viewer = Viewer(look.actor, Role(look.role), "court", organisation=look.organisation)
        if viewer not in reached:
            rows = CaseFile.objects.seen_by(viewer).filter(participant__in=people)
            reached[viewer] = frozenset(rows.values_list("participant_id", flat=True))
        if not look.people <= reached[viewer]:
            yield look
