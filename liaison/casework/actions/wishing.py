"""Another liaison: the person asks for one without a reason, the coordinator acts on it."""

from uuid import UUID

from django.db import transaction
from django.http import Http404

from liaison.casework.models import LiaisonWish
from liaison.casework.queries.wishes import open_wishes
from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer

KIND = "M05"


@transaction.atomic
def ask_for_another(*, by: Viewer) -> None:
    """Keep that the participant himself asks for another liaison; asking twice is asking once.

    Raises ``Http404`` for anybody but a participant at his own door.
    """
    if by.person is None or by.role != Role.PARTICIPANT:
        raise Http404
    own = LiaisonWish.objects.seen_by(by).filter(answered_at=None)
    if not own.exists():
        LiaisonWish.objects.create(participant_id=by.person, asked_at=clock.now())
    log.record(by=by, act="liaison.wish", subjects=[by.person], kinds=[KIND])


@transaction.atomic
def answer_wish(*, by: Viewer, wish: UUID) -> None:
    """Take a wish off the list: another liaison was found, or they talked. Raises ``Http404`` for no open wish."""
    found = [row for row in open_wishes(by) if row.id == wish]
    if not found:
        raise Http404
    rows = LiaisonWish.objects.related_to(by, {found[0].participant})
    rows.filter(pk=wish).update(answered_at=clock.now())
    log.record(by=by, act="liaison.wish-answered", subjects=[found[0].participant], kinds=[KIND])
