"""What is recorded when somebody comes before the court: the summons, the checklist and the offer, as values."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol, TypeVar
from uuid import UUID

from liaison.court.rules.trajectory import Step

MOST_CHARGES: Final = 20
LONGEST_REASON: Final = 300
LONGEST_WORDS: Final = 300


@dataclass(frozen=True)
class ChargeServed:
    """One charge as served, with its day or days."""

    words: str
    facts_from: date | None = None
    facts_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who is summoned. The national number is not asked: no row of the matrix lets anybody read it."""

    surname: str
    given_name: str
    born_on: date | None
    language: str
    interpreter: str = ""


@dataclass(frozen=True, kw_only=True)
class Summons:
    """One file as it is registered: what the summons says, custody, and who defends, by account or by name."""

    number: str
    charges: tuple[ChargeServed, ...]
    detained: str
    detained_where: str = ""
    lawyer: UUID | None = None
    lawyer_name: str = ""


class Assessed(StrEnum):
    """The answers to one criterion. What was never touched stands as not assessed."""

    YES = "yes"
    NO = "no"
    NOT_ASSESSED = "not-assessed"


@dataclass(frozen=True)
class Check:
    """One criterion's answer, empty while nobody touched it, and words if any."""

    answer: str = ""
    words: str = ""

    @property
    def is_assessed(self) -> bool:
        """Whether somebody said yes or no."""
        return self.answer in {Assessed.YES, Assessed.NO}


Checks = Mapping[str, Check]


def kept(checks: Checks) -> dict[str, dict[str, str]]:
    """The answers as they are stored: only criteria that somebody touched."""
    return {
        code: {"answer": check.answer, "words": check.words}
        for code, check in sorted(checks.items())
        if check.answer or check.words
    }


def checks_of(stored: Mapping[str, Mapping[str, str]]) -> Checks:
    """The answers of a stored row."""
    known = set(Assessed)
    return MappingProxyType(
        {
            code: Check(each.get("answer", "") if each.get("answer") in known else "", each.get("words", ""))
            for code, each in stored.items()
        }
    )


class OfferAnswer(StrEnum):
    """What he said to the offer. No reason belongs to any of them."""

    NONE = "none"
    ACCEPTS = "accepts"
    ASKS_TIME = "asks-time"
    DECLINES = "declines"
    TAKEN_BACK = "taken-back"
    """The record was made by mistake and holds no more."""


ANSWER_STEPS: Final[Mapping[str, Step]] = MappingProxyType(
    {
        OfferAnswer.ACCEPTS.value: Step.ACCEPT,
        OfferAnswer.ASKS_TIME.value: Step.ASK_TIME,
        OfferAnswer.DECLINES.value: Step.DECLINE,
    }
)
"""The step that each answer takes; without an answer there is none."""


@dataclass(frozen=True, kw_only=True)
class OfferMade:
    """What is recorded of the offer: when and in which language it was explained, and the answer."""

    explained_on: date
    language: str
    interpreter: str = ""
    answer: str = OfferAnswer.NONE.value
    time_until: date | None = None


class Recorded(Protocol):
    """One version of what was recorded of the offer, at one sitting."""

    @property
    def version(self) -> int: ...

    @property
    def appearance(self) -> Hashable: ...

    @property
    def answer(self) -> str: ...


Record = TypeVar("Record", bound=Recorded)


def standing(records: Iterable[Record]) -> Record | None:
    """What holds: the last version of the last sitting whose record was not taken back."""
    last: dict[Hashable, Record] = {}
    for record in sorted(records, key=lambda each: each.version):
        last.pop(record.appearance, None)
        last[record.appearance] = record
    held = [record for record in last.values() if record.answer != OfferAnswer.TAKEN_BACK]
    return held[-1] if held else None


@dataclass(frozen=True)
class Changed:
    """One part of a file that a correction changed, with what stood there before and since."""

    part: str
    before: object
    after: object


def changes(before: Mapping[str, object], since: Mapping[str, object]) -> tuple[Changed, ...]:
    """What differs between two versions of a file."""
    return tuple(
        Changed(part, before[part], since.get(part)) for part in before if before[part] != since.get(part)
    )
