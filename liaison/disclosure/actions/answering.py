"""What the source of a fact answers, once: its key, or nothing. Both are one and the same act in the log."""

from uuid import UUID

from django.db import transaction

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.disclosure import queries
from liaison.disclosure.actions.refusing import HandoverRefused, must_be_permitted
from liaison.disclosure.models import PaperSentence, SourceKey, Statement, is_countersigned
from liaison.disclosure.rules.handover import ANSWERS, Answer, Refusal

ANSWERED = "sentence.answer"


@transaction.atomic
def confirm(*, by: Viewer, statement: UUID) -> None:
    """The source turns its key: this is a true copy of what it knows. Raises ``HandoverRefused``."""
    row = _asked(by, statement, Answer.CONFIRMED)
    SourceKey.objects.create(
        statement=row.pk,
        participant=row.participant,
        actor=by.id,
        content_hash=row.content_hash,
        turned_at=clock.now(),
    )
    log.record(by=by, act=ANSWERED, subjects=[row.participant], kinds=["M30"], statement=str(row.pk))


@transaction.atomic
def decline(*, by: Viewer, statement: UUID) -> None:
    """The source does not turn its key, and gives no reason. Raises ``HandoverRefused``."""
    row = _asked(by, statement, Answer.DECLINED)
    row.declined_at = clock.now()
    row.save(update_fields=["declined_at"])
    log.record(by=by, act=ANSWERED, subjects=[row.participant], kinds=["M30"], statement=str(row.pk))


def _asked(by: Viewer, statement: UUID, answer: Answer) -> Statement | PaperSentence:
    """The sentence of which ``by`` is the source, locked, if it may still be answered so."""
    must_be_permitted(by, "M30", queries.AS_SOURCE)
    row = _found(by, statement) if by.door == "care" else None
    if row is None:
        raise HandoverRefused(Refusal.NOT_ASKED)
    keys = SourceKey.objects.unguarded(because="whether this source has answered").filter(statement=statement)
    after = ANSWERS[queries.answer_of(row, is_confirmed=keys.exists()), answer]
    if isinstance(after, Refusal):
        raise HandoverRefused(after)
    return row


def _found(by: Viewer, statement: UUID) -> Statement | PaperSentence | None:
    """What he told himself, or what stands on a paper that somebody saw him sign."""
    told = Statement.objects.seen_by(by).select_for_update().filter(pk=statement).first()
    if told is not None:
        return told
    signed = PaperSentence.objects.seen_by(by).filter(is_countersigned(), source=by.id, withdrawn_at=None)
    return signed.select_for_update(of=("self",)).filter(pk=statement).first()
