"""The closing moment: everything for one list is frozen and delivered, at once, once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, transaction

from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure.actions.moment import hold_alone
from liaison.disclosure.actions.refusing import HandoverRefused
from liaison.disclosure.actions.weighing import Carried, Opener, stands, weighed
from liaison.disclosure.models import Delivery, FrozenCopy, FrozenPage
from liaison.disclosure.rules import wording
from liaison.disclosure.rules.handover import PURPOSE, RECIPIENTS, Fate, Refusal, read_until
from liaison.disclosure.rules.matrix import MATRIX

DELIVERED = "handover.deliver"
ALARM = "handover.alarm"


@dataclass(frozen=True)
class Delivered:
    """What one run did for one list: nothing where it had been delivered before."""

    is_first: bool
    copies: int = 0
    alarms: int = 0


@transaction.atomic
def deliver_list(*, by: Viewer, list_id: UUID, occasions: Iterable[UUID], opener: Opener) -> Delivered:
    """Freeze and deliver what the keys release for these occasions, in the worker's name at the care door.

    A sentence without its keys by now leaves no trace. One whose bytes are not those that were approved is not
    delivered either, and the log says so. Raises ``HandoverRefused`` for anybody but the worker.
    """
    if by.role != Role.SYSTEM or by.door != "care":
        raise HandoverRefused(Refusal.NOT_HIS)
    hold_alone(list_id)
    now = clock.now()
    # The court reads this moment: finer, it would tell how much there was to open in the lists delivered before.
    to_the_minute = now.replace(second=0, microsecond=0)
    _, is_first = Delivery.objects.get_or_create(list=list_id, defaults={"delivered_at": now})
    if not is_first:
        return Delivered(is_first=False)
    fates = Counter[Fate]()
    crossed: list[Carried] = []
    for each in weighed(occasions, opener):
        done = each.fate if each.fate != Fate.DELIVERED else _freeze(each, crossed, to_the_minute)
        fates[done] += 1
        if done == Fate.DELIVERED:
            crossed.append(each)
        if done == Fate.ALARM:
            about = each.row
            log.record(by=by, act=ALARM, subjects=[about.participant], kinds=["M31"], statement=str(about.pk))
    people, kinds = {each.row.participant for each in crossed}, {each.row.matrix_row for each in crossed}
    log.record(by=by, act=DELIVERED, subjects=people, kinds=kinds, ground=MATRIX.version, list=str(list_id))
    return Delivered(is_first=True, copies=fates[Fate.DELIVERED], alarms=fates[Fate.ALARM])


def _freeze(each: Carried, crossed: Iterable[Carried], now: datetime) -> Fate:
    """Freeze one sentence, a paper with all its pages. The database holds the keys once more, against a withdrawal of
    this very moment.
    """
    place = 1 + sum(other.row.occasion == each.row.occasion for other in crossed)
    try:
        with transaction.atomic():
            copy = _copy(each, place, now)
            copy.save(force_insert=True)
            for number, page in enumerate(each.pages, start=1):
                _page(copy, number, page).save(force_insert=True)
    except DatabaseError:
        return Fate.ALARM if stands(each.row) else Fate.SILENT
    return Fate.DELIVERED


def _copy(each: Carried, place: int, now: datetime) -> FrozenCopy:
    return FrozenCopy(
        statement=each.row.pk,
        participant=each.row.participant,
        occasion=each.row.occasion,
        place=place,
        form=each.row.form,
        matrix_row=each.row.matrix_row,
        content=each.content,
        content_hash=each.row.content_hash,
        recipients=",".join(sorted(RECIPIENTS)),
        purpose=PURPOSE,
        matrix_version=MATRIX.version,
        delivered_at=now,
        expires_at=read_until(now),
    )


def _page(copy: FrozenCopy, number: int, page: bytes) -> FrozenPage:
    return FrozenPage(
        copy=copy.pk,
        participant=copy.participant,
        number=number,
        content=page,
        content_hash=wording.digest_of(page),
    )
