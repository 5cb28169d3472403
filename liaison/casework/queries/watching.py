"""Looks at the care door that are strange: for the worker that draws what is reviewed. Nobody is shown to anybody."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from liaison.casework.models import Assignment
from liaison.common.reviewing import Look
from liaison.common.roles import Role
from liaison.participants.watching import of_own_name

__all__ = ["of_own_name", "without_relation"]

BECAUSE = "the worker compares who looked with who was assigned"
Spans = list[tuple[UUID, datetime, datetime | None]]


def without_relation(looks: Collection[Look]) -> Iterator[Look]:
    """The looks at somebody to whom another was assigned at that moment, and not the one who looked.

    A coordinator may look at whoever has nobody: she is who assigns.
    """
    people = {person for look in looks for person in look.people}
    assigned: defaultdict[UUID, Spans] = defaultdict(list)
    rows = Assignment.objects.unguarded(because=BECAUSE).filter(participant__in=people)
    for person, account, begins, ends in rows.values_list(
        "participant_id", "account_id", "starts_at", "ends_at"
    ):
        assigned[person].append((account, begins, ends))
    for look in looks:
        if look.act.endswith(".look") and not all(
            _is_related(look, assigned[person]) for person in look.people
        ):
            yield look


def _is_related(look: Look, spans: Spans) -> bool:
    then = {
        account for account, begins, ends in spans if begins <= look.at and (ends is None or look.at < ends)
    }
    return look.actor in then or (look.role == Role.COORDINATOR and not then)
