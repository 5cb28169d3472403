"""What the participant decides: his words, his choices, his key, and taking it back.

Every exit is one and the same act in the log, without a fact: nobody who reads the log can tell a hand-over from
"nothing this time".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import DatabaseError, transaction

from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure import gate
from liaison.disclosure.actions.moment import is_closed_for_good
from liaison.disclosure.actions.refusing import HandoverRefused, must_be_permitted
from liaison.disclosure.models import Handover, PaperSentence, ParticipantKey, Statement
from liaison.disclosure.rules.handover import (
    HANDOVER,
    SENTENCE,
    Choice,
    Occasion,
    Refusal,
    Standing,
    Step,
    can_cross,
)

WRITTEN = "handover.write"


@dataclass(frozen=True)
class Sentence:
    """A sentence to be kept as a draft: sealed content, the hash of that content, and where its fact comes from.

    Own words have neither ``origin`` nor ``source``; a paper is its own ``origin``. ``is_chosen`` says that he has
    chosen: a paper that he has just added is kept to himself, and he is asked about it as about any other sentence.
    """

    id: UUID
    form: str
    position: int
    matrix_row: str
    sealed: bytes
    content_hash: str
    origin: UUID | None = None
    source: UUID | None = None
    choice: Choice = Choice.UNDECIDED
    is_chosen: bool = True


@transaction.atomic
def draft(*, by: Viewer, occasion: Occasion, sentences: Sequence[Sentence]) -> None:
    """Keep his words and choices as he left them, without telling anything. Raises ``HandoverRefused``."""
    take(by, occasion, Step.LATER)
    kept = {row.pk: row for row in _his_sentences(by, occasion)}
    for sentence in sentences:
        _keep(occasion, sentence, kept.get(sentence.id))
    _log(by, occasion)


@transaction.atomic
def decide_later(*, by: Viewer, occasion: Occasion) -> None:
    """Leave it open until the list closes. Raises ``HandoverRefused``."""
    take(by, occasion, Step.LATER)
    _log(by, occasion)


@transaction.atomic
def ask_lawyer(*, by: Viewer, occasion: Occasion, may_read: bool) -> None:
    """Let the lawyer who has his mandate read the draft, or no longer. Raises ``HandoverRefused``."""
    handover = take(by, occasion, Step.ASK_LAWYER)
    handover.lawyer_may_read = may_read
    handover.save(update_fields=["lawyer_may_read"])
    _log(by, occasion)


@transaction.atomic
def tell(*, by: Viewer, occasion: Occasion, approved: Mapping[UUID, str]) -> None:
    """Turn his key on each sentence that he was shown, by the hash of what he was shown. Raises ``HandoverRefused``."""
    if not approved:
        raise HandoverRefused(Refusal.NOTHING_CHOSEN)
    take(by, occasion, Step.TELL)
    kept = {row.pk: row for row in _his_sentences(by, occasion)}
    for statement, content_hash in approved.items():
        if statement not in kept:
            raise HandoverRefused(Refusal.NOT_HIS)
        _turn(by, kept[statement], content_hash)
    _log(by, occasion)


@transaction.atomic
def tell_nothing(*, by: Viewer, occasion: Occasion) -> None:
    """Tell nothing this time, finally; what he signed on paper for this occasion is taken back with it.

    Raises ``HandoverRefused``.
    """
    take(by, occasion, Step.NOTHING)
    signed = PaperSentence.objects.seen_by(by).filter(occasion=occasion.id, withdrawn_at=None)
    signed.update(withdrawn_at=clock.now())
    _log(by, occasion)


@transaction.atomic
def withdraw(*, by: Viewer, occasion: Occasion, statement: UUID) -> None:
    """Take one sentence back before the list closes. Raises ``HandoverRefused``."""
    rows = {row.pk: row for row in _his_sentences(by, occasion)}
    told = {row.pk for row in rows.values() if row.choice == Choice.TELL}
    take(by, occasion, Step.TAKE_BACK if told - {statement} else Step.TAKE_BACK_LAST)
    if statement not in rows:
        raise HandoverRefused(Refusal.NOT_HIS)
    row = rows[statement]
    _settle(row, Choice.WITHDRAWN)
    _turn_back(by, statement)
    row.save(update_fields=["choice", "chosen_at"])
    _log(by, occasion)


def _turn_back(by: Viewer, statement: UUID) -> None:
    """Mark his key withdrawn. The database refuses it where the worker delivered while we waited for the row."""
    keys = ParticipantKey.objects.seen_by(by).filter(statement=statement, withdrawn_at=None)
    try:
        with transaction.atomic():
            keys.update(withdrawn_at=clock.now())
    except DatabaseError as refused:
        raise HandoverRefused(Refusal.CLOSED) from refused


def take(by: Viewer, occasion: Occasion, step: Step) -> Handover:
    """Take a step from where the hand-over stands, with its row locked."""
    if by.role != Role.PARTICIPANT or by.person != occasion.participant:
        raise HandoverRefused(Refusal.NOT_HIS)
    must_be_permitted(by, "M31", gate.OWN_CASE)
    is_closed = is_closed_for_good(occasion)
    now = clock.now()
    own = Handover.objects.seen_by(by)
    own.get_or_create(participant=occasion.participant, occasion=occasion.id, defaults={"chosen_at": now})
    row = own.select_for_update().get(occasion=occasion.id)
    standing = Standing.CLOSED if is_closed else Standing(row.chosen)
    after = HANDOVER[standing, step]
    if isinstance(after, Refusal):
        raise HandoverRefused(after)
    row.chosen, row.chosen_at = after.value, now
    row.save(update_fields=["chosen", "chosen_at"])
    return row


def _his_sentences(by: Viewer, occasion: Occasion) -> list[Statement]:
    return list(Statement.objects.seen_by(by).select_for_update().filter(occasion=occasion.id))


def _keep(occasion: Occasion, sentence: Sentence, row: Statement | None) -> None:
    if not can_cross(sentence.matrix_row):
        raise HandoverRefused(Refusal.NEVER)
    is_new = row is None
    row = row or Statement(
        id=sentence.id,
        participant=occasion.participant,
        occasion=occasion.id,
        form=sentence.form,
        matrix_row=sentence.matrix_row,
        origin=sentence.origin,
        source=sentence.source,
        choice=Choice.UNDECIDED,
    )
    _settle(row, sentence.choice)
    row.chosen_at = row.chosen_at if sentence.is_chosen else None
    row.position, row.sealed, row.content_hash = sentence.position, sentence.sealed, sentence.content_hash
    if is_new:
        row.save(force_insert=True)
        return
    row.save(update_fields=["choice", "chosen_at", "position", "sealed", "content_hash"])


def _settle(row: Statement, choice: Choice) -> None:
    after = SENTENCE[Choice(row.choice), choice]
    if isinstance(after, Refusal):
        raise HandoverRefused(after)
    row.choice, row.chosen_at = after.value, clock.now()


def _turn(by: Viewer, row: Statement, approved: str) -> None:
    if row.content_hash != approved:
        raise HandoverRefused(Refusal.CHANGED)
    _settle(row, Choice.TELL)
    ParticipantKey.objects.create(
        statement=row.pk,
        participant=row.participant,
        actor=by.id,
        content_hash=approved,
        turned_at=clock.now(),
    )
    row.save(update_fields=["choice", "chosen_at"])


def _log(by: Viewer, occasion: Occasion) -> None:
    log.record(by=by, act=WRITTEN, subjects=[occasion.participant], kinds=["M31"])
