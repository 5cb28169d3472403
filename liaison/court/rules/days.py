"""Dates as court lists hold them: real ones, serial numbers, and text in the orders used in Belgium."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from liaison.common.cells import Cell
from liaison.common.folding import fold
from liaison.court.rules.folding import is_nothing

YOUNGEST = 16
"""No one under 16 can come before this court (Youth Protection Act of 8 April 1965, art. 57bis)."""

OLDEST = 99
EARLIEST_SITTING = date(2000, 1, 1)
FURTHEST_SITTING = timedelta(days=3 * 366)

_SERIALS = range(3_000, 80_000)
_LEAD = re.compile(
    r"^(?:(?:ma|di|wo|do|vr|za|zo|lu|me|je|ve|sa|\w+dag|lun|mar|mer|jeu|ven|sam|dim|\w+di|dimanche|\w+day|"
    r"op|le|du|on|naar|tot|au|uitgesteld|verdaagd|reporte|remis|remise)\b[.,]?\s*)+(?=\d)"
)
_TIME = re.compile(
    r"(?:\s+(?:om|a|at)?\s*|t|,\s*)\d{1,2}\s*(?:[:.]\d\d|u|h)\s*(?:uur|\d\d)?(?::\d\d)?(?:\.\d+)?z?$"
)
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/., ]\s*(\d{1,2})\s*[-/., ]\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})")
_IN_WORDS = re.compile(r"(\d{1,2})(?:er|e|ste|de|st|nd|rd|th)?[-. ]*([a-z]{3,})[-. ]*(\d{4}|\d{2})")
_MONTHS = (
    "januari janvier january",
    "februari fevrier february",
    "maart mars march mrt",
    "april avril",
    "mei mai may",
    "juni juin june",
    "juli juillet july",
    "augustus aout august",
    "september septembre",
    "oktober octobre october",
    "november novembre",
    "december decembre",
)


class DayError(StrEnum):
    """Why what was typed is no date that can be used."""

    UNREADABLE = "unreadable"
    IMPOSSIBLE = "impossible"
    FUTURE = "future"
    TOO_YOUNG = "too_young"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day on which a list is read, and the day that serial number 0 stands for in its workbook."""

    today: date
    epoch: date


def birth_date(cell: Cell, calendar: Calendar) -> date | DayError | None:
    """A date of birth; two figures of a year mean the last hundred years."""
    day = _day(cell, calendar, birth=True)
    if not isinstance(day, date):
        return day
    if day > calendar.today:
        return DayError.FUTURE
    age = calendar.today.year - day.year - ((calendar.today.month, calendar.today.day) < (day.month, day.day))
    if age < YOUNGEST:
        return DayError.TOO_YOUNG
    return day if age <= OLDEST else DayError.UNLIKELY


def sitting_date(cell: Cell, calendar: Calendar) -> date | DayError | None:
    """The date of a sitting, past or to come; two figures of a year mean this century."""
    day = _day(cell, calendar, birth=False)
    if isinstance(day, date) and not EARLIEST_SITTING <= day <= calendar.today + FURTHEST_SITTING:
        return DayError.UNLIKELY
    return day


def _day(cell: Cell, calendar: Calendar, *, birth: bool) -> date | DayError | None:
    if isinstance(cell.value, date):
        return cell.value
    text = cell.text
    if is_nothing(text):
        return None
    serial = re.fullmatch(r"(\d{4,5})(?:\.\d+)?", text)
    if serial and int(serial[1]) in _SERIALS:
        return calendar.epoch + timedelta(days=int(serial[1]))
    parts = _parts(text)
    if parts is None:
        return DayError.UNREADABLE
    day, month, year = parts
    try:
        return date(_full(year, calendar.today, birth=birth), month, day)
    except ValueError:
        return DayError.IMPOSSIBLE


def _parts(typed: str) -> tuple[int, int, str] | None:
    """Day, month, and the year as typed. The day comes before the month, as everywhere in Belgium."""
    text = _TIME.sub("", _LEAD.sub("", _small(typed))).strip(" .,")
    found = _DAY_FIRST.fullmatch(text)
    if found:
        return int(found[1]), int(found[2]), found[3]
    found = _YEAR_FIRST.fullmatch(text)
    if found:
        return int(found[3]), int(found[2]), found[1]
    found = _IN_WORDS.fullmatch(text)
    if found:
        month = _month(found[2])
        return (int(found[1]), month, found[3]) if month else None
    return _figures(text)


def _small(typed: str) -> str:
    """Letters folded, figures and signs kept."""
    return re.sub(r"[^\W\d_]+", lambda word: fold(word[0]), typed)


def _figures(text: str) -> tuple[int, int, str] | None:
    """Eight figures in a row: 19790112 or 12011979; a year can never be mistaken for a month and day."""
    if not re.fullmatch(r"\d{8}", text, re.ASCII):
        return None
    if text[:2] in {"19", "20"} and 1 <= int(text[4:6]) <= 12:
        return int(text[6:]), int(text[4:6]), text[:4]
    return int(text[:2]), int(text[2:4]), text[4:]


def _month(word: str) -> int | None:
    fits = [n for n, names in enumerate(_MONTHS, 1) if any(name.startswith(word) for name in names.split())]
    return fits[0] if len(fits) == 1 else None


def _full(year: str, today: date, *, birth: bool) -> int:
    if len(year) == 4:
        return int(year)
    this_century = 2000 + int(year)
    return this_century - 100 if birth and this_century > today.year else this_century
