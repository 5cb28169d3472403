"""Papers that he signed, as they were entered: for himself, his lawyer, who entered one and who is to countersign it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final
from uuid import UUID

from liaison.common.viewer import Viewer
from liaison.disclosure import gate
from liaison.disclosure.models import LawyerKey, PaperSentence, WitnessKey
from liaison.disclosure.queries.sentences import AS_SOURCE

TABLE: Final = PaperSentence._meta.db_table
BECAUSE: Final = "whether a sentence that the viewer was given has been countersigned"


@dataclass(frozen=True)
class SignedSentence:
    """One sentence of a paper, sealed."""

    id: UUID
    sealed: bytes
    content_hash: str
    source: UUID | None


@dataclass(frozen=True)
class SignedPaper:
    """One paper that he signed. ``witness`` is the care worker who is to countersign it, none where his lawyer is."""

    id: UUID
    participant: UUID
    occasion: UUID
    enterer: UUID
    witness: UUID | None
    entered_at: datetime
    is_countersigned: bool
    sentences: tuple[SignedSentence, ...]


def has_countersignature(statements: Iterable[UUID]) -> bool:
    """Whether any of these sentences on paper has been countersigned."""
    return bool(_countersigned(statements))


def _countersigned(statements: Iterable[UUID]) -> frozenset[UUID]:
    asked = list(statements)
    seen: set[UUID] = set()
    for keys in (WitnessKey.objects, LawyerKey.objects):
        rows = keys.unguarded(because=BECAUSE).filter(statement__in=asked)
        seen |= set(rows.values_list("statement", flat=True))
    return frozenset(seen)


def papers_of(viewer: Viewer, occasion: UUID) -> tuple[SignedPaper, ...]:
    """At the participant's door: the papers for one occasion that stand, for himself and for the lawyer whom he lets
    read drafts.
    """
    if viewer.door != "me" or not gate.permitted(viewer, {"M31"}, gate.tie_at_me(viewer)):
        return ()
    return _papers(list(PaperSentence.objects.seen_by(viewer).filter(occasion=occasion, withdrawn_at=None)))


def papers_entered(viewer: Viewer, occasion: UUID) -> tuple[SignedPaper, ...]:
    """At the care door: the papers for one occasion that the viewer entered and that stand."""
    if viewer.door != "care" or not gate.permitted(viewer, {"M31"}, AS_SOURCE):
        return ()
    rows = PaperSentence.objects.seen_by(viewer).filter(occasion=occasion, enterer=viewer.id)
    return _papers(list(rows.filter(withdrawn_at=None)))


def papers_to_countersign(viewer: Viewer) -> tuple[SignedPaper, ...]:
    """At the care door: the papers of which the viewer is named as having seen them signed, and has not said so yet."""
    if viewer.door != "care" or not gate.permitted(viewer, {"M31"}, AS_SOURCE):
        return ()
    rows = PaperSentence.objects.seen_by(viewer).filter(witness=viewer.id, withdrawn_at=None)
    return tuple(each for each in _papers(list(rows)) if not each.is_countersigned)


def _papers(rows: list[PaperSentence]) -> tuple[SignedPaper, ...]:
    seen = _countersigned(row.pk for row in rows)
    ordered = sorted(rows, key=lambda row: (row.entered_at, str(row.paper), row.position))
    return tuple(_paper(list(of_one), seen) for _, of_one in groupby(ordered, key=lambda row: row.paper))


def _paper(rows: list[PaperSentence], seen: frozenset[UUID]) -> SignedPaper:
    first = rows[0]
    return SignedPaper(
        id=first.paper,
        participant=first.participant,
        occasion=first.occasion,
        enterer=first.enterer,
        witness=first.witness,
        entered_at=first.entered_at,
        is_countersigned=all(row.pk in seen for row in rows),
        sentences=tuple(
            SignedSentence(row.pk, bytes(row.sealed), row.content_hash, row.source) for row in rows
        ),
    )
