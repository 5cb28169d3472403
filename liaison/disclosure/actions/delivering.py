"""The closing moment: everything for one list is frozen and delivered, at once, once."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, transaction

from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure.actions.refusing import HandoverRefused
from liaison.disclosure.models import Delivery, FrozenCopy, ParticipantKey, SourceKey, Statement
from liaison.disclosure.rules import wording
from liaison.disclosure.rules.handover import PURPOSE, RECIPIENTS, Fate, Key, Refusal, Said, fate, read_until
from liaison.disclosure.rules.matrix import MATRIX

DELIVERED = "handover.deliver"
ALARM = "handover.alarm"
BECAUSE = "the worker carries sealed copies and shows them to nobody"

Opened = Callable[[UUID, UUID, bytes], str | None]
"""The content of a participant's sealed statement, or nothing where it cannot be unsealed."""


@dataclass(frozen=True)
class Delivered:
    """What one run did for one list: nothing where it had been delivered before."""

    is_first: bool
    copies: int = 0
    alarms: int = 0


@transaction.atomic
def deliver_list(*, by: Viewer, list_id: UUID, occasions: Iterable[UUID], opened: Opened) -> Delivered:
    """Freeze and deliver what the keys release for these occasions, in the worker's name at the care door.

    A sentence without its keys by now leaves no trace. One whose bytes are not those that were approved is not
    delivered either, and the log says so. Raises ``HandoverRefused`` for anybody but the worker.
    """
    if by.role != Role.SYSTEM or by.door != "care":
        raise HandoverRefused(Refusal.NOT_HIS)
    now = clock.now()
    # The court reads this moment: finer, it would tell how much there was to open in the lists delivered before.
    to_the_minute = now.replace(second=0, microsecond=0)
    _, is_first = Delivery.objects.get_or_create(list=list_id, defaults={"delivered_at": now})
    if not is_first:
        return Delivered(is_first=False)
    fates = Counter[Fate]()
    crossed: list[Statement] = []
    for row, content, its_fate in _fates(occasions, opened):
        done = (
            its_fate
            if content is None or its_fate != Fate.DELIVERED
            else _freeze(row, content, crossed, to_the_minute)
        )
        fates[done] += 1
        if done == Fate.DELIVERED:
            crossed.append(row)
        if done == Fate.ALARM:
            log.record(by=by, act=ALARM, subjects=[row.participant], kinds=["M31"], statement=str(row.pk))
    people, kinds = {row.participant for row in crossed}, {row.matrix_row for row in crossed}
    log.record(by=by, act=DELIVERED, subjects=people, kinds=kinds, ground=MATRIX.version, list=str(list_id))
    return Delivered(is_first=True, copies=fates[Fate.DELIVERED], alarms=fates[Fate.ALARM])


def _fates(occasions: Iterable[UUID], opened: Opened) -> Iterable[tuple[Statement, str | None, Fate]]:
    rows = Statement.objects.unguarded(because=BECAUSE)
    told = list(
        rows.filter(occasion__in=list(occasions), choice=Statement.Choice.TELL).order_by(
            "occasion", "position", "id"
        )
    )
    his, theirs = _his_keys(told), _their_keys(told)
    for row in told:
        said = Said(
            row.pk, row.participant, row.form != Statement.Form.OWN_WORDS, row.source, row.content_hash
        )
        content = opened(row.participant, row.pk, bytes(row.sealed))
        bytes_hash = None if content is None else wording.digest(content)
        yield row, content, fate(said, his.get(row.pk), theirs.get(row.pk), bytes_hash)


def _his_keys(told: Iterable[Statement]) -> Mapping[UUID, Key]:
    keys = ParticipantKey.objects.unguarded(because=BECAUSE).filter(statement__in=[row.pk for row in told])
    return {
        key.statement: Key(
            key.statement, key.participant, key.actor, key.content_hash, key.withdrawn_at is not None
        )
        for key in keys
    }


def _their_keys(told: Iterable[Statement]) -> Mapping[UUID, Key]:
    keys = SourceKey.objects.unguarded(because=BECAUSE).filter(statement__in=[row.pk for row in told])
    return {key.statement: Key(key.statement, key.participant, key.actor, key.content_hash) for key in keys}


def _freeze(row: Statement, content: str, crossed: Iterable[Statement], now: datetime) -> Fate:
    """Freeze one sentence. The database holds the keys once more, against a withdrawal of this very moment."""
    copy = FrozenCopy(
        statement=row.pk,
        participant=row.participant,
        occasion=row.occasion,
        place=1 + sum(other.occasion == row.occasion for other in crossed),
        form=row.form,
        matrix_row=row.matrix_row,
        content=content,
        content_hash=row.content_hash,
        recipients=",".join(sorted(RECIPIENTS)),
        purpose=PURPOSE,
        matrix_version=MATRIX.version,
        delivered_at=now,
        expires_at=read_until(now),
    )
    try:
        with transaction.atomic():
            copy.save(force_insert=True)
    except DatabaseError:
        his = _his_keys([row]).get(row.pk)
        return Fate.ALARM if his and not his.is_withdrawn else Fate.SILENT
    return Fate.DELIVERED
