"""Finding a file: by a part of its number, or by a name in any order and in many spellings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Annotated
from uuid import UUID

from django.db.models import QuerySet

from liaison.common import clock, log
from liaison.common.folding import fold, fold_name
from liaison.common.viewer import Viewer
from liaison.court.models import Appearance, CaseFile
from liaison.court.queries import people
from liaison.court.queries.people import Person
from liaison.court.rules.likeness import MOST_SHOWN
from liaison.disclosure import gate
from liaison.participants.queries import perhaps
from liaison.participants.rules import best_of

PAGE = 50
COMPARED = 40
IN_ORDER = ("participant__surname", "participant__given_name", "number", "id")
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
    reached = CaseFile.objects.seen_by(viewer).select_related("participant")
    near = _near(reached, asked) if asked and not _is_number(asked) else []
    fitting = sorted((row for row in near if _fits(row, asked)), key=_by_name)
    is_guess = bool(near) and not fitting and page == 1
    start = (page - 1) * PAGE
    if is_guess:
        rows = _nearest(near, asked)
    elif fitting and not _fits(near[-1], asked):
        rows = fitting[start : start + PAGE + 1]
    else:  # where the last one proposed fits too there may be more
        ordered = _fitting(reached, asked).order_by(*IN_ORDER)
        rows = list(ordered[start : start + PAGE + 1])
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


def _near(files: QuerySet[CaseFile], asked: str) -> list[CaseFile]:
    """The files of those within reach whose names share most with what was typed, the likeliest first."""
    proposed = {person: place for place, person in enumerate(perhaps(asked))}
    rows = files.filter(participant__in=proposed)
    return sorted(rows, key=lambda row: (proposed[row.participant_id], row.number))


def _nearest(near: Iterable[CaseFile], asked: str) -> list[CaseFile]:
    """Those among them who are most like what was typed, the nearest first, a handful at most."""
    names = {str(row.participant_id): row.participant.name for row in near}
    likely = best_of(asked, dict(islice(names.items(), COMPARED)), MOST_SHOWN)
    rows = [row for row in near if str(row.participant_id) in likely]
    return sorted(rows, key=lambda row: (likely.index(str(row.participant_id)), row.number))


def _fits(row: CaseFile, asked: str) -> bool:
    return all(fold_name(part, "") in row.participant.folded_name for part in asked.split())


def _by_name(row: CaseFile) -> tuple[str, str, str, UUID]:
    return row.participant.surname, row.participant.given_name, row.number, row.pk


def _is_number(asked: str) -> bool:
    """Figures mean a file number."""
    return bool(re.search(r"\d", asked))


def _fitting(found: QuerySet[CaseFile], asked: str) -> QuerySet[CaseFile]:
    """The parts of a file number may be typed with other signs between them."""
    if _is_number(asked):
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
