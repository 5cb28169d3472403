"""Sentences before they are delivered: for their participant, his lawyer, and the source that is asked to confirm."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from liaison.common import clock
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure import gate
from liaison.disclosure.models import (
    Delivery,
    FrozenCopy,
    Handover,
    PaperSentence,
    SourceKey,
    Statement,
    StatementPage,
    is_countersigned,
)
from liaison.disclosure.rules.decision import Relation
from liaison.disclosure.rules.handover import Answer, Choice, Occasion, Standing

AS_SOURCE: Final = Relation(assigned=True, care_relation=True, own_entry=True)
"""A source's tie to the sentences that it is the source of, which is all that it is ever given."""


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
    table: str = Statement._meta.db_table
    """Where it is sealed: among his own sentences, or among those of a paper that he signed."""


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
    is_chosen: bool = True
    """Whether he has chosen anything for it yet: a paper that he has just added, he has not."""

    @property
    def is_own_words(self) -> bool:
        """Whether he wrote it himself; then no source is asked."""
        return self.form == Statement.Form.OWN_WORDS

    @property
    def is_paper(self) -> bool:
        """Whether it is a paper of his: own words with pages, and its own origin."""
        return self.is_own_words and self.origin is not None


@dataclass(frozen=True)
class HandoverSheet:
    """Where his hand-over for one occasion stands, and whether he lets his lawyer read the draft."""

    standing: Standing
    lawyer_may_read: bool


def awaiting(viewer: Viewer) -> tuple[Awaiting, ...]:
    """What this source is asked to confirm and has not answered, oldest first; whatever its list, closed or not."""
    if not gate.permitted(viewer, {"M31"}, AS_SOURCE):
        return ()
    keys = SourceKey.objects.unguarded(because="whether a sentence that the viewer was given is answered")
    unanswered = ~Exists(keys.filter(statement=OuterRef("pk")))
    asked: list[Statement | PaperSentence] = list(
        Statement.objects.seen_by(viewer).filter(unanswered, declined_at=None).order_by("chosen_at", "id")
    )
    signed = PaperSentence.objects.seen_by(viewer).filter(is_countersigned(), source=viewer.id)
    asked += signed.filter(unanswered, declined_at=None, withdrawn_at=None).order_by("entered_at", "id")
    return tuple(
        Awaiting(
            statement=each.pk,
            participant=each.participant,
            occasion=each.occasion,
            matrix_row=each.matrix_row,
            origin=each.origin,
            sealed=bytes(each.sealed),
            content_hash=each.content_hash,
            table=each._meta.db_table,
        )
        for each in asked
    )


def _confirmed(statements: Iterable[UUID]) -> frozenset[UUID]:
    keys = SourceKey.objects.unguarded(
        because="whether a sentence that the viewer was given has been confirmed"
    )
    return frozenset(keys.filter(statement__in=list(statements)).values_list("statement", flat=True))


def is_closed(occasion: Occasion) -> bool:
    """Whether hand-over for this occasion has ended: its moment has passed, its list has been delivered, or his path at
    this court has ended.
    """
    if occasion.is_past or clock.now() >= occasion.closes_at:
        return True
    return Delivery.objects.filter(list=occasion.list_id).exists()


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
        thought_of = Q(choice__in=[Choice.UNDECIDED, Choice.TELL]) | Q(choice=Choice.KEEP, chosen_at=None)
        rows = rows.filter(thought_of) if asked.exists() else rows.none()
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
        is_chosen=row.chosen_at is not None,
    )


def answer_of(row: Statement | PaperSentence, *, is_confirmed: bool) -> Answer:
    """Where a sentence stands with its source. What is on paper is asked once it has been countersigned."""
    if is_confirmed:
        return Answer.CONFIRMED
    if row.declined_at is not None:
        return Answer.DECLINED
    is_told = not isinstance(row, Statement) or row.choice == Choice.TELL
    is_asked = is_told and row.source is not None
    return Answer.ASKED if is_asked else Answer.NOT_ASKED


def page_kept(viewer: Viewer, statement: UUID, number: int) -> tuple[UUID, bytes] | None:
    """One page of a paper that ``sentences_of`` gave the viewer: its row, and the sealed page."""
    rows = StatementPage.objects.seen_by(viewer).filter(statement=statement, number=number)
    row = rows.first()
    return None if row is None else (row.pk, bytes(row.sealed))


def pages_kept(viewer: Viewer, statement: UUID) -> tuple[tuple[UUID, bytes], ...]:
    """All pages of such a paper in their order."""
    rows = StatementPage.objects.seen_by(viewer).filter(statement=statement).order_by("number")
    return tuple((row.pk, bytes(row.sealed)) for row in rows)


def occasion_of_draft(viewer: Viewer, statement: UUID) -> UUID | None:
    """For which occasion a sentence of this person is kept; None for another person's."""
    rows = Statement.objects.seen_by(viewer).filter(pk=statement)
    return rows.values_list("occasion", flat=True).first()


def told_before(viewer: Viewer) -> frozenset[UUID]:
    """The facts of which a sentence has already been delivered, at any occasion; they are not suggested again."""
    copies = FrozenCopy.objects.seen_by(viewer).values_list("statement", flat=True)
    told = Statement.objects.seen_by(viewer).filter(id__in=list(copies), origin__isnull=False)
    return frozenset(origin for origin in told.values_list("origin", flat=True) if origin)
