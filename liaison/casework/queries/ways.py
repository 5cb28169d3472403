"""The ways of several people at once: the court's sittings above the line, care below it, what was handed over on it.

The asking page has established the relation, and logs one look of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from liaison.care.queries.courses import Course, courses
from liaison.casework.rules import month_of
from liaison.common import clock
from liaison.common.viewer import Viewer
from liaison.common.way import Above, Bar, Below, Mark, Way
from liaison.court.models import Appearance
from liaison.disclosure import queries as bridge
from liaison.network.queries.court_models import models_on
from liaison.network.rules.court_models import CourtModel
from liaison.participants.models import Trajectory


@dataclass(frozen=True)
class Held:
    """One sitting on a person's way; ``saved_at`` is when its decision was saved."""

    occasion: UUID
    day: date
    decision: str
    saved_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Path:
    """What one person's way is made of, as far as the viewer may see it."""

    first: date
    months: int = 0
    state: str = ""
    is_introduced: bool = False
    held: tuple[Held, ...] = ()
    next_day: date | None = None
    courses: tuple[Course, ...] = ()
    handed: tuple[date, ...] = ()
    handed_at: datetime | None = None

    @property
    def waiting_weeks(self) -> int:
        """For how many full weeks he has been waiting somewhere; 0 where he does not, or for less."""
        since = [each.first for each in self.courses if each.kind == Below.WAITING and each.last is None]
        return max((clock.today() - min(since)).days // 7, 0) if since else 0

    @property
    def month(self) -> int:
        """The month that he is in, the first being 1; 0 while he has not begun."""
        return month_of(self.first, clock.today()) if self.is_introduced else 0

    @property
    def way(self) -> Way:
        """The same as a drawing wants it."""
        bars = tuple(Bar(Below(each.kind), each.first, each.last) for each in self.courses)
        marks = [Mark(one.day, _shape(one)) for one in self.held]
        if self.next_day:
            marks.append(Mark(self.next_day, Above.NEXT))
        days = [self.first, *(mark.day for mark in marks), *(bar.first for bar in bars)]
        return Way(
            first=min(days),
            today=clock.today(),
            marks=tuple(marks),
            bars=bars,
            handed=self.handed,
            months=self.months,
        )


def _shape(held: Held) -> Above:
    return Above.WARNING if held.decision == Appearance.Decision.WARN else Above.HELD


def paths(viewer: Viewer, people: Iterable[UUID], may: frozenset[str]) -> Mapping[UUID, Path]:
    """The way of each of these people, in a number of queries that does not grow with them."""
    reached = frozenset(people)
    if "M04" not in may:
        return {}
    sittings = _sittings(viewer, reached)
    if "M27" not in may:
        sittings = {
            person: [one for one in several if not one.decision] for person, several in sittings.items()
        }
    handed = _handed(viewer, sittings) if "M40" in may else {}
    works_by = models_on(clock.today())
    in_care = courses(viewer, reached) if "M05" in may else {}
    rows = Trajectory.objects.related_to(viewer, reached).order_by("introduced_on", "id")
    found: dict[UUID, Path] = {}
    for row in rows:
        key = row.participant_id
        path = _path(row, sittings.get(key, ()), handed, works_by.get(row.chamber_id, CourtModel()))
        found[key] = replace(path, courses=in_care.get(key, ()))
    return found


def _path(
    row: Trajectory, sittings: Iterable[Held], handed: Mapping[UUID, datetime], model: CourtModel
) -> Path:
    today = clock.today()
    own = list(sittings)
    told = [one for one in own if one.occasion in handed]
    return Path(
        first=row.introduced_on or today,
        months=model.months_most or 0,
        state=row.state,
        is_introduced=row.introduced_on is not None and row.introduced_on <= today,
        held=tuple(one for one in own if one.decision),
        next_day=next((one.day for one in own if not one.decision and one.day >= today), None),
        handed=tuple(one.day for one in told),
        handed_at=max((handed[one.occasion] for one in told), default=None),
    )


def _sittings(viewer: Viewer, people: frozenset[UUID]) -> dict[UUID, list[Held]]:
    """Every sitting that they were or are expected at, the earliest first."""
    rows = Appearance.objects.related_to(viewer, people).exclude(presence=Appearance.Presence.OFF_LIST)
    told = rows.order_by("sitting__day", "id").values_list(
        "participant_id", "pk", "sitting__day", "decision", "saved_at"
    )
    found: dict[UUID, list[Held]] = defaultdict(list)
    for person, occasion, day, decision, saved_at in told:
        found[person].append(Held(occasion, day, decision, saved_at))
    return found


def _handed(viewer: Viewer, sittings: Mapping[UUID, Iterable[Held]]) -> dict[UUID, datetime]:
    """For which of these sittings something was handed over, and when it was delivered."""
    return bridge.handed_over(viewer, [one.occasion for several in sittings.values() for one in several])
