"""A way in to the participant's door: for the person himself, and for a lawyer to whom he may give a mandate."""

from uuid import UUID

from django.db import transaction
from django.http import Http404

from liaison.casework.queries.relation import require_to_write
from liaison.casework.rules import ASSIGNABLE
from liaison.common import links, log
from liaison.common.links import NewLink
from liaison.common.models import Link
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.participants.models import Participant, SignIn

DOOR = "me"
KIND = "M02"


@transaction.atomic
def invite(*, by: Viewer, participant: UUID, address: str = "") -> NewLink:
    """A link for the person himself, which the liaison gives to him. An earlier one ends: a telephone can be lost.

    Without ``address`` the one that is known stays. Raises ``Http404`` where the viewer is not his liaison.
    """
    people = require_to_write(by, participant, KIND)
    person = Participant.objects.related_to(by, people).get(pk=participant)
    sign_in, is_new = SignIn.objects.get_or_create(
        participant=person,
        defaults={
            "role": Role.PARTICIPANT.value,
            "name": person.name,
            "language": person.language,
            "address": address,
        },
    )
    if address and not is_new:
        sign_in.address = address
        sign_in.save(update_fields=["address"])
    for earlier in links.working(sign_in.pk):
        links.revoke(by=by, link_id=earlier.id)
    log.record(by=by, act="link.give", subjects=people, kinds=[KIND], sign_in=str(sign_in.pk))
    return links.make(by=by, door=DOOR, purpose=Link.Purpose.SIGN_IN, subject=sign_in.pk)


@transaction.atomic
def prepare_lawyer(*, by: Viewer, name: str, address: str = "", language: str = "nl") -> NewLink:
    """A sign-in for a lawyer. It opens nothing until a client gives him a mandate. Raises ``Http404`` for no liaison."""
    if by.door != "care" or by.role not in ASSIGNABLE:
        raise Http404
    sign_in = SignIn.objects.create(
        role=Role.MANDATED_LAWYER.value, name=name, address=address, language=language
    )
    log.record(by=by, act="lawyer.prepare", sign_in=str(sign_in.pk))
    return links.make(by=by, door=DOOR, purpose=Link.Purpose.SIGN_IN, subject=sign_in.pk)
