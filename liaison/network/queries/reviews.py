"""What was drawn for review at the doors where staff see people: who looked, when, at how many; never at whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import Http404

from liaison.common import clock, log
from liaison.common.models import WATCHED, Review
from liaison.common.viewer import Viewer
from liaison.network.models import Account, Organisation, ReviewMark
from liaison.network.rules.reviews import TERM, Standing, due, standing

SHOWN = 200
"""So many that were reviewed are shown; those that were not are shown all."""


@dataclass(frozen=True)
class ReviewLine:
    """One drawn look, or one account's looks of one day, and where it stands."""

    id: UUID
    door: str
    reason: str
    at: datetime
    who: str
    role: str
    organisation: str
    act: str
    people: int
    due: datetime
    standing: Standing
    why: str = ""
    finding: str = ""


@dataclass(frozen=True)
class WeekLine:
    """One week of one door: how many looks at people there were in all."""

    door: str
    week: date
    looks: int


@dataclass(frozen=True)
class Reviews:
    """All that is to be reviewed, the overdue first, and what was."""

    lines: tuple[ReviewLine, ...]
    weeks: tuple[WeekLine, ...]

    @property
    def overdue(self) -> int:
        """How many are past their term."""
        return sum(line.standing == Standing.OVERDUE for line in self.lines)

    @property
    def open(self) -> int:
        """How many wait for a review, the overdue among them."""
        return sum(line.standing != Standing.REVIEWED for line in self.lines)


def overdue() -> int:
    """How many drawn looks are past their term; said to the data-protection officer where he comes in."""
    before, count = clock.now() - TERM, 0
    marked = ReviewMark.objects.values("review")
    for door in WATCHED:
        rows = _rows(door).filter(drawn_at__lt=before).exclude(reason=Review.Reason.WEEK)
        count += rows.exclude(pk__in=marked).count()
    return count


def reviews(viewer: Viewer) -> Reviews:
    """Everything that was drawn; looking at it is itself an event."""
    log.record(by=viewer, act="review.look")
    order = list(Standing)
    lines = sorted(_lines(), key=lambda line: (order.index(line.standing), line.due, line.at))
    weeks = [
        WeekLine(door, week, looks)
        for door in WATCHED
        for week, looks in _rows(door)
        .filter(reason=Review.Reason.WEEK, people__gt=0)
        .order_by("-week")
        .values_list("week", "people")[:8]
    ]
    return Reviews(tuple(lines), tuple(weeks))


def review(viewer: Viewer, key: UUID) -> ReviewLine:
    """One drawn look. Raises ``Http404`` where there is none of this key."""
    log.record(by=viewer, act="review.look", review=str(key))
    for line in _lines(pk=key):
        return line
    raise Http404


def _lines(**narrowed: Any) -> Iterator[ReviewLine]:
    drawn = [(door, row) for door in WATCHED for row in _drawn(door, **narrowed)]
    marks = {mark.review: mark for mark in ReviewMark.objects.filter(review__in=[row.pk for _, row in drawn])}
    who = dict(Account.objects.filter(pk__in={row.actor for _, row in drawn}).values_list("pk", "name"))
    where = dict(Organisation.objects.values_list("pk", "name"))
    now = clock.now()
    for door, row in drawn:
        mark = marks.get(row.pk)
        yield ReviewLine(
            id=row.pk,
            door=door,
            reason=row.reason,
            at=row.at,
            who=who.get(row.actor, ""),
            role=row.role,
            organisation=where.get(row.organisation, ""),
            act=row.act,
            people=row.people,
            due=due(row.drawn_at),
            standing=standing(row.drawn_at, now, is_marked=mark is not None),
            why=mark.why if mark else "",
            finding=mark.finding if mark else "",
        )


def _drawn(door: str, **narrowed: Any) -> Iterator[Any]:
    rows = _rows(door).filter(**narrowed).exclude(reason=Review.Reason.WEEK)
    marked = ReviewMark.objects.values("review")
    yield from rows.exclude(pk__in=marked)
    yield from rows.filter(pk__in=marked).order_by("-drawn_at", "id")[:SHOWN]


def _rows(door: str) -> Any:
    return log.table(door, "review")._default_manager
