"""What he wants to tell for one date: his words, the sentences he could use, what he told, what was delivered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from django.utils import translation

from liaison.care import vault
from liaison.common import log, sealing
from liaison.common.viewer import Viewer
from liaison.disclosure import queries as bridge
from liaison.disclosure.queries import Copy, SentenceSheet
from liaison.disclosure.rules import wording
from liaison.disclosure.rules.handover import Answer, Choice, Occasion, Standing
from liaison.portal.queries.occasions import dated
from liaison.portal.queries.suggesting import Suggestion, suggestions

STATEMENTS: Final = "disclosure_statement"
KINDS: Final = frozenset({"M04", "M06", "M22", "M31", "M40"})
NAMES: Final = {"nl": "Nederlands", "fr": "Français", "en": "English"}


@dataclass(frozen=True)
class Words:
    """A sentence in the language of the page, and in the others."""

    here: str
    others: tuple[tuple[str, str, str], ...]
    """Code, name and words of each other language in which it reads differently."""


@dataclass(frozen=True)
class OwnSentence:
    """One sentence of his as it is kept: exactly these bytes carry this hash."""

    row: SentenceSheet
    by_language: Mapping[str, str]
    words: Words
    hashes: tuple[str, ...] = ()
    """Of a paper: the hash of each of its pages, as the content names them."""

    @property
    def pages(self) -> int:
        """How many pages a paper has; a sentence has none."""
        return len(self.hashes)

    @property
    def numbers(self) -> range:
        """The numbers of a paper's pages, counted from one."""
        return range(1, self.pages + 1)

    @property
    def chosen(self) -> str:
        """What he chose for a paper of his: nothing at all as long as he has only added it."""
        if not self.row.is_chosen:
            return ""
        return Choice.KEEP.value if self.row.choice == Choice.KEEP else Choice.TELL.value

    @property
    def says_something(self) -> bool:
        """Whether there is anything in it: a paper has pages, words have letters."""
        return self.pages > 0 if self.row.is_paper else any(self.by_language.values())

    @property
    def waits(self) -> bool:
        """Whether its source has not confirmed it, which he alone is told."""
        return self.row.answer in {Answer.ASKED, Answer.DECLINED}


@dataclass(frozen=True)
class Offered:
    """A sentence he could use, with what he chose for it when he left it for later, if anything."""

    suggestion: Suggestion
    words: Words
    chosen: str


@dataclass(frozen=True)
class Telling:
    """Everything that the page about one date shows."""

    occasion: Occasion
    day: date
    at: time
    standing: Standing
    lawyer_may_read: bool
    own_words: str
    offered: tuple[Offered, ...]
    told: tuple[OwnSentence, ...]
    kept: tuple[OwnSentence, ...]
    delivered: tuple[tuple[Copy, Words], ...]
    delivered_at: datetime | None
    is_handed_over: bool

    @property
    def closes_at(self) -> datetime:
        """Until when he can tell something or take it back."""
        return self.occasion.closes_at

    @property
    def missed(self) -> tuple[OwnSentence, ...]:
        """What he told and was not handed over: nobody confirmed it, or it came at the closing moment itself."""
        crossed = {copy.content_hash for copy, _ in self.delivered}
        return tuple(
            each for each in self.told if self.is_handed_over and each.row.content_hash not in crossed
        )

    @property
    def papers(self) -> tuple[OwnSentence, ...]:
        """The papers in the draft, as he added them."""
        return tuple(each for each in self.kept if each.row.is_paper and each.says_something)

    @property
    def chosen(self) -> tuple[OwnSentence, ...]:
        """The draft that "Tell these" tells, in the order in which it is read: his own words, then the sentences."""
        current = {each.suggestion.origin: each.suggestion.words for each in self.offered}
        return tuple(
            each
            for each in self.kept
            if each.row.choice == Choice.UNDECIDED
            and (each.says_something if each.row.is_own_words else is_current(each, current))
        )

    @property
    def seal(self) -> str:
        """One hash over the sentences of the preview and their order: what he approves by pressing Tell."""
        return wording.digest("\n".join(f"{each.row.id} {each.row.content_hash}" for each in self.chosen))


