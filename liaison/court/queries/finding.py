"""Finding a file: by a part of its number, or by a name in any order and in many spellings."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Annotated, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from liaison.common import clock, log
from liaison.common.folding import fold, fold_name
from liaison.common.viewer import Viewer
from liaison.court.models import Appearance, CaseFile, CourtQuerySet
from liaison.court.queries import people
from liaison.court.queries.people import Person
from liaison.court.rules.likeness import MOST_SHOWN
from liaison.disclosure import gate
from liaison.participants.queries import perhaps
from liaison.participants.rules import best_of

PAGE = 50
COMPARED = 40
NEAR = (
    "participant__surname",
    "participant__given_name",
    "number",
    "pk",
    "participant_id",
    "participant__folded_name",
)
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


class Near(NamedTuple):
    """One file of somebody who may be meant, with as much as it takes to say whether he is."""

    surname: str
    given_name: str
    number: str
    id: UUID
    person: UUID
    folded: str

    def fits(self, asked: str) -> bool:
        """Whether every part that was typed stands in the name."""
        return all(fold_name(part, "") in self.folded for part in asked.split())


def files(viewer: Viewer, asked: str = "", page: int = 1) -> FileList:
    """The files within reach that fit what was typed: a part of a number, or parts of a name in any order.

    Signs, capitals and accents do not count; where nobody fits, those with the nearest names are shown. Logs one look
    at all on the page.
    """
    rows, is_guess = _found(CaseFile.objects.seen_by(viewer), asked, (page - 1) * PAGE)
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


def _found(reached: CourtQuerySet[CaseFile], asked: str, start: int) -> tuple[list[CaseFile], bool]:
    """One page of files and one more, and whether they are but the nearest."""
    near = _near(reached, asked) if asked and not _is_number(asked) else []
    fitting = sorted(each for each in near if each.fits(asked))
    if near and not fitting and not start:
        return _rows(reached, _nearest(near, asked)), True
    if fitting and not near[-1].fits(asked):
        return _rows(reached, [each.id for each in fitting[start : start + PAGE + 1]]), False
    # Where the last who was proposed fits too there may be more.
    ordered = _fitting(reached.select_related("participant"), asked).order_by(*IN_ORDER)
    return list(ordered[start : start + PAGE + 1]), False


def _rows(reached: CourtQuerySet[CaseFile], files: Sequence[UUID]) -> list[CaseFile]:
    rows = reached.filter(pk__in=files).select_related("participant")
    return sorted(rows, key=lambda row: files.index(row.pk))


def _file_row(row: CaseFile, next_day: date | None, may: frozenset[str]) -> FileRow:
    person = people.person(row.participant, may)
    return gate.withhold(FileRow(id=row.pk, person=person, number=row.number, next_day=next_day), may)


def _near(reached: CourtQuerySet[CaseFile], asked: str) -> list[Near]:
    """The files of those within reach whose names share most with what was typed, the likeliest first."""
    proposed = {person: place for place, person in enumerate(perhaps(asked))}
    rows = reached.filter(participant__in=proposed).order_by("number", "id").values_list(*NEAR)
    return sorted((Near(*row) for row in rows), key=lambda each: proposed[each.person])


def _nearest(near: Iterable[Near], asked: str) -> list[UUID]:
    """Those among them who are most like what was typed, the nearest first, a handful at most."""
    names = {str(each.person): f"{each.given_name} {each.surname}" for each in near}
    likely = best_of(asked, dict(islice(names.items(), COMPARED)), MOST_SHOWN)
    meant = [each for each in near if str(each.person) in likely]
    return [each.id for each in sorted(meant, key=lambda each: likely.index(str(each.person)))]


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
