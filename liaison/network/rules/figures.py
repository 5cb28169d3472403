"""Small numbers: what may be shown of a count of people, and the weeks in which counts are frozen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

HIDDEN_UNDER, HIDDEN_UNDER_IN_A_FILE = 5, 10
"""Source: design.md, "Decided": pages hide counts under 5, exports under 10."""

WEEKS_SHOWN: Final = 12
WEEKS_AT_ONCE: Final = 10
MOST_BACK: Final = 10
"""So many pages of ``WEEKS_AT_ONCE`` weeks can be looked back: two years."""


def shown(count: int | None, *, under: int = HIDDEN_UNDER) -> int | None:
    """The count, or nothing where it is unknown or too small: 0 is as hidden as 4, so that no shade tells them apart."""
    return count if count is not None and count >= under else None


def is_small(count: int | None, *, under: int = HIDDEN_UNDER) -> bool:
    """Whether there is a count and it is hidden."""
    return count is not None and count < under


def monday(day: date) -> date:
    """The first day of the week that a day is in."""
    return day - timedelta(days=day.weekday())


def last_weeks(today: date, how_many: int = WEEKS_SHOWN) -> tuple[date, ...]:
    """The Mondays of the last full weeks, the oldest first: the week under way is not frozen yet."""
    this = monday(today)
    return tuple(this - timedelta(weeks=back) for back in range(how_many, 0, -1))


def weeks_to(today: date, back: int = 0, how_many: int = WEEKS_AT_ONCE) -> tuple[date, ...]:
    """The Mondays of the weeks up to the one under way, the oldest first; ``back`` is how many such pages ago."""
    this = monday(today) - timedelta(weeks=back * how_many)
    return tuple(this - timedelta(weeks=place) for place in range(how_many - 1, -1, -1))


@dataclass(frozen=True)
class Total:
    """Counts added as they may be shown: ``shown`` people at ``places`` programmes, and ``few`` with a hidden count.

    What is hidden is in no total, so that no difference of two numbers on a page tells it.
    """

    shown: int
    places: int
    few: int


def total(counts: Iterable[int]) -> Total:
    """The sum of the counts that are not hidden."""
    every = list(counts)
    large = [count for count in every if not is_small(count)]
    return Total(sum(large), len(large), len(every) - len(large))


def shade(count: int, greatest: int) -> int:
    """1 to 4: how dark a shown count is drawn, by its share of the greatest one that is shown."""
    return min(4, 1 + 4 * (count - HIDDEN_UNDER) // max(1, greatest - HIDDEN_UNDER + 1))


def greatest(counts: Iterable[int]) -> int:
    """The greatest count that may be shown; ``HIDDEN_UNDER`` where there is none."""
    return max((count for count in counts if not is_small(count)), default=HIDDEN_UNDER)


class Fault(StrEnum):
    """Why a figure that was told cannot be kept."""

    NOTHING = "nothing"
    MORE_FREE = "more-free"
    LATER = "later"
    NO_SOURCE = "no-source"
    REASON_ALONE = "reason-alone"
    TOO_LONG = "too-long"


MOST_WEEKS: Final = 520


@dataclass(frozen=True)
class Told:
    """What was told of a programme: ``None`` and empty are unknown. ``source`` is who or what said it, ``reporter`` who heard it."""

    as_of: datetime
    source: str
    reporter: str = ""
    places: int | None = None
    free: int | None = None
    waiting: int | None = None
    weeks: int | None = None
    is_stopped: bool | None = None
    stop_reason: str = ""

    @property
    def says_something(self) -> bool:
        """Whether any figure is known."""
        known = (self.places, self.free, self.waiting, self.weeks, self.is_stopped)
        return any(figure is not None for figure in known)


def faults(told: Told, now: datetime) -> Iterator[tuple[str, Fault]]:
    """What is wrong with it, by field."""
    if not told.says_something:
        yield "places", Fault.NOTHING
    if told.free is not None and told.places is not None and told.free > told.places:
        yield "free", Fault.MORE_FREE
    if told.weeks is not None and told.weeks > MOST_WEEKS:
        yield "weeks", Fault.TOO_LONG
    if told.as_of > now:
        yield "as_of", Fault.LATER
    if not told.source.strip():
        yield "source", Fault.NO_SOURCE
    if told.stop_reason.strip() and not told.is_stopped:
        yield "stop_reason", Fault.REASON_ALONE
