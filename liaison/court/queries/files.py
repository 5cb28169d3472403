"""The court's files: finding one, and one person's file with everything that the court itself knows of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import QuerySet

from liaison.common import clock, log
from liaison.common.folding import fold, fold_name
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court import wording
from liaison.court.models import CHAMBER_ROLES, Appearance, CaseFile
from liaison.court.queries import agenda, people, sittings
from liaison.court.queries.people import Files, Person
from liaison.court.queries.sheet import Sentence, content, sentence
from liaison.court.queries.sittings import WRITERS
from liaison.disclosure import gate
from liaison.disclosure.queries import copies_for
from liaison.network.models import Account

PAGE = 50
LIST_KINDS = frozenset({"M01", "M04"})
FILE_KINDS = frozenset({"M01", "M03", "M04", "M27"})


@dataclass(frozen=True, kw_only=True)
class FileRow:
    """One file in a list."""

    id: UUID
    person: Person
    number: Annotated[str, "M01"] = ""
    next_day: Annotated[date | None, "M04"] = None


@dataclass(frozen=True)
class FileList:
    """One page of files, in order of name, and whether there are more after it."""

    rows: tuple[FileRow, ...]
    has_more: bool


@dataclass(frozen=True, kw_only=True)
class Held:
    """One sitting at which he was or is expected; ``id`` is the appearance."""

    id: UUID
    day: date
    is_coming: bool
    presence: Annotated[str, "M04"] = ""
    decision: Annotated[str, "M27"] = ""
    agreements: Annotated[tuple[str, ...], "M04"] = ()
    next_day: Annotated[date | None, "M04"] = None

    @property
    def presence_in_words(self) -> str:
        """Whether he came."""
        return wording.word(wording.PRESENCE, self.presence)

    @property
    def decision_in_words(self) -> str:
        """What was decided."""
        return wording.word(wording.DECISIONS, self.decision)


@dataclass(frozen=True, kw_only=True)
class CourtFile:
    """One file with those joined to it: one person's way through this court."""

    id: UUID
    person: Person
    files: Files
    sittings: tuple[Held, ...]
    handed_over: tuple[tuple[date, Sentence], ...]
    days_to_come: tuple[date, ...]
    may_write: bool
    may_open_sheets: bool
    lawyer: Annotated[UUID | None, "M01"] = None
    lawyers: tuple[tuple[UUID, str], ...] = ()
    state: Annotated[str, "M04"] = ""
    introduced_on: Annotated[date | None, "M04"] = None

    @property
    def state_in_words(self) -> str:
        """Where the court stands with it."""
        return wording.word(wording.STATES, self.state)


def files(viewer: Viewer, asked: str = "", page: int = 1) -> FileList:
    """The files within reach that fit what was typed: a part of a number, or parts of a name in any order.

    Signs, capitals and accents do not count. Logs one look at all on the page.
    """
    found = _fitting(CaseFile.objects.seen_by(viewer), asked).select_related("participant")
    ordered = found.order_by("participant__surname", "participant__given_name", "number", "id")
    start = (page - 1) * PAGE
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
    return FileList(tuple(lines), has_more=len(rows) > PAGE)


def _file_row(row: CaseFile, next_day: date | None, may: frozenset[str]) -> FileRow:
    person = people.person(row.participant, may)
    return gate.withhold(FileRow(id=row.pk, person=person, number=row.number, next_day=next_day), may)


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


def court_file(viewer: Viewer, file: UUID) -> CourtFile | None:
    """A file within the viewer's reach, with those joined to it; None for any other. Logs one look."""
    row = CaseFile.objects.seen_by(viewer).select_related("participant", "trajectory").filter(pk=file).first()
    if row is None:
        return None
    may = people.may_read(viewer)
    before_court = _before_court(viewer, row.trajectory_id)
    copies = copies_for(viewer, [each.pk for each in before_court])
    shown = (may & FILE_KINDS) | {"M40"} | {copy.matrix_row for given in copies.values() for copy in given}
    log.record(by=viewer, act="file.look", subjects=[row.participant_id], kinds=shown, file=str(row.pk))
    sheet = CourtFile(
        id=row.pk,
        person=people.person(row.participant, may),
        files=people.files_of(viewer, [row.trajectory_id], may).get(row.trajectory_id, Files()),
        sittings=_held(viewer, before_court, may),
        handed_over=tuple(
            (each.sitting.day, sentence(copy)) for each in before_court for copy in copies.get(each.pk, ())
        ),
        days_to_come=sittings.days_from(viewer, clock.today()) if viewer.role in WRITERS else (),
        may_write=viewer.role in WRITERS,
        may_open_sheets=viewer.role in CHAMBER_ROLES,
        lawyer=row.lawyer_id,
        lawyers=lawyers() if viewer.role in WRITERS else (),
        state=row.trajectory.state,
        introduced_on=row.trajectory.introduced_on,
    )
    return gate.withhold(sheet, may)


def lawyers() -> tuple[tuple[UUID, str], ...]:
    """The accounts of lawyers at this door, by name: no participant is among them."""
    found = Account.objects.filter(door="court", role=Role.LAWYER.value, is_active=True)
    return tuple(found.order_by("name", "pk").values_list("pk", "name"))


def _before_court(viewer: Viewer, trajectory: UUID) -> list[Appearance]:
    """Every sitting of his, the latest first."""
    return list(
        Appearance.objects.seen_by(viewer)
        .filter(trajectory=trajectory)
        .exclude(presence=Appearance.Presence.OFF_LIST)
        .select_related("sitting")
        .order_by("-sitting__day", "id")
    )


def _held(viewer: Viewer, rows: list[Appearance], may: frozenset[str]) -> tuple[Held, ...]:
    """What is saved of each; a draft of judge and clerk (M37) stays on its sheet."""
    agreed = agenda.agreed(viewer, rows)
    today = clock.today()
    held = []
    for row in rows:
        saved = content(row, None, agreed.get(row.pk, ()), may - {"M37"})
        line = Held(
            id=row.pk,
            day=row.sitting.day,
            is_coming=row.sitting.day >= today and not row.decision,
            presence=saved.presence,
            decision=saved.decision,
            agreements=saved.agreements,
            next_day=saved.next_day,
        )
        held.append(gate.withhold(line, may))
    return tuple(held)
