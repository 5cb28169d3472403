"""What was entered from a paper that he signed, for himself and for the lawyer whom he lets read drafts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from liaison.care import vault
from liaison.common import sealing
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure import queries as bridge
from liaison.disclosure.rules import wording
from liaison.disclosure.rules.handover import Occasion
from liaison.portal.queries.words import Words, in_words

SIGNED: Final = "disclosure_papersentence"


@dataclass(frozen=True)
class Signed:
    """One paper that he signed, as it was entered. ``asks_viewer`` says that his lawyer is to countersign it."""

    id: UUID
    occasion: Occasion
    sentences: tuple[Words, ...]
    hashes: Mapping[UUID, str]
    is_countersigned: bool
    asks_viewer: bool


def signed(viewer: Viewer, occasion: Occasion) -> tuple[Signed, ...]:
    """The papers for one date that stand. The page that asks logs the look, and opens his key.

    Raises ``sealing.SealBroken`` where the bytes are not those of the hash.
    """
    return tuple(_shown(viewer, occasion, each) for each in bridge.papers_of(viewer, occasion.id))


def _shown(viewer: Viewer, occasion: Occasion, each: bridge.SignedPaper) -> Signed:
    waits = each.witness is None and not each.is_countersigned and not bridge.is_closed(occasion)
    return Signed(
        id=each.id,
        occasion=occasion,
        sentences=tuple(_words(each.participant, one) for one in each.sentences),
        hashes={one.id: one.content_hash for one in each.sentences},
        is_countersigned=each.is_countersigned,
        asks_viewer=waits and viewer.role == Role.MANDATED_LAWYER,
    )


def _words(participant: UUID, one: bridge.SignedSentence) -> Words:
    content = vault.unseal(participant, one.sealed, table=SIGNED, row=one.id, field="sealed")
    if wording.digest(content) != one.content_hash:
        raise sealing.SealBroken("the sentence is not the one that was entered")
    return in_words(wording.read(content))
