"""The way: months from left to right, the court above the line, care below it, and what crossed as a dot on the line.

From marks and bars that somebody may see, this makes the places of a drawing and the sentences that say the same.
It asks nobody what may be seen. A room of the court's side draws with ``court_row``, which takes nothing of care:
a month that was withheld must not become a shape (look.md).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SHORTEST: Final = 6
"""Months that a drawing has at least, so that a way of two weeks does not look like one of a year."""

HATCH: Final = 5.0


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


@dataclass(frozen=True)
class Size:
    """How large a drawing is, in the units of its view box."""

    name: str
    width: float
    radius: float
    bar: float
    has_months: bool


SMALL: Final = Size("small", 330, 6, 11, has_months=False)
LARGE: Final = Size("large", 900, 8, 15, has_months=True)


@dataclass(frozen=True)
class Point:
    """One shape with its middle, and its own words for whoever points at it."""

    x: float
    shape: str
    words: str


@dataclass(frozen=True)
class Stretch:
    """One bar: from where, how long, and for a hatched one the strokes inside it."""

    x: float
    y: float
    width: float
    height: float
    shape: str
    strokes: str
    words: str


@dataclass(frozen=True)
class Tick:
    """The first day of a month, with its name where the drawing has room for it."""

    x: float
    words: str


@dataclass(frozen=True)
class Drawing:
    """Everything that the template needs; all numbers are in the units of the view box."""

    size: Size
    height: float
    foot: float
    line: float
    above: float
    left: float
    right: float
    today: float
    ticks: tuple[Tick, ...]
    circles: tuple[Point, ...]
    stretches: tuple[Stretch, ...]
    dots: tuple[Point, ...]
    words: str
    is_court_row: bool


def draw(way: Way, size: Size = SMALL) -> Drawing:
    """The drawing of a way, with the sentences that say the same. What lies outside the drawn months is left out."""
    scale = _Scale(way, size)
    line = 2 * size.radius + 6
    below = 0 if way.is_court_row else size.bar + 6
    foot = line + below + 4
    return Drawing(
        size=size,
        height=foot + (14 if size.has_months else 0),
        foot=foot,
        line=line,
        above=size.radius + 2,
        left=scale.left,
        right=scale.right,
        today=scale.at(way.today),
        ticks=tuple(_ticks(scale, size)),
        circles=tuple(_circles(way, scale)),
        stretches=tuple(_stretches(way, scale, line + 4)),
        dots=tuple(Point(scale.at(day), "handed", handed_in_words(day)) for day in _within(way, scale)),
        words=in_words(way),
        is_court_row=way.is_court_row,
    )


class _Scale:
    """Where a day lies. The drawing begins at the first day of the way and ends with its last month."""

    def __init__(self, way: Way, size: Size) -> None:
        self.left, self.right = size.radius + 2, size.width - size.radius - 2
        self.first = way.first
        latest = max([way.today, *(mark.day for mark in way.marks)])
        self.end = later(way.first, max(way.months, months_between(way.first, latest) + 1, SHORTEST))
        self.bar, self.radius = size.bar, size.radius
        self._step = (self.right - self.left) / (self.end - self.first).days

    def at(self, day: date) -> float:
        """The place of a day, no further out than the ends of the line."""
        inside = min(max(day, self.first), self.end)
        return round(self.left + (inside - self.first).days * self._step, 1)


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month's first 28 days."""
    ahead = day.month - 1 + months
    return date(day.year + ahead // 12, ahead % 12 + 1, min(day.day, 28))


def months_between(first: date, day: date) -> int:
    """Full months from one day to another; none where the other is not after it."""
    full = (day.year - first.year) * 12 + day.month - first.month - (day.day < first.day)
    return max(full, 0)


def _ticks(scale: _Scale, size: Size) -> Iterator[Tick]:
    """Each month of the way, counted from its own first day."""
    day = scale.first
    for month in range(months_between(scale.first, scale.end) + 1):
        day = later(scale.first, month) if month else scale.first
        yield Tick(scale.at(day), date_format(day, "M") if size.has_months else "")


def _circles(way: Way, scale: _Scale) -> Iterator[Point]:
    for mark in sorted(way.marks, key=lambda mark: mark.day):
        if scale.first <= mark.day <= scale.end:
            yield Point(scale.at(mark.day), mark.shape.value, mark_in_words(mark))


def _within(way: Way, scale: _Scale) -> Iterator[date]:
    return (day for day in sorted(set(way.handed)) if scale.first <= day <= scale.end)


def _stretches(way: Way, scale: _Scale, top: float) -> Iterator[Stretch]:
    """Admitted is a full bar, waiting a hatched one, outpatient a slim one: told apart without any colour."""
    for bar in sorted(way.bars, key=lambda bar: (bar.first, bar.shape)):
        last = min(bar.last or way.today, way.today)
        if last < scale.first or bar.first > min(scale.end, last):
            continue
        start = scale.at(bar.first)
        width = max(scale.at(last) - start, 2.0)
        is_slim = bar.shape is Below.OUTPATIENT
        height = round(scale.bar * 0.55, 1) if is_slim else scale.bar
        y = round(top + (scale.bar - height) / 2, 1)
        strokes = hatch(start, y, width, height) if bar.shape is Below.WAITING else ""
        yield Stretch(start, y, round(width, 1), height, bar.shape.value, strokes, bar_in_words(bar))


def hatch(x: float, y: float, width: float, height: float) -> str:
    """Slanting strokes that stay inside a box, as the path of an SVG: no pattern, so no name that occurs twice."""
    strokes = []
    start = x - height + HATCH / 2
    while start < x + width:
        left, right = max(start, x), min(start + height, x + width)
        if right > left:
            bottom, top = y + height - (left - start), y + height - (right - start)
            strokes.append(f"M{left:.1f} {bottom:.1f}L{right:.1f} {top:.1f}")
        start += HATCH
    return "".join(strokes)


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


def mark_in_words(mark: Mark) -> str:
    """One circle of the court's row."""
    words = {
        Above.HELD: _("sitting held on %(day)s"),
        Above.WARNING: _("warning given on %(day)s"),
        Above.NEXT: _("next sitting on %(day)s"),
    }
    return words[mark.shape] % {"day": date_format(mark.day, "j F Y")}


def bar_in_words(bar: Bar) -> str:
    """One bar of the care row."""
    ended = {
        Below.WAITING: _("waiting from %(first)s to %(last)s"),
        Below.ADMITTED: _("admitted from %(first)s to %(last)s"),
        Below.OUTPATIENT: _("in outpatient care from %(first)s to %(last)s"),
    }
    running = {
        Below.WAITING: _("waiting since %(first)s"),
        Below.ADMITTED: _("admitted since %(first)s"),
        Below.OUTPATIENT: _("in outpatient care since %(first)s"),
    }
    days = {"first": date_format(bar.first, "j F Y"), "last": bar.last and date_format(bar.last, "j F Y")}
    return (ended if bar.last else running)[bar.shape] % days


def handed_in_words(day: date) -> str:
    """One dot on the line."""
    return _("handed over for the sitting of %(day)s") % {"day": date_format(day, "j F Y")}
