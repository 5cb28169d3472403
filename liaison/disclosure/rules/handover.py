"""What a participant may do with one hand-over and its sentences, and when: total tables, every refusal named.

Source: design.md, "Silence has no shape" and the fifth ring of the wall; secrecy.md 1.3.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import product
from types import MappingProxyType
from typing import Final
from uuid import UUID

from liaison.disclosure.rules.matrix import COURT_BUNDLE, MATRIX, Column

RECIPIENTS: Final = COURT_BUNDLE | {Column.LI}
"""Who reads a copy: the one bundle of the court's side, and the liaison once it is delivered (matrix, M40)."""

PURPOSE: Final = "For this sitting, and for the follow-up of this person by this chamber."
MONTHS_READ: Final = 6


class Refusal(StrEnum):
    """Why a step is not taken. Only the one who took it is ever told."""

    CLOSED = "closed"  # the list has closed: what is delivered stays, and nothing can be added
    FINAL = "final"  # he chose to tell nothing this time
    TOLD = "told"  # it has been told: it can only be taken back
    NOT_TOLD = "not-told"  # there is nothing to take back
    TAKEN_BACK = "taken-back"  # a sentence taken back stays so; it is told anew as another one
    NOTHING_CHOSEN = "nothing-chosen"  # to tell, at least one sentence must be chosen
    CHANGED = "changed"  # it is not what he was shown
    NOT_ASKED = "not-asked"  # the source is not asked this, or no longer
    ANSWERED = "answered"  # the source has answered already
    NOT_HIS = "not-his"  # it is another person's, or this role may not do it
    NEVER = "never"  # the matrix lets this kind of fact never cross


class Standing(StrEnum):
    """Where the hand-over for one occasion stands. UNDECIDED is no row at all, CLOSED overrides the others."""

    UNDECIDED = "undecided"
    LATER = "later"
    TOLD = "tell"
    NOTHING = "nothing"
    CLOSED = "closed"


class Step(StrEnum):
    """What he can do. Taking back is two steps: what remains told afterwards makes the difference."""

    LATER = "later"
    TELL = "tell"
    NOTHING = "nothing"
    ASK_LAWYER = "ask-lawyer"
    TAKE_BACK = "take-back"
    TAKE_BACK_LAST = "take-back-last"


class Choice(StrEnum):
    """Where one sentence stands."""

    UNDECIDED = "undecided"
    KEEP = "keep"
    TELL = "tell"
    WITHDRAWN = "withdrawn"


class Answer(StrEnum):
    """Where one sentence stands with its source."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    NOT_ASKED = "not-asked"


_BEFORE: Final[dict[Step, Standing | Refusal]] = {
    Step.LATER: Standing.LATER,
    Step.TELL: Standing.TOLD,
    Step.NOTHING: Standing.NOTHING,
    Step.ASK_LAWYER: Standing.LATER,
    Step.TAKE_BACK: Refusal.NOT_TOLD,
    Step.TAKE_BACK_LAST: Refusal.NOT_TOLD,
}
_TOLD: Final[dict[Step, Standing | Refusal]] = {
    Step.LATER: Standing.TOLD,
    Step.TELL: Standing.TOLD,
    Step.NOTHING: Refusal.TOLD,
    Step.ASK_LAWYER: Standing.TOLD,
    Step.TAKE_BACK: Standing.TOLD,
    Step.TAKE_BACK_LAST: Standing.LATER,
}
_BY_STANDING: Final[dict[Standing, Mapping[Step, Standing | Refusal]]] = {
    Standing.UNDECIDED: _BEFORE,
    Standing.LATER: _BEFORE,
    Standing.TOLD: _TOLD,
    Standing.NOTHING: dict.fromkeys(Step, Refusal.FINAL),
    Standing.CLOSED: dict.fromkeys(Step, Refusal.CLOSED),
}
HANDOVER: Final[Mapping[tuple[Standing, Step], Standing | Refusal]] = MappingProxyType(
    {(standing, step): _BY_STANDING[standing][step] for standing, step in product(Standing, Step)}
)
"""Every step from every standing. After telling he may tell more, but not "nothing" before he took it back."""

_UNSAID: Final[dict[Choice, Choice | Refusal]] = {
    Choice.UNDECIDED: Choice.UNDECIDED,
    Choice.KEEP: Choice.KEEP,
    Choice.TELL: Choice.TELL,
    Choice.WITHDRAWN: Refusal.NOT_TOLD,
}
_BY_CHOICE: Final[dict[Choice, Mapping[Choice, Choice | Refusal]]] = {
    Choice.UNDECIDED: _UNSAID,
    Choice.KEEP: _UNSAID,
    Choice.TELL: dict.fromkeys(Choice, Refusal.TOLD) | {Choice.WITHDRAWN: Choice.WITHDRAWN},
    Choice.WITHDRAWN: dict.fromkeys(Choice, Refusal.TAKEN_BACK),
}
SENTENCE: Final[Mapping[tuple[Choice, Choice], Choice | Refusal]] = MappingProxyType(
    {(before, after): _BY_CHOICE[before][after] for before, after in product(Choice, Choice)}
)
"""Every change of one sentence from each choice to each."""

_BY_ANSWER: Final[dict[Answer, Mapping[Answer, Answer | Refusal]]] = {
    Answer.NOT_ASKED: dict.fromkeys(Answer, Refusal.NOT_ASKED),
    Answer.ASKED: dict.fromkeys(Answer, Refusal.NOT_ASKED)
    | {Answer.CONFIRMED: Answer.CONFIRMED, Answer.DECLINED: Answer.DECLINED},
    Answer.CONFIRMED: dict.fromkeys(Answer, Refusal.ANSWERED),
    Answer.DECLINED: dict.fromkeys(Answer, Refusal.ANSWERED),
}
ANSWERS: Final[Mapping[tuple[Answer, Answer], Answer | Refusal]] = MappingProxyType(
    {(before, after): _BY_ANSWER[before][after] for before, after in product(Answer, Answer)}
)
"""What a source can answer, once; its yes and its no are equally final."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One appearance of one person on one list, and the moment at which hand-over for that list closes.

    ``is_past`` says that his path at this court has ended: then nothing more is handed over, whatever the list does.
    """

    id: UUID
    list_id: UUID
    participant: UUID
    closes_at: datetime
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that is to be told, as it stands at the closing moment."""

    id: UUID
    participant: UUID
    is_suggested: bool
    source: UUID | None
    content_hash: str


