"""What ties a programme's link to the one person it asks about, and until when its question can be answered."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from liaison.disclosure.rules.decision import Relation

TREATING: Final = Relation(care_relation=True, own_entry=True)
"""A programme that is asked how many appointments somebody kept treats him, and reads what it wrote itself."""

ASKED_OF_A_PROGRAMME: Final = frozenset({"M01", "M05", "M06"})
"""Whose attendance, at which programme, in which period: nothing else is on the page behind a link."""

TIME_TO_ANSWER: Final = timedelta(days=7)
"""A list that closes sooner after a question was sent on is not the one that it is asked for."""

WITHOUT_A_LIST: Final = timedelta(weeks=6)


def open_until(sent_at: datetime, closings: Iterable[datetime]) -> datetime:
    """Until when a question about attendance can be answered, all moments aware: what nobody can use any more is not asked.

    That is until the list closes for which it is asked, the first one that leaves a week for the answer; where no such
    list is known, six weeks. Sent again, it is asked anew.
    """
    coming = [at for at in closings if at >= sent_at + TIME_TO_ANSWER]
    return min(coming, default=sent_at + WITHOUT_A_LIST)
