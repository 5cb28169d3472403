"""How often somebody comes, how long it may take, and which day to propose: the court's own model and its own lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from liaison.court.rules.sitting import holidays_around, is_working_day

FOUR_WEEKS: Final = 28
NEAR: Final = timedelta(days=10)
"""A list so near to the wanted day is proposed instead of a day without one."""


class Warned(StrEnum):
    """What the court's own model says about how far a path has come."""

    LAST_SITTING = "last-sitting"
    TOO_MANY = "too-many"
    LAST_MONTH = "last-month"
    TOO_LONG = "too-long"


@dataclass(frozen=True)
class Pace:
    """What the chamber's court model says about time; None where it says nothing.

    Both intervals are in days; ``interval_positive`` is that of a positive course.
    """

    interval: int = FOUR_WEEKS
    most_sittings: int | None = None
    months_least: int | None = None
    months_most: int | None = None
    interval_positive: int | None = None


@dataclass(frozen=True)
class Places:
    """How many people are on a list, and how many it can take where the clerk has said so."""

    taken: int = 0
    most: int | None = None

    @property
    def is_full(self) -> bool:
        """Whether nobody more fits."""
        return self.most is not None and self.taken >= self.most


def proposed(day: date, interval: int, coming: Mapping[date, Places], weekday: int | None = None) -> date:
    """The day to propose ``interval`` days after ``day``: a list with room near it, else a day on which to sit.

    Of two lists equally near, the earlier. ``weekday`` (0 for Monday) is the one on which the chamber sits; without it
    any working day will do. A proposal is shown and never chosen by itself.
    """
    wanted = day + timedelta(days=interval)
    open_lists = [
        other
        for other, places in coming.items()
        if other > day and abs(other - wanted) <= NEAR and not places.is_full
    ]
    if open_lists:
        return min(open_lists, key=lambda other: (abs(other - wanted), other))
    step = timedelta(days=1)
    if weekday is not None:
        wanted, step = _nearest(wanted, weekday), timedelta(weeks=1)
    while wanted <= day or wanted in coming or not is_working_day(wanted, holidays_around(wanted)):
        wanted += step
    return wanted


def _nearest(day: date, weekday: int) -> date:
    """The day nearest to this one that falls on that weekday."""
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


def month_of(began: date, day: date) -> int:
    """In which month of the path a day falls, 1 for the first; days before it count as the first."""
    months = (day.year - began.year) * 12 + day.month - began.month - (day.day < began.day)
    return max(months, 0) + 1


def warnings(pace: Pace, sittings: int, month: int | None) -> tuple[Warned, ...]:
    """What to say at the ``sittings``-th sitting, in this month of the path (None when its beginning is not known)."""
    found = []
    if pace.most_sittings is not None and sittings >= pace.most_sittings:
        found.append(Warned.LAST_SITTING if sittings == pace.most_sittings else Warned.TOO_MANY)
    if pace.months_most is not None and month is not None and month >= pace.months_most:
        found.append(Warned.LAST_MONTH if month == pace.months_most else Warned.TOO_LONG)
    return tuple(found)
