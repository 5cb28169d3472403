"""How a path ends and what a judgment holds, as values that a form fills in and a paper prints."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from liaison.court.rules.sanctions import Sanction, Unit

MOST_SANCTIONS: Final = 4
MOST_CONDITIONS: Final = 20


class Outcome(StrEnum):
    """How the court sees a path that has ended. Source: courts.md, 10.2."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    STOPPED = "stopped"


class AppealResult(StrEnum):
    """What became of an appeal; none of them while it is pending."""

    UPHELD = "upheld"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Pronounced:
    """One sanction as pronounced. ``deferred`` is the part of ``amount`` that is not carried out for now."""

    sanction: Sanction
    amount: int | None = None
    unit: Unit | None = None
    deferred: int | None = None
    trial_months: int | None = None
    replacement: str = ""


@dataclass(frozen=True)
class ClosingFacts:
    """How a path ended, on which day; ``reason`` where this corrects what was recorded."""

    outcome: Outcome
    day: date
    reason: str = ""


@dataclass(frozen=True)
class JudgmentFacts:
    """A judgment as recorded: its day, the days of the facts that it is about, what it pronounces and under which conditions."""

    day: date
    facts: tuple[date, date]
    sanctions: tuple[Pronounced, ...]
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class AppealFacts:
    """Where an appeal stands; no day in ``lodged_on`` says that none is lodged."""

    lodged_on: date | None = None
    result: AppealResult | None = None
    result_on: date | None = None
