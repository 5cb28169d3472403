"""What the court's pages draw: the court's own row of sittings, and nothing beneath it."""

from datetime import date

from liaison.common import way
from liaison.common.way import Above, Drawing, Mark
from liaison.court.queries.path import Path

SHAPES = {"held": Above.HELD, "warned": Above.WARNING, "next": Above.NEXT}


def court_row(path: Path, today: date) -> Drawing | None:
    """The sittings of a path with the next one; None as long as there is none to draw."""
    marks = [Mark(circle.day, SHAPES[circle.kind]) for circle in path.circles]
    if not marks:
        return None
    first = min(filter(None, [path.began, marks[0].day, today]))
    return way.draw(way.court_row(first, today, marks, months=path.pace.months_most or 0))