@dataclass(frozen=True, slots=True)
class Key:
    """A turned key: for which sentence of whom, by whom, over which bytes.

    Of a paper that he signed ``actor`` is who countersigned it, and ``enterer`` who entered it.
    """

    statement: UUID
    participant: UUID
    actor: UUID
    content_hash: str
    is_withdrawn: bool = False
    enterer: UUID | None = None

    @property
    def hands(self) -> frozenset[UUID]:
        """Everybody whose hand was in it."""
        return frozenset({self.actor} | ({self.enterer} if self.enterer else set()))

    @property
    def is_of_one_hand(self) -> bool:
        """Whether who entered a paper countersigned it too, which makes it nobody's key."""
        return self.enterer == self.actor


class Fate(StrEnum):
    """What becomes of a sentence at the closing moment. ALARM is silence too, and is written in the log."""

    DELIVERED = "delivered"
    SILENT = "silent"
    ALARM = "alarm"


def fate(said: Said, his: Key | None, theirs: Key | None, opened_hash: str | None) -> Fate:
    """Whether a sentence crosses: his key, its source's key where it has a source, all over the opened bytes.

    His key is the one that he turned himself, or a paper of his that one person entered and another countersigned,
    neither of them the source. ``opened_hash`` is the SHA-256 of the unsealed content, None where it could not be
    unsealed or is not whole.
    """
    if his is None or his.is_withdrawn or (said.is_suggested and theirs is None):
        return Fate.SILENT
    if not _fits(said, his) or his.is_of_one_hand or opened_hash != said.content_hash:
        return Fate.ALARM
    if theirs is not None and said.is_suggested:
        is_another = theirs.actor == said.source and theirs.actor not in his.hands
        return Fate.DELIVERED if is_another and _fits(said, theirs) else Fate.ALARM
    return Fate.DELIVERED


def _fits(said: Said, key: Key) -> bool:
    return (key.statement, key.participant, key.content_hash) == (
        said.id,
        said.participant,
        said.content_hash,
    )


def can_cross(kind: str) -> bool:
    """Whether the matrix lets a fact of this row reach the whole bundle of the court's side by a release."""
    cells = [MATRIX.cell(kind, column) for column in COURT_BUNDLE]
    return all(cell is not None and cell.letter in "AC" and not cell.suffixes & {"S", "D"} for cell in cells)


def read_until(delivered_at: datetime) -> datetime:
    """The first moment at which a copy is no longer read: six calendar months on, or that month's last day."""
    months = delivered_at.month - 1 + MONTHS_READ
    year, month = delivered_at.year + months // 12, months % 12 + 1
    return delivered_at.replace(year=year, month=month, day=min(delivered_at.day, monthrange(year, month)[1]))
