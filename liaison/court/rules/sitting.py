"""A sitting by the calendar: working days, the moment at which hand-over closes, the order of the list."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

BRUSSELS: Final = ZoneInfo("Europe/Brussels")
CLOSING_TIME: Final = time(16)
MOST_AGREEMENTS: Final = 9

_FIXED: Final = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
_AFTER_EASTER: Final = (1, 39, 50)
"""Easter Monday, Ascension and Whit Monday, in days after Easter Sunday."""

_SATURDAY: Final = 5

Item = TypeVar("Item")


class Topic(StrEnum):
    """The fixed rows of *said today*: the same for everyone, whatever is known of him."""

    APPOINTMENTS = "appointments"
    LIVING = "living"
    WORK = "work"
    MONEY = "money"
    PEOPLE = "people"


class Said(StrEnum):
    """What judge or clerk may mark on such a row; an unmarked row is a fourth thing and has no value."""

    TOLD = "told"
    SHOWN = "shown"
    NOT_DISCUSSED = "not-discussed"


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar. Source: Meeus, *Astronomical Algorithms*, ch. 8 (anonymous method)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, rest_of_century = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leap_years, rest_of_years = divmod(of_century, 4)
    to_sunday = (32 + 2 * rest_of_century + 2 * leap_years - epact - rest_of_years) % 7
    correction = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def belgian_holidays(year: int) -> frozenset[date]:
    """The ten legal public holidays. Source: Act of 4 January 1974 and Royal Decree of 18 April 1974, art. 1."""
    sunday = easter(year)
    moving = {sunday + timedelta(days=days) for days in _AFTER_EASTER}
    return frozenset(moving | {date(year, month, day) for month, day in _FIXED})


def holidays_around(day: date) -> frozenset[date]:
    """The public holidays of that year and of the year before, in which its last working day may lie."""
    return belgian_holidays(day.year - 1) | belgian_holidays(day.year)


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Whether the registry is open: no weekend and none of the holidays."""
    return day.weekday() < _SATURDAY and day not in holidays


def closes_at(day: date, holidays: Collection[date]) -> datetime:
    """When hand-over for a sitting closes unless the chamber says otherwise: the last working day before, at 16:00.

    Source: design.md, "Decided". The answer is aware, in the time of Brussels.
    """
    before = day - timedelta(days=1)
    while not is_working_day(before, holidays):
        before -= timedelta(days=1)
    return datetime.combine(before, CLOSING_TIME, BRUSSELS)


def moved(order: Sequence[Item], item: Item, *, up: bool) -> tuple[Item, ...]:
    """The order with one item a place higher or lower; unchanged at either end."""
    places = list(order)
    here = places.index(item)
    there = here - 1 if up else here + 1
    if 0 <= there < len(places):
        places[here], places[there] = places[there], places[here]
    return tuple(places)
