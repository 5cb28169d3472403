"""What a way is made of, and the sentences that say what its drawing shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _


class Above(StrEnum):
    """What the court's row shows of one sitting."""

    HELD = "held"
    WARNING = "warning"
    NEXT = "next"


class Below(StrEnum):
    """What the care row shows of one stretch of time."""

    WAITING = "waiting"
    ADMITTED = "admitted"
    OUTPATIENT = "outpatient"


@dataclass(frozen=True)
class Mark:
    """One sitting on its day."""

    day: date
    shape: Above


@dataclass(frozen=True)
class Bar:
    """One stretch of care, both days included; without ``last`` it goes on today."""

    shape: Below
    first: date
    last: date | None = None


@dataclass(frozen=True)
class Way:
    """One person's way as it may be seen. ``months`` is how long such a way lasts at most, 0 where nobody says."""

    first: date
    today: date
    marks: tuple[Mark, ...] = ()
    bars: tuple[Bar, ...] = ()
    handed: tuple[date, ...] = ()
    months: int = 0
    is_court_row: bool = False

    def __post_init__(self) -> None:
        """The court's own row has nothing of care, and says so where somebody tries."""
        if self.is_court_row and (self.bars or self.handed):
            raise ValueError("the court's row has nothing below its line")


def court_row(first: date, today: date, marks: Iterable[Mark], months: int = 0) -> Way:
    """The only drawing that a room of the court's side makes: its own sittings."""
    return Way(first, today, tuple(marks), months=months, is_court_row=True)


def in_words(way: Way) -> str:
    """What the drawing shows, as sentences in the language of the page."""
    parts = [*_court_in_words(way.marks)]
    if not way.is_court_row:
        parts += [_sentence(bar_in_words(bar)) for bar in sorted(way.bars, key=lambda bar: bar.first)]
        if way.handed:
            many = len(set(way.handed))
            told = ngettext("Handed over for one sitting.", "Handed over for %(many)s sittings.", many)
            parts.append(told % {"many": many})
    return " ".join(parts) or _("Nothing is on this way yet.")


def _court_in_words(marks: tuple[Mark, ...]) -> Iterator[str]:
    held = [mark for mark in marks if mark.shape is not Above.NEXT]
    if held:
        many = len(held)
        yield ngettext("One sitting held.", "%(many)s sittings held.", many) % {"many": many}
    for mark in sorted(marks, key=lambda mark: mark.day):
        if mark.shape is not Above.HELD:
            yield _sentence(mark_in_words(mark))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _day(day: date) -> str:
    return _day_in(day, get_language() or "")


@lru_cache(maxsize=4096)
def _day_in(day: date, language: str) -> str:
    """The same days stand on every row of a list."""
    return date_format(day, "j F Y")


def mark_in_words(mark: Mark) -> str:
    """One circle of the court's row."""
    return _mark_in(mark, get_language() or "")


@lru_cache(maxsize=4096)
def _mark_in(mark: Mark, language: str) -> str:
    """The same sittings are on the ways of many."""
    return str(_MARKS[mark.shape]) % {"day": _day_in(mark.day, language)}


def bar_in_words(bar: Bar) -> str:
    """One bar of the care row."""
    words = str((_ENDED if bar.last else _RUNNING)[bar.shape])
    return words % {"first": _day(bar.first), "last": bar.last and _day(bar.last)}


_MARKS = {
    Above.HELD: gettext_lazy("sitting held on %(day)s"),
    Above.WARNING: gettext_lazy("warning given on %(day)s"),
    Above.NEXT: gettext_lazy("next sitting on %(day)s"),
}
_ENDED = {
    Below.WAITING: gettext_lazy("waiting from %(first)s to %(last)s"),
    Below.ADMITTED: gettext_lazy("admitted from %(first)s to %(last)s"),
    Below.OUTPATIENT: gettext_lazy("in outpatient care from %(first)s to %(last)s"),
}
_RUNNING = {
    Below.WAITING: gettext_lazy("waiting since %(first)s"),
    Below.ADMITTED: gettext_lazy("admitted since %(first)s"),
    Below.OUTPATIENT: gettext_lazy("in outpatient care since %(first)s"),
}


def handed_in_words(day: date) -> str:
    """One dot on the line."""
    return _("handed over for the sitting of %(day)s") % {"day": _day(day)}
