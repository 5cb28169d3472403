"""Whether a person has a way in of his own, for the liaison who may give him one."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from liaison.casework.queries.relation import require
from liaison.casework.rules import WITH_A_LIAISON
from liaison.common import links, log
from liaison.common.viewer import Viewer
from liaison.disclosure import gate
from liaison.participants.models import Participant, SignIn

KINDS = frozenset({"M01", "M02"})


@dataclass(frozen=True, kw_only=True)
class WayIn:
    """What is known of a person's way in: whether a link works, and where his codes are sent."""

    participant: UUID
    name: Annotated[str, "M01"] = ""
    address: Annotated[str, "M02"] = ""
    has_link: bool = False


def way_in(viewer: Viewer, participant: UUID) -> WayIn:
    """The way in of one person; the look is logged. Raises ``Http404`` for a person who is not the viewer's."""
    people = require(viewer, participant)
    may = gate.permitted(viewer, KINDS, WITH_A_LIAISON)
    person = Participant.objects.related_to(viewer, people).get()
    sign_in = SignIn.objects.filter(participant=participant).first()
    log.record(by=viewer, act="link.look", subjects=people, kinds=may)
    sheet = WayIn(
        participant=participant,
        name=person.name,
        address=sign_in.address if sign_in else "",
        has_link=bool(sign_in and links.working(sign_in.pk)),
    )
    return gate.withhold(sheet, may)