def is_current(each: OwnSentence, current: Mapping[UUID, Mapping[str, str]]) -> bool:
    """Whether a sentence kept in a draft is still the one that the fact gives."""
    return each.row.origin is not None and current.get(each.row.origin) == each.by_language


def telling(viewer: Viewer, appearance: UUID) -> Telling:
    """The page about one of his dates; the look is logged. Raises ``Http404`` for another person's date."""
    its = dated(viewer, appearance)
    with vault.open_for({its.occasion.participant}):
        sentences = own_sentences(viewer, its.occasion)
        offers = suggestions(viewer)
    handover = bridge.handover_of(viewer, its.occasion)
    copies = bridge.copies_for(viewer, [appearance]).get(appearance, ())
    log.record(by=viewer, act="handover.look", subjects=[its.occasion.participant], kinds=KINDS)
    kept = tuple(each for each in sentences if each.row.choice in {Choice.UNDECIDED, Choice.KEEP})
    told = tuple(each for each in sentences if each.row.choice == Choice.TELL)
    return Telling(
        occasion=its.occasion,
        day=its.day,
        at=its.at,
        standing=handover.standing,
        lawyer_may_read=handover.lawyer_may_read,
        own_words=_own_words(kept),
        offered=_offered(offers, kept, told),
        told=told,
        kept=kept,
        delivered=tuple((copy, in_words(copy.words)) for copy in copies),
        delivered_at=copies[0].delivered_at if copies else None,
        is_handed_over=bool(bridge.delivered([its.occasion.list_id])),
    )


def own_sentences(viewer: Viewer, occasion: Occasion) -> tuple[OwnSentence, ...]:
    """His sentences opened, each proved to be the bytes of its hash. Raises ``sealing.SealBroken``."""
    return tuple(opened(occasion.participant, row) for row in bridge.sentences_of(viewer, occasion.id))


def opened(participant: UUID, row: SentenceSheet) -> OwnSentence:
    """One sentence, unsealed. Raises ``sealing.SealBroken`` where its bytes are not those of its hash."""
    content = vault.unseal(participant, row.sealed, table=STATEMENTS, row=row.id, field="sealed")
    if wording.digest(content) != row.content_hash:
        raise sealing.SealBroken("the sentence is not the one that was kept")
    words = wording.read(content)
    return OwnSentence(row, words, in_words(words), wording.pages(content))


def in_words(by_language: Mapping[str, str]) -> Words:
    """A sentence for the page: in its own language first, the others only where they read differently."""
    language = translation.get_language() or "nl"
    here = by_language.get(language) or by_language["nl"]
    others = ((code, NAMES[code], text) for code, text in by_language.items() if code != language)
    return Words(here, tuple(each for each in others if each[2] != here))


def _own_words(kept: Iterable[OwnSentence]) -> str:
    return next((each.words.here for each in kept if each.row.is_own_words and not each.row.is_paper), "")


def _offered(
    offers: Iterable[Suggestion], kept: Iterable[OwnSentence], told: Iterable[OwnSentence]
) -> tuple[Offered, ...]:
    said = {each.row.origin for each in told}
    before = {each.row.origin: each for each in kept if each.row.origin}
    return tuple(
        Offered(each, in_words(each.words), _chosen(before.get(each.origin)))
        for each in offers
        if each.origin not in said
    )


def _chosen(before: OwnSentence | None) -> str:
    """A sentence left for later with Tell is kept undecided, so that its source is not asked before he tells it."""
    if before is None:
        return ""
    return Choice.KEEP.value if before.row.choice == Choice.KEEP else Choice.TELL.value
