"""What the bridge lets be read: copies by those who received them, sentences by their participant and their source.

None of these queries logs: each room that asks joins them to rows of its own and logs that one look, with the rows
of the matrix named here (``KINDS_OF_COPIES`` and each copy's own; ``M31`` for sentences).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from liaison.common import clock
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure import gate
from liaison.disclosure.models import Delivery, FrozenCopy, Handover, ParticipantKey, SourceKey, Statement
from liaison.disclosure.rules import wording
from liaison.disclosure.rules.decision import Disclosure, Relation
from liaison.disclosure.rules.handover import Answer, Choice, Occasion, Standing
from liaison.disclosure.rules.matrix import Column

KINDS_OF_COPIES: Final = frozenset({"M40"})
AS_SOURCE: Final = Relation(assigned=True, care_relation=True, own_entry=True)
"""A source's tie to the sentences that it is the source of, which is all that it is ever given."""


@dataclass(frozen=True)
class Copy:
    """One sentence as it was delivered, in every language; ``is_confirmed`` by the source of its fact."""

    id: UUID
    occasion: UUID
    place: int
    form: str
    matrix_row: str
    words: Mapping[str, str]
    is_confirmed: bool
    delivered_at: datetime


@dataclass(frozen=True)
class Awaiting:
    """A sentence that its source is asked to confirm as a true copy, sealed under its participant's key."""

    statement: UUID
    participant: UUID
    occasion: UUID
    matrix_row: str
    origin: UUID | None
    sealed: bytes
    content_hash: str


@dataclass(frozen=True)
class SentenceSheet:
    """One of his own sentences for one occasion, sealed, with where it stands."""

    id: UUID
    form: str
    position: int
    matrix_row: str
    origin: UUID | None
    source: UUID | None
    sealed: bytes
    content_hash: str
    choice: Choice
    answer: Answer

    @property
    def is_own_words(self) -> bool:
        """Whether he wrote it himself; then no source is asked."""
        return self.form == Statement.Form.OWN_WORDS


@dataclass(frozen=True)
class HandoverSheet:
    """Where his hand-over for one occasion stands, and whether he lets his lawyer read the draft."""

    standing: Standing
    lawyer_may_read: bool


def copies_for(viewer: Viewer, occasions: Iterable[UUID]) -> dict[UUID, tuple[Copy, ...]]:
    """What was delivered for these occasions, which the asking room has reached for the viewer, in his order.

    Every copy passes the one decision, as of now; one that the viewer may not read leaves no gap in ``place`` that
    another reader could compare, since all recipients of the court's side are one bundle.
    """
    tie = gate.tie_at_me(viewer) if viewer.door == "me" else gate.OWN_CASE
    rows = (
        FrozenCopy.objects.of_occasions(viewer, occasions)
        .defer("statement")
        .order_by("occasion", "place", "id")
    )
    found: dict[UUID, tuple[Copy, ...]] = {}
    for row in rows:
        if gate.permitted(viewer, {row.matrix_row}, tie, _released(row)):
            found[row.occasion] = (*found.get(row.occasion, ()), _copy(row))
    return found


def _released(row: FrozenCopy) -> Disclosure:
    recipients = frozenset(Column(name) for name in row.recipients.split(","))
    return Disclosure(row.delivered_at, row.expires_at, recipients)


def _copy(row: FrozenCopy) -> Copy:
    return Copy(
        id=row.pk,
        occasion=row.occasion,
        place=row.place,
        form=row.form,
        matrix_row=row.matrix_row,
        words=wording.read(row.content),
        is_confirmed=row.form != Statement.Form.OWN_WORDS,
        delivered_at=row.delivered_at,
    )


def awaiting(viewer: Viewer) -> tuple[Awaiting, ...]:
    """What this source is asked to confirm and has not answered, oldest first; whatever its list, closed or not."""
    if not gate.permitted(viewer, {"M31"}, AS_SOURCE):
        return ()
    asked = list(Statement.objects.seen_by(viewer).filter(declined_at=None).order_by("chosen_at", "id"))
    confirmed = _confirmed(statement.pk for statement in asked)
    return tuple(
        Awaiting(
            statement=each.pk,
            participant=each.participant,
            occasion=each.occasion,
            matrix_row=each.matrix_row,
            origin=each.origin,
            sealed=bytes(each.sealed),
            content_hash=each.content_hash,
        )
        for each in asked
        if each.pk not in confirmed
    )


