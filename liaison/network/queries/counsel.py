"""The points that counsel must settle, and the one that the court reads: from when the new Criminal Code holds."""

from dataclasses import dataclass, field
from datetime import date, datetime

from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.network.models import CounselAnswer
from liaison.network.rules.counsel import Point


@dataclass(frozen=True)
class Answer:
    """One line of a point's history: settled, by whom and how, or opened again."""

    version: int
    is_settled: bool
    settled_by: str
    settled_on: date | None
    answer: str
    in_force_on: date | None
    entered_at: datetime
    entered_by: str


@dataclass(frozen=True)
class PointEntry:
    """A point with all that was answered, the newest first."""

    point: Point
    answers: tuple[Answer, ...] = field(default_factory=tuple)

    @property
    def is_settled(self) -> bool:
        """Whether the newest line settles it."""
        return bool(self.answers) and self.answers[0].is_settled


def new_code_from() -> date | None:
    """The first day on which the new Criminal Code is in force; nothing while counsel has not settled it."""
    rows = CounselAnswer.objects.filter(point=Point.NEW_CODE).order_by("-version")
    last = rows.values_list("is_settled", "in_force_on").first()
    return last[1] if last and last[0] else None


def points(viewer: Viewer) -> tuple[PointEntry, ...]:
    """Every point in the order of its letter; the look is logged, since it shows who answered what."""
    log.record(by=viewer, act="counsel.look")
    return _points()


def unsettled() -> int:
    """How many points are open."""
    return sum(1 for entry in _points() if not entry.is_settled)


def _points() -> tuple[PointEntry, ...]:
    answers: dict[str, list[Answer]] = {point: [] for point in Point}
    for row in CounselAnswer.objects.order_by("-version"):
        answers[row.point].append(
            Answer(
                row.version,
                row.is_settled,
                row.settled_by,
                row.settled_on,
                row.answer,
                row.in_force_on,
                row.entered_at,
                row.entered_by,
            )
        )
    return tuple(PointEntry(point, tuple(answers[point])) for point in Point)
