"""Finding a file: by a part of its number, or by a name in any order and in many spellings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import QuerySet

from liaison.common import clock, log
from liaison.common.folding import fold, fold_name
from liaison.common.viewer import Viewer
from liaison.court.models import Appearance, CaseFile
from liaison.court.queries import people
from liaison.court.queries.people import Person
from liaison.court.rules.likeness import Somebody, nearest
from liaison.disclosure import gate

PAGE = 50
LIST_KINDS = frozenset({"M01", "M04"})


@dataclass(frozen=True, kw_only=True)
class FileRow:
    """One file in a list."""

    id: UUID
    person: Person
    number: Annotated[str, "M01"] = ""
    next_day: Annotated[date | None, "M04"] = None


@dataclass(frozen=True)
class FileList:
    """One page of files, in order of name, and whether there are more after it.

    ``is_guess`` when none fits what was typed: then these are the people whose names are nearest to it.
    """

    rows: tuple[FileRow, ...]
    has_more: bool
    is_guess: bool = False


def files(viewer: Viewer, asked: str = "", page: int = 1) -> FileList:
    """The files within reach that fit what was typed: a part of a number, or parts of a name in any order.

    Signs, capitals and accents do not count; where nobody fits, those with the nearest names are shown. Logs one look
    at all on the page.
    """
    found = _fitting(CaseFile.objects.seen_by(viewer), asked).select_related("participant")
    ordered = found.order_by("participant__surname", "participant__given_name", "number", "id")
    start = (page - 1) * PAGE
    rows = list(ordered[start : start + PAGE + 1])
    is_guess = not rows and page == 1 and bool(asked) and not re.search(r"\d", asked)
    if is_guess:
        rows = _nearest(viewer, asked)
    may = people.may_read(viewer)
    shown = rows[:PAGE]
    coming = _next_days(viewer, {row.trajectory_id for row in shown})
    log.record(
        by=viewer,
        act="files.look",
        subjects={row.participant_id for row in shown},
        kinds=may & LIST_KINDS,
    )
    lines = (_file_row(row, coming.get(row.trajectory_id), may) for row in shown)
    return FileList(tuple(lines), has_more=len(rows) > PAGE, is_guess=is_guess and bool(shown))


def _file_row(row: CaseFile, next_day: date | None, may: frozenset[str]) -> FileRow:
    person = people.person(row.participant, may)
    return gate.withhold(FileRow(id=row.pk, person=person, number=row.number, next_day=next_day), may)


def _nearest(viewer: Viewer, asked: str) -> list[CaseFile]:
    """The files of those within reach whose names are nearest to what was typed, the nearest first."""
    files = CaseFile.objects.seen_by(viewer)
    known = files.order_by().values_list("participant_id", "participant__folded_name", "participant__born_on")
    people = nearest(fold_name(asked, ""), (Somebody(*each) for each in known.distinct()))
    rows = files.filter(participant__in=people).select_related("participant")
    return sorted(rows, key=lambda row: (people.index(row.participant_id), row.number))[:PAGE]


def _fitting(found: QuerySet[CaseFile], asked: str) -> QuerySet[CaseFile]:
    """Figures mean a file number: its parts may be typed with other signs between them."""
    if re.search(r"\d", asked):
        for part in re.findall(r"[a-z]+|\d+", fold(asked)):
            found = found.filter(number__icontains=part)
        return found
    for part in asked.split():
        found = found.filter(participant__folded_name__contains=fold_name(part, ""))
    return found


def _next_days(viewer: Viewer, trajectories: Iterable[UUID]) -> dict[UUID, date]:
    ahead = (
        Appearance.objects.seen_by(viewer)
        .filter(trajectory__in=list(trajectories), decision="", sitting__day__gte=clock.today())
        .exclude(presence=Appearance.Presence.OFF_LIST)
        .order_by("sitting__day", "id")
    )
    days: dict[UUID, date] = {}
    for trajectory, day in ahead.values_list("trajectory_id", "sitting__day"):
        days.setdefault(trajectory, day)
    return days
