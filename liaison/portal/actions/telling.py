"""His words and choices, sealed under his own key and handed to the bridge; his key turned on what he was shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction

from liaison.care import vault
from liaison.common import ids
from liaison.common.viewer import Viewer
from liaison.disclosure import actions as bridge
from liaison.disclosure.rules import wording
from liaison.disclosure.rules.handover import Choice, Refusal
from liaison.portal.actions import papers
from liaison.portal.queries.suggesting import Suggestion
from liaison.portal.queries.telling import STATEMENTS, OwnSentence, Telling, telling

OWN_WORDS = "M40"


@dataclass(frozen=True)
class Typed:
    """What he typed and chose: his own words, and Tell or Keep for the sentences at which he chose."""

    words: str
    choices: Mapping[UUID, str]


@transaction.atomic
def keep(*, by: Viewer, sheet: Telling, typed: Typed) -> None:
    """Keep what he typed and chose, telling nothing. Raises ``HandoverRefused``."""
    with vault.open_for({sheet.occasion.participant}):
        sentences = tuple(_sentences(sheet, typed))
        bridge.draft(by=by, occasion=sheet.occasion, sentences=sentences)


@transaction.atomic
def tell(*, by: Viewer, appearance: UUID, seal: str) -> None:
    """Tell the sentences of the preview, if they are still the ones he was shown. Raises ``HandoverRefused``."""
    sheet = telling(by, appearance)
    if sheet.seal != seal:
        raise bridge.HandoverRefused(Refusal.CHANGED)
    approved = {each.row.id: each.row.content_hash for each in sheet.chosen}
    bridge.tell(by=by, occasion=sheet.occasion, approved=approved)


@transaction.atomic
def tell_nothing(*, by: Viewer, appearance: UUID) -> None:
    """Tell nothing this time. Raises ``HandoverRefused``."""
    bridge.tell_nothing(by=by, occasion=telling(by, appearance).occasion)


@transaction.atomic
def let_lawyer_read(*, by: Viewer, appearance: UUID, may_read: bool) -> None:
    """Let the lawyer with his mandate read the draft, or no longer. Raises ``HandoverRefused``."""
    bridge.ask_lawyer(by=by, occasion=telling(by, appearance).occasion, may_read=may_read)


@transaction.atomic
def take_back(*, by: Viewer, appearance: UUID, statement: UUID) -> None:
    """Take one sentence back. His own words and papers go back into the draft, so that nothing he made is lost.

    Raises ``HandoverRefused``.
    """
    sheet = telling(by, appearance)
    bridge.withdraw(by=by, occasion=sheet.occasion, statement=statement)
    mine = next((each for each in sheet.told if each.row.id == statement and each.row.is_own_words), None)
    if mine is not None and mine.row.is_paper:
        papers.back_into_the_draft(by=by, sheet=telling(by, appearance), paper=mine)
    elif mine is not None:
        words = "\n".join(filter(None, (mine.words.here, sheet.own_words)))
        keep(by=by, sheet=telling(by, appearance), typed=Typed(words, {}))


def _sentences(sheet: Telling, typed: Typed) -> Iterator[bridge.Sentence]:
    """His own words first, then the sentences at which he chose; what he did not touch is not kept."""
    begin = papers.first_free(sheet)
    kept = {each.row.origin: each for each in sheet.kept}
    if typed.words or None in kept:
        yield _own(sheet.occasion.participant, typed.words, kept.get(None), begin)
    for place, each in enumerate(sheet.offered, start=begin + 1):
        if choice := typed.choices.get(each.suggestion.origin):
            is_kept = choice == Choice.KEEP
            made = _suggested(
                sheet.occasion.participant, each.suggestion, kept.get(each.suggestion.origin), place
            )
            yield replace(made, choice=Choice.KEEP if is_kept else Choice.UNDECIDED)
    for place, paper in enumerate(sheet.papers, start=begin + papers.AFTER_SENTENCES):
        if choice := typed.choices.get(paper.row.id):
            yield papers.as_kept(paper, place, Choice.KEEP if choice == Choice.KEEP else Choice.UNDECIDED)


def _own(participant: UUID, words: str, before: OwnSentence | None, place: int) -> bridge.Sentence:
    key, sealed, its_hash = _sealed(participant, wording.in_all(words), before)
    return bridge.Sentence(key, "own-words", place, OWN_WORDS, sealed, its_hash)


def _suggested(
    participant: UUID, each: Suggestion, before: OwnSentence | None, place: int
) -> bridge.Sentence:
    key, sealed, its_hash = _sealed(participant, each.words, before)
    made = bridge.Sentence(key, "suggested", place, each.matrix_row, sealed, its_hash)
    return replace(made, origin=each.origin, source=each.source)


def _sealed(
    participant: UUID, words: Mapping[str, str], before: OwnSentence | None
) -> tuple[UUID, bytes, str]:
    """The id, the sealed content and its hash, in the row of the draft before it where there is one."""
    key = before.row.id if before else ids.new_id(STATEMENTS)
    content = wording.content(words)
    return (
        key,
        vault.seal(participant, content, table=STATEMENTS, row=key, field="sealed"),
        wording.digest(content),
    )
