"""The days on which the chamber of the constructed world sits: every Monday, and besides on the day on which somebody looks."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from liaison.court.rules.sitting import BRUSSELS, closes_at, holidays_around, is_working_day

WEEK: Final = timedelta(weeks=1)
CHAMBERS_DAY: Final = 0
"""Monday. On which day the Ghent chamber sits is published nowhere (courts, 1.2: weekly): ours."""

DAYS_A_MONTH: Final = 365.25 / 12
TO_COME: Final = 9
"""So many lists after the next one are known, as far as anybody is told to come back."""


@dataclass(frozen=True)
class Calendar:
    """The sittings in order. Those before ``near`` have been held, ``near`` is delivered and waits, the rest are open."""

    sittings: tuple[date, ...]
    near: int

    @property
    def began(self) -> datetime:
        """When the first list was read in: the court begins to work with Liaison."""
        return at(self.sittings[0] - timedelta(days=10), 8)

    def day(self, place: int) -> date:
        """The day of a sitting; one beyond the known ones is the last known."""
        return self.sittings[min(place, len(self.sittings) - 1)]

    def first_from(self, day: date) -> int:
        """Which sitting is the first on or after a day."""
        return next(
            (place for place, sits in enumerate(self.sittings) if sits >= day), len(self.sittings) - 1
        )


def calendar(today: date, months: int) -> Calendar:
    """The sittings of so many months up to a day, and those to come: on Mondays, after a holiday on the next working day.

    One sitting is put off or brought forward to today, or to the next working day, in place of the Monday nearest to it:
    whoever opens a demo finds the list of this morning, whatever day it is. The lists around it stay a few days away,
    so that the next one is still open.
    """
    near = working(today)
    monday = near - timedelta(days=(near.weekday() - CHAMBERS_DAY) % 7)
    nearest = monday if near - monday < WEEK / 2 else monday + WEEK
    before = max(2, round((months * DAYS_A_MONTH - 10) / 7))
    held = (working(nearest + WEEK * place) for place in range(-before, 0))
    coming = (working(nearest + WEEK * place) for place in range(1, TO_COME + 1))
    return Calendar((*held, near, *coming), before)


def working(day: date) -> date:
    """That day or the first working day after it."""
    while not is_working_day(day, holidays_around(day)):
        day += timedelta(days=1)
    return day


def working_before(day: date) -> date:
    """That day or the last working day before it."""
    while not is_working_day(day, holidays_around(day)):
        day -= timedelta(days=1)
    return day


def closing(day: date) -> datetime:
    """When hand-over for a list closes: nobody in the constructed world says otherwise."""
    return closes_at(day, holidays_around(day))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day where the court sits."""
    return datetime.combine(day, time(hour, minute), BRUSSELS)
