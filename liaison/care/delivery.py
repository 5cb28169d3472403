"""The worker of the care door at a list's closing moment: unseals what may cross, and hands it to the bridge.

May be run at any time and as often as one likes: a list is delivered once, and one that was missed is caught up.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from liaison.care import vault
from liaison.common import clock, log, sealing
from liaison.common.viewer import Viewer
from liaison.court.queries.agenda import lists_closing
from liaison.disclosure import actions as bridge
from liaison.disclosure import queries

PAGES = "disclosure_statementpage"
ON_TIME = timedelta(minutes=5)
LATE = "handover.late"


@dataclass(frozen=True)
class DeliveredList:
    """One list that was delivered now: how late, and how many of its sentences could not be trusted."""

    list_id: UUID
    closes_at: datetime
    delivered_at: datetime
    alarms: int

    @property
    def is_late(self) -> bool:
        """Whether the chamber may have missed it in its pack."""
        return self.delivered_at - self.closes_at > ON_TIME


def deliver_closed(*, by: Viewer) -> tuple[DeliveredList, ...]:
    """Deliver every list whose closing moment has passed, each in one transaction.

    Raises ``sealing.KeyFileError`` without the care side's key: then nothing is delivered, and it is tried again.
    """
    closed = lists_closing(clock.now())
    before = queries.delivered(each.sitting_id for each in closed)
    done = (
        _deliver(by, each.sitting_id, each.closes_at, each.appearances)
        for each in closed
        if each.sitting_id not in before
    )
    return tuple(each for each in done if each)


@transaction.atomic
def _deliver(
    by: Viewer, list_id: UUID, closes_at: datetime, occasions: tuple[UUID, ...]
) -> DeliveredList | None:
    result = bridge.deliver_list(by=by, list_id=list_id, occasions=occasions, opener=OPENER)
    if not result.is_first:
        return None
    done = DeliveredList(list_id, closes_at, clock.now(), result.alarms)
    if done.is_late:
        minutes = int((done.delivered_at - closes_at).total_seconds()) // 60
        log.record(by=by, act=LATE, list=str(list_id), minutes=minutes)
    return done


def _text(participant: UUID, table: str, row: UUID, sealed: bytes) -> str | None:
    try:
        return vault.unseal(participant, sealed, table=table, row=row, field="sealed")
    except sealing.SealBroken:
        return None


def _page(participant: UUID, row: UUID, sealed: bytes) -> bytes | None:
    try:
        return vault.unseal_bytes(participant, sealed, table=PAGES, row=row, field="sealed")
    except sealing.SealBroken:
        return None


OPENER = bridge.Opener(text=_text, page=_page)
