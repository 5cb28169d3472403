"""The network's page: every programme with what it told last and week by week, and the frozen count of the care side."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from django.utils.timezone import localdate, make_aware

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.network.models import Availability, WaitingFigure
from liaison.network.queries.directory import ProgrammeLine, ProgrammeSheet, programme, search
from liaison.network.rules.figures import monday, weeks_to

KINDS = ("M24",)
Weeks = Mapping[date, int]


@dataclass(frozen=True)
class Overview:
    """The programmes that a search finds, and per programme the counts of the weeks that have one.

    ``told`` is what each programme said last in a week of all who wait there; ``own`` the care side's frozen count.
    """

    lines: tuple[ProgrammeLine, ...]
    weeks: tuple[date, ...]
    told: Annotated[Mapping[UUID, Weeks], "M24"]
    own: Annotated[Mapping[UUID, Weeks], "M24"]
    as_of: datetime


@dataclass(frozen=True)
class OneProgramme:
    """A programme's sheet and the counts of its weeks."""

    sheet: ProgrammeSheet
    weeks: tuple[date, ...]
    told: Annotated[Weeks, "M24"] = field(default_factory=dict)
    own: Annotated[Weeks, "M24"] = field(default_factory=dict)


def overview(
    viewer: Viewer, *, text: str = "", kind: str = "", municipality: str = "", back: int = 0
) -> Overview:
    """What the network's first page shows, of so many weeks back; the look is logged."""
    log.record(by=viewer, act="directory.look", kinds=KINDS)
    weeks = weeks_to(clock.today(), back)
    lines = search(text, kind, municipality)
    return Overview(lines, weeks, _told(weeks), _own(weeks), clock.now())


def one(viewer: Viewer, programme_id: UUID, back: int = 0) -> OneProgramme | None:
    """One programme, or nothing where there is none; the look is logged."""
    sheet = programme(programme_id)
    if sheet is None:
        return None
    log.record(by=viewer, act="programme.look", kinds=KINDS, programme=str(programme_id))
    weeks, only = weeks_to(clock.today(), back), {"programme": programme_id}
    told, own = _told(weeks, **only), _own(weeks, **only)
    return OneProgramme(sheet, weeks, told.get(programme_id, {}), own.get(programme_id, {}))


def _told(weeks: Sequence[date], **only: Any) -> Mapping[UUID, Weeks]:
    """What each programme told last in each of these weeks."""
    found: defaultdict[UUID, dict[date, int]] = defaultdict(dict)
    since = make_aware(datetime.combine(weeks[0], datetime.min.time()))
    until = make_aware(datetime.combine(weeks[-1] + timedelta(weeks=1), datetime.min.time()))
    rows = Availability.objects.filter(as_of__gte=since, as_of__lt=until, waiting__isnull=False, **only)
    for pk, as_of, waiting in rows.order_by("as_of", "pk").values_list("programme_id", "as_of", "waiting"):
        found[pk][monday(localdate(as_of))] = waiting or 0
    return found


def _own(weeks: Sequence[date], **only: Any) -> Mapping[UUID, Weeks]:
    """How many of the care side waited, frozen when the week was over."""
    found: defaultdict[UUID, dict[date, int]] = defaultdict(dict)
    rows = WaitingFigure.objects.filter(week__gte=weeks[0], week__lte=weeks[-1], **only)
    for pk, week, waiting in rows.values_list("programme_id", "week", "waiting"):
        found[pk][week] = waiting
    return found
