"""The network's page: every programme with what it told last, and the frozen weeks of who waits there. Nobody is in it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.network.models import WaitingFigure
from liaison.network.queries.directory import ProgrammeLine, ProgrammeSheet, programme, search
from liaison.network.rules.figures import last_weeks

KINDS = ("M24",)
Weeks = Mapping[date, int]


@dataclass(frozen=True)
class Overview:
    """The programmes that a search finds, and per programme the counts of the weeks that have one."""

    lines: tuple[ProgrammeLine, ...]
    weeks: tuple[date, ...]
    waiting: Annotated[Mapping[UUID, Weeks], "M24"]
    as_of: datetime


@dataclass(frozen=True)
class OneProgramme:
    """A programme's sheet and the counts of its weeks."""

    sheet: ProgrammeSheet
    weeks: tuple[date, ...]
    waiting: Annotated[Weeks, "M24"] = field(default_factory=dict)


def overview(viewer: Viewer, *, text: str = "", kind: str = "", municipality: str = "") -> Overview:
    """What the network's first page shows; the look is logged."""
    log.record(by=viewer, act="directory.look", kinds=KINDS)
    weeks = last_weeks(clock.today())
    found: defaultdict[UUID, dict[date, int]] = defaultdict(dict)
    rows = WaitingFigure.objects.filter(week__gte=weeks[0], week__lte=weeks[-1])
    for pk, week, waiting in rows.values_list("programme_id", "week", "waiting"):
        found[pk][week] = waiting
    return Overview(search(text, kind, municipality), weeks, found, clock.now())


def one(viewer: Viewer, programme_id: UUID) -> OneProgramme | None:
    """One programme, or nothing where there is none; the look is logged."""
    sheet = programme(programme_id)
    if sheet is None:
        return None
    log.record(by=viewer, act="programme.look", kinds=KINDS, programme=str(programme_id))
    weeks = last_weeks(clock.today())
    rows = WaitingFigure.objects.filter(programme=programme_id, week__gte=weeks[0], week__lte=weeks[-1])
    return OneProgramme(sheet, weeks, dict(rows.values_list("week", "waiting")))
