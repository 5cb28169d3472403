"""What ties a viewer to a person of the care side, as far as this room knows it."""

from dataclasses import replace

from liaison.care.rules.attesting import TREATING
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure import gate
from liaison.disclosure.rules.decision import Relation

ASSIGNED = Relation(assigned=True, own_entry=True)
CARERS = frozenset({Role.LIAISON, Role.COORDINATOR})


def tie(viewer: Viewer, *, agreed: bool = False) -> Relation:
    """The tie to people whom the viewer's room has already found to be his own.

    ``agreed`` says that the person agreed to the referral that is read: then a programme has a care relation with
    him, and what the two carers write to each other may be read by both.
    """
    if viewer.role in CARERS:
        return replace(ASSIGNED, consent=agreed)
    if viewer.role == Role.PROGRAMME:
        return replace(TREATING, consent=True) if agreed else Relation()
    return gate.tie_at_me(viewer)
