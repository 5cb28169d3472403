"""Another liaison: the person asks for one without a reason, the coordinator acts on it."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.http import Http404

from liaison.casework.actions import assigning
from liaison.casework.models import LiaisonWish
from liaison.casework.queries.wishes import Wish, open_wish
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
    """Take a wish off the list: they talked, and it stays as it is. Raises ``Http404`` for no open wish."""
    _answered(by, open_wish(by, wish))


@transaction.atomic
def give_another(*, by: Viewer, wish: UUID, account: UUID, first_day: date) -> None:
    """Give the person the liaison he asked for another one instead of, from a day on.

    Raises ``Http404`` for no open wish, and for a liaison of another service.
    """
    row = open_wish(by, wish)
    assigning.change(by=by, participant=row.participant, account=account, day=first_day)
    _answered(by, row)


def _answered(by: Viewer, row: Wish) -> None:
    rows = LiaisonWish.objects.related_to(by, {row.participant})
    rows.filter(pk=row.id).update(answered_at=clock.now())
    log.record(by=by, act="liaison.wish-answered", subjects=[row.participant], kinds=[KIND])
