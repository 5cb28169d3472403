"""How the bridge says no, and the one decision asked before each of its writes."""

from liaison.common import clock
from liaison.common.viewer import Viewer
from liaison.disclosure.rules.decision import Action, Actor, Relation, decide
from liaison.disclosure.rules.handover import Refusal
from liaison.disclosure.rules.matrix import COLUMN_OF_ROLE


class HandoverRefused(Exception):  # noqa: N818
    """A step that cannot be taken; ``reason`` names why, for the one who tried."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


def must_be_permitted(by: Viewer, kind: str, relation: Relation) -> None:
    """Raises ``HandoverRefused`` unless the matrix lets this role, with this tie, write this row."""
    actor = Actor(by.id, COLUMN_OF_ROLE[by.role], by.door)
    if not decide(actor, Action.WRITE, kind, relation, None, clock.now()):
        raise HandoverRefused(Refusal.NOT_HIS)
