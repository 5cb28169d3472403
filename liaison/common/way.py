"""The way: months from left to right, the court above the line, care below it, and what crossed as a dot on the line.

From marks and bars that somebody may see, this makes the places of a drawing and the sentences that say the same.
It asks nobody what may be seen. A room of the court's side draws with ``court_row``, which takes nothing of care:
a month that was withheld must not become a shape (look.md).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from liaison.common.way_words import (
    Above,
    Bar,
    Below,
    Mark,
    Way,
    bar_in_words,
    court_row,
    handed_in_words,
    in_words,
    mark_in_words,
)

__all__ = [
    "LARGE",
    "SMALL",
    "Above",
    "Bar",
    "Below",
    "Drawing",
    "Mark",
    "Size",
    "Way",
    "court_row",
    "draw",
    "hatch",
]

SHORTEST: Final = 6
"""Months that a drawing has at least, so that a way of two weeks does not look like one of a year."""

HATCH: Final = 5.0


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
    """Everything that a template or a paper needs; all numbers are in the units of the view box."""

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

    @property
    def shapes(self) -> SafeString:
        """The inside of the SVG: numbers, names of classes that stand in this module, and escaped words."""
        return mark_safe("".join(_shapes(self)))  # noqa: S308


def _shapes(drawing: Drawing) -> Iterator[str]:
    """Every shape in the order in which one lies on the other. A list of forty ways is drawn while somebody waits."""
    line, foot, above = drawing.line, drawing.foot, drawing.above
    yield f'<line class="way-line" x1="{drawing.left}" y1="{line}" x2="{drawing.right}" y2="{line}"/>'
    for tick in drawing.ticks:
        yield f'<line class="way-tick" x1="{tick.x}" x2="{tick.x}" y1="{line - 3}" y2="{line + 3}"/>'
        if tick.words:
            month = escape(tick.words)
            yield f'<text class="way-month" x="{tick.x}" y="{drawing.height - 3}">{month}</text>'
    for bar in drawing.stretches:
        box = f'x="{bar.x}" y="{bar.y}" width="{bar.width}" height="{bar.height}"'
        strokes = f'<path d="{bar.strokes}"/>' if bar.strokes else ""
        yield f'<g class="way-{bar.shape}"><title>{escape(bar.words)}</title><rect {box}/>{strokes}</g>'
    yield f'<line class="way-today" x1="{drawing.today}" x2="{drawing.today}" y1="0" y2="{foot}"/>'
    for y, radius, points in ((above, drawing.size.radius, drawing.circles), (line, 4, drawing.dots)):
        for point in points:
            place = f'cx="{point.x}" cy="{y}" r="{radius}"'
            yield f'<circle class="way-{point.shape}" {place}><title>{escape(point.words)}</title></circle>'


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
        yield Tick(scale.at(day), date_format(day, "N") if size.has_months else "")


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
