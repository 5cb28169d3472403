"""A paper that he signed: entered as it stands, countersigned by who saw it, taken back."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.http import Http404

from liaison.care import vault
from liaison.casework.queries.on_paper import SIGNED, Entered, OnPaper, on_paper, to_countersign
from liaison.casework.queries.suggesting import Suggestion
from liaison.common import ids
from liaison.common.viewer import Viewer
from liaison.disclosure import actions as bridge
from liaison.disclosure.rules import wording

OWN_WORDS = "M40"


@dataclass(frozen=True)
class Signed:
    """What stands on a paper: the code of its sheet, his own words, and the sentences that he ticked.

    ``witness`` is the colleague who saw him sign, none where his lawyer did.
    """

    code: str
    words: str
    ticked: Collection[UUID]
    witness: UUID | None


class SheetChangedError(Exception):
    """The sheet that he signed offered other sentences than there are now. Nothing was entered."""


@transaction.atomic
def enter(*, by: Viewer, participant: UUID, signed: Signed) -> UUID:
    """Enter a paper; gives its id. Nothing of it is told until it is countersigned.

    Raises ``SheetChangedError``, ``HandoverRefused``, and ``Http404`` where the viewer is not his liaison, there is no
    date, or the colleague is none of her service.
    """
    page = on_paper(by, participant)
    if page is None or (signed.witness and signed.witness not in dict(page.witnesses)):
        raise Http404
    if signed.ticked and signed.code != page.code:
        raise SheetChangedError
    paper = ids.new_id(f"{SIGNED}_paper")
    with vault.open_for({participant}):
        sentences = tuple(_sentences(page, signed))
        bridge.enter_paper(
            by=by, occasion=page.occasion, paper=paper, sentences=sentences, witness=signed.witness
        )
    return paper


def _sentences(page: OnPaper, signed: Signed) -> Iterator[bridge.Sentence]:
    """His own words first, then the sentences in the order of the sheet."""
    if signed.words:
        yield _sealed(page.participant, 0, wording.content(wording.in_all(signed.words)), None)
    for place, each in enumerate(page.offered, start=1):
        if each.origin in signed.ticked:
            yield _sealed(page.participant, place, wording.content(each.words), each)


def _sealed(participant: UUID, place: int, content: str, fact: Suggestion | None) -> bridge.Sentence:
    key = ids.new_id(SIGNED)
    return bridge.Sentence(
        id=key,
        form="suggested" if fact else "own-words",
        position=place,
        matrix_row=fact.matrix_row if fact else OWN_WORDS,
        sealed=vault.seal(participant, content, table=SIGNED, row=key, field="sealed"),
        content_hash=wording.digest(content),
        origin=fact.origin if fact else None,
        source=fact.source if fact else None,
    )


@transaction.atomic
def countersign(*, by: Viewer, paper: UUID) -> None:
    """Say that one saw him sign exactly this. Raises ``HandoverRefused`` and ``Http404``."""
    its = _named(by, paper)
    bridge.countersign(by=by, occasion=its.occasion, paper=paper, approved=its.hashes)


@transaction.atomic
def deny(*, by: Viewer, paper: UUID) -> None:
    """Say that one did not see this signed: the entry is taken back. Raises ``HandoverRefused`` and ``Http404``."""
    its = _named(by, paper)
    bridge.take_paper_back(by=by, occasion=its.occasion, paper=paper)


def _named(by: Viewer, paper: UUID) -> Entered:
    found = next((each for each in to_countersign(by) if each.id == paper), None)
    if found is None:
        raise Http404
    return found


@transaction.atomic
def take_back(*, by: Viewer, participant: UUID, paper: UUID) -> None:
    """Take back what one entered, because he signed that too. Raises ``HandoverRefused`` and ``Http404``."""
    page = on_paper(by, participant)
    its = next((each for each in page.entered if each.id == paper), None) if page else None
    if its is None:
        raise Http404
    bridge.take_paper_back(by=by, occasion=its.occasion, paper=paper)
