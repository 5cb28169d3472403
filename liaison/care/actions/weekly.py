"""How many wait for each programme, counted when a week is over and handed to the network: numbers, and nobody's name."""

from collections import Counter
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localtime

from liaison.care.models import Referral
from liaison.care.rules.referring import State
from liaison.common import clock
from liaison.common.viewer import Viewer
from liaison.network import actions as network
from liaison.network.models import WaitingFigure
from liaison.network.rules.figures import last_weeks

BECAUSE = "counts who waits; a number leaves, and nobody's name"
NOT_ASKED = (State.DRAFT.value, State.ENTERED_IN_ERROR.value)


def freeze(*, by: Viewer) -> int:
    """Freeze every full week of late that is not frozen yet; how many figures were new. Doing it again adds nothing."""
    weeks = last_weeks(clock.today())
    frozen = set(WaitingFigure.objects.filter(week__in=weeks).values_list("week", flat=True))
    missing = [week for week in weeks if week not in frozen]
    return sum(network.keep_week(by=by, week=week, counts=waiting_in(week)) for week in missing)


def waiting_in(week: date) -> dict[UUID, int]:
    """How many people waited for each programme when the week of this Monday ended; nobody is counted twice.

    A programme that nobody was ever referred to has no figure; one for which nobody waits any more has 0.
    """
    last = week + timedelta(days=6)
    asked = Referral.objects.unguarded(because=BECAUSE).exclude(sent_at=None).exclude(state__in=NOT_ASKED)
    pairs = asked.filter(Q(wait_ended_on=None) | Q(wait_ended_on__gt=last)).order_by()
    waiting = {
        (programme, person)
        for programme, person, sent_at in pairs.values_list("programme_id", "participant_id", "sent_at")
        if sent_at is not None and localtime(sent_at).date() <= last
    }
    counts = Counter(programme for programme, _person in waiting)
    return {
        programme: counts[programme] for programme in asked.order_by().values_list("programme_id", flat=True)
    }
