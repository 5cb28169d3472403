"""A paper that he signed: entered by one care worker, countersigned by his lawyer or a second care worker, taken back.

The entry alone makes nothing cross, and neither does anybody's countersignature of his own entry. To take it back one
hand is enough, whoever's: that only ever keeps something from the court.
"""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import QuerySet

from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure import gate, queries
from liaison.disclosure.actions.choosing import Sentence
from liaison.disclosure.actions.moment import is_closed_for_good
from liaison.disclosure.actions.refusing import HandoverRefused, must_be_permitted
from liaison.disclosure.models import LawyerKey, PaperSentence, WitnessKey
from liaison.disclosure.rules.handover import Occasion, Refusal, can_cross, refused_hand

ENTERED: Final = "paper.enter"
COUNTERSIGNED: Final = "paper.countersign"
TAKEN_BACK: Final = "paper.back"


@transaction.atomic
def enter_paper(
    *, by: Viewer, occasion: Occasion, paper: UUID, sentences: Sequence[Sentence], witness: UUID | None
) -> None:
    """Enter what stands on a paper that he signed; ``witness`` is the care worker who saw it, none for his lawyer.

    Nothing of it is told until it is countersigned. Raises ``HandoverRefused``.
    """
    _at_care(by)
    _must_be_open(occasion)
    if not sentences:
        raise HandoverRefused(Refusal.NOTHING_CHOSEN)
    for sentence in sentences:
        if not can_cross(sentence.matrix_row):
            raise HandoverRefused(Refusal.NEVER)
        if no := refused_hand(by.id, witness, sentence.source):
            raise HandoverRefused(no)
        _row(by, occasion, paper, sentence, witness).save(force_insert=True)
    _log(by, ENTERED, occasion, paper)


def _row(
    by: Viewer, occasion: Occasion, paper: UUID, sentence: Sentence, witness: UUID | None
) -> PaperSentence:
    return PaperSentence(
        id=sentence.id,
        participant=occasion.participant,
        occasion=occasion.id,
        paper=paper,
        form=sentence.form,
        position=sentence.position,
        matrix_row=sentence.matrix_row,
        origin=sentence.origin,
        source=sentence.source,
        sealed=sentence.sealed,
        content_hash=sentence.content_hash,
        enterer=by.id,
        witness=witness,
        entered_at=clock.now(),
    )


@transaction.atomic
def countersign(*, by: Viewer, occasion: Occasion, paper: UUID, approved: Mapping[UUID, str]) -> None:
    """A second care worker says that he saw him sign exactly this. Raises ``HandoverRefused``."""
    _at_care(by)
    for row in _signed(by, occasion, paper, approved, witness=by.id):
        WitnessKey.objects.create(**_key(by, row))
    _log(by, COUNTERSIGNED, occasion, paper)


@transaction.atomic
def countersign_as_lawyer(
    *, by: Viewer, occasion: Occasion, paper: UUID, approved: Mapping[UUID, str]
) -> None:
    """His lawyer, by the mandate that lets him read drafts, says the same. Raises ``HandoverRefused``."""
    if by.role != Role.MANDATED_LAWYER or not gate.permitted(by, {"M31"}, gate.tie_at_me(by)):
        raise HandoverRefused(Refusal.NOT_HIS)
    for row in _signed(by, occasion, paper, approved, witness=None):
        LawyerKey.objects.create(**_key(by, row))
    _log(by, COUNTERSIGNED, occasion, paper)


@transaction.atomic
def take_paper_back(*, by: Viewer, occasion: Occasion, paper: UUID) -> None:
    """Take all of a paper back, until its list closes: himself, his lawyer, who entered it or who is to countersign it.

    Raises ``HandoverRefused``.
    """
    is_his = by.door == "me" and bool(gate.permitted(by, {"M31"}, gate.tie_at_me(by)))
    if not is_his:
        _at_care(by)
    rows = PaperSentence.objects.seen_by(by).filter(occasion=occasion.id, paper=paper, withdrawn_at=None)
    if not is_his:
        rows = rows.exclude(source=by.id)
    if is_closed_for_good(occasion):
        raise HandoverRefused(Refusal.CLOSED)
    if not _withdrawn(rows):
        raise HandoverRefused(Refusal.NOT_TOLD)
    _log(by, TAKEN_BACK, occasion, paper)


def _withdrawn(rows: QuerySet[PaperSentence]) -> int:
    """How many were taken back; the database refuses it where the worker delivered them meanwhile."""
    try:
        with transaction.atomic():
            return rows.update(withdrawn_at=clock.now())
    except DatabaseError as refused:
        raise HandoverRefused(Refusal.CLOSED) from refused


def _signed(
    by: Viewer, occasion: Occasion, paper: UUID, approved: Mapping[UUID, str], *, witness: UUID | None
) -> list[PaperSentence]:
    """The sentences of a paper that ``by`` may countersign, each with the hash of what he was shown."""
    _must_be_open(occasion)
    mine = PaperSentence.objects.seen_by(by).filter(occasion=occasion.id, paper=paper, witness=witness)
    rows = list(mine.filter(withdrawn_at=None).select_for_update(of=("self",)))
    if not rows:
        raise HandoverRefused(Refusal.NOT_ASKED)
    if {row.pk: row.content_hash for row in rows} != dict(approved):
        raise HandoverRefused(Refusal.CHANGED)
    for row in rows:
        if no := refused_hand(row.enterer, by.id, row.source):
            raise HandoverRefused(no)
    if queries.has_countersignature([row.pk for row in rows]):
        raise HandoverRefused(Refusal.ANSWERED)
    return rows


def _key(by: Viewer, row: PaperSentence) -> dict[str, object]:
    return {
        "statement": row.pk,
        "participant": row.participant,
        "actor": by.id,
        "content_hash": row.content_hash,
        "turned_at": clock.now(),
    }


def _at_care(by: Viewer) -> None:
    """Somebody with an account at the care door: a link is no pair of eyes."""
    if by.door != "care" or by.role not in {Role.LIAISON, Role.COORDINATOR, Role.PROVIDER}:
        raise HandoverRefused(Refusal.NOT_HIS)
    must_be_permitted(by, "M31", queries.AS_SOURCE)


def _must_be_open(occasion: Occasion) -> None:
    if is_closed_for_good(occasion):
        raise HandoverRefused(Refusal.CLOSED)


def _log(by: Viewer, act: str, occasion: Occasion, paper: UUID) -> None:
    log.record(by=by, act=act, subjects=[occasion.participant], kinds=["M31"], paper=str(paper))