def _confirmed(statements: Iterable[UUID]) -> frozenset[UUID]:
    keys = SourceKey.objects.unguarded(
        because="whether a sentence that the viewer was given has been confirmed"
    )
    return frozenset(keys.filter(statement__in=list(statements)).values_list("statement", flat=True))


def is_closed(occasion: Occasion) -> bool:
    """Whether hand-over for this occasion has ended: its moment has passed, or its list has been delivered."""
    return clock.now() >= occasion.closes_at or Delivery.objects.filter(list=occasion.list_id).exists()


def delivered(lists: Iterable[UUID]) -> frozenset[UUID]:
    """Those of these lists that have been delivered."""
    return frozenset(Delivery.objects.filter(list__in=list(lists)).values_list("list", flat=True))


def handover_of(viewer: Viewer, occasion: Occasion) -> HandoverSheet:
    """Where the hand-over stands, for the participant or the lawyer whom he lets read it."""
    row = Handover.objects.seen_by(viewer).filter(occasion=occasion.id).first()
    may_read = row is not None and row.lawyer_may_read
    if is_closed(occasion):
        return HandoverSheet(Standing.CLOSED, may_read)
    return HandoverSheet(Standing(row.chosen) if row else Standing.UNDECIDED, may_read)


def sentences_of(viewer: Viewer, occasion: UUID) -> tuple[SentenceSheet, ...]:
    """His sentences for one occasion in their order: all of them for himself; for a lawyer with his mandate, those
    that he thinks of telling or tells, once he has asked for the lawyer's view.
    """
    if not gate.permitted(viewer, {"M31"}, gate.tie_at_me(viewer)):
        return ()
    rows = Statement.objects.seen_by(viewer).filter(occasion=occasion).order_by("position", "id")
    if viewer.role != Role.PARTICIPANT:
        asked = Handover.objects.seen_by(viewer).filter(occasion=occasion, lawyer_may_read=True)
        rows = rows.filter(choice__in=[Choice.UNDECIDED, Choice.TELL]) if asked.exists() else rows.none()
    found = list(rows)
    confirmed = _confirmed(row.pk for row in found)
    return tuple(_sentence(row, row.pk in confirmed) for row in found)


def _sentence(row: Statement, is_confirmed: bool) -> SentenceSheet:  # noqa: FBT001
    return SentenceSheet(
        id=row.pk,
        form=row.form,
        position=row.position,
        matrix_row=row.matrix_row,
        origin=row.origin,
        source=row.source,
        sealed=bytes(row.sealed),
        content_hash=row.content_hash,
        choice=Choice(row.choice),
        answer=answer_of(row, is_confirmed=is_confirmed),
    )


def answer_of(row: Statement, *, is_confirmed: bool) -> Answer:
    """Where a sentence stands with its source."""
    if is_confirmed:
        return Answer.CONFIRMED
    if row.declined_at is not None:
        return Answer.DECLINED
    is_asked = row.choice == Choice.TELL and row.source is not None
    return Answer.ASKED if is_asked else Answer.NOT_ASKED


def told_before(viewer: Viewer) -> frozenset[UUID]:
    """The facts of which a sentence has already been delivered, at any occasion; they are not suggested again."""
    copies = FrozenCopy.objects.seen_by(viewer).values_list("statement", flat=True)
    told = Statement.objects.seen_by(viewer).filter(id__in=list(copies), origin__isnull=False)
    return frozenset(origin for origin in told.values_list("origin", flat=True) if origin)


def live_keys(statements: Iterable[UUID]) -> Mapping[UUID, ParticipantKey]:
    """The participants' keys to these sentences, for the worker that delivers."""
    keys = ParticipantKey.objects.unguarded(because="the worker carries sealed copies and shows nobody")
    return {key.statement: key for key in keys.filter(statement__in=list(statements))}
