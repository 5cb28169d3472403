"""The admission checklist: the criteria of the court's own model, what the prosecutor answered, and what is open.

It is of the criminal file (M35): the liaison is no party and never reads it. Nothing is counted together and nothing
is advised; a criterion that nobody touched is said to be not assessed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court import wording
from liaison.court.models import CaseFile, Checklist
from liaison.court.queries import people
from liaison.court.queries.people import Files, Person
from liaison.court.rules.admission import Assessed, Check, Checks, checks_of
from liaison.disclosure import gate
from liaison.network.queries.court_models import model_of
from liaison.network.wording import CRITERIA


@dataclass(frozen=True)
class CheckLine:
    """One criterion with its answer, empty while nobody touched it."""

    code: str
    name: str
    check: Check

    @property
    def answer_in_words(self) -> str:
        """The answer; what nobody touched is not assessed."""
        return wording.word(wording.ASSESSED, self.check.answer or Assessed.NOT_ASSESSED)


@dataclass(frozen=True, kw_only=True)
class ChecklistLine:
    """One version of the answers: by whom and when, under which version of the court model."""

    version: int
    at: datetime
    by: str
    model: Annotated[str, "M35"] = ""
    model_version: Annotated[str, "M35"] = ""
    lines: Annotated[tuple[CheckLine, ...], "M35"] = ()

    @property
    def open(self) -> int:
        """How many criteria stand as not assessed."""
        return sum(not line.check.is_assessed for line in self.lines)


@dataclass(frozen=True, kw_only=True)
class ChecklistPage:
    """The checklist of one person's way: the criteria in force today with what was answered, and its history."""

    file: UUID
    person: Person
    files: Files
    model: str
    model_version: int
    may_write: bool
    version: int
    lines: Annotated[tuple[CheckLine, ...], "M35"] = ()
    versions: tuple[ChecklistLine, ...] = ()

    @property
    def saved(self) -> ChecklistLine | None:
        """What was saved last."""
        return self.versions[0] if self.versions else None


def checklist(viewer: Viewer, file: UUID) -> ChecklistPage | None:
    """The checklist of the way that a file is on; None for another's and for who may not read it. Logs one look."""
    rows = CaseFile.objects.seen_by(viewer).select_related("participant").filter(pk=file)
    row = rows.first()
    may = people.may_read(viewer)
    if row is None or "M35" not in may:
        return None
    versions = _versions(viewer, row.trajectory_id, may)
    log.record(
        by=viewer, act="checklist.look", subjects=[row.participant_id], kinds=["M01", "M35"], file=str(row.pk)
    )
    model = model_of(row.chamber_id, clock.today())
    answers = {line.code: line.check for line in versions[0].lines} if versions else {}
    return ChecklistPage(
        file=row.pk,
        person=people.person(row.participant, may),
        files=people.files_of(viewer, [row.trajectory_id], may).get(row.trajectory_id, Files()),
        model=model.name,
        model_version=model.version,
        may_write=viewer.role is Role.PROSECUTOR,
        version=versions[0].version if versions else 0,
        lines=_lines(answers, model.criteria),
        versions=versions,
    )


def last_of(viewer: Viewer, ways: Iterable[UUID], may: frozenset[str]) -> Mapping[UUID, ChecklistLine]:
    """What was answered last on each of these ways, in one query, as part of a look that the page logs."""
    if "M35" not in may:
        return {}
    rows = Checklist.objects.seen_by(viewer).filter(trajectory__in=list(ways)).select_related("written_by")
    return {row.trajectory_id: gate.withhold(_line(row), may) for row in rows.order_by("version", "id")}


def own_checklist(viewer: Viewer, participant: UUID) -> ChecklistLine | None:
    """The participant's own, at his door, where the matrix lets the viewer read it. Not logged here."""
    may = gate.permitted(viewer, {"M35"}, gate.tie_at_me(viewer))
    if not may or viewer.person != participant:
        return None
    rows = Checklist.objects.related_to(viewer, [participant]).order_by("-written_at", "-version", "id")
    row = rows.first()
    return _line(row, by="") if row else None


def _versions(viewer: Viewer, way: UUID, may: frozenset[str]) -> tuple[ChecklistLine, ...]:
    rows = Checklist.objects.seen_by(viewer).filter(trajectory=way).select_related("written_by")
    return tuple(gate.withhold(_line(row), may) for row in rows.order_by("-version", "id"))


def _line(row: Checklist, by: str | None = None) -> ChecklistLine:
    return ChecklistLine(
        version=row.version,
        at=row.written_at,
        by=row.written_by.name if by is None else by,
        model=row.model,
        model_version=row.model_version,
        lines=_lines(checks_of(row.answers), row.criteria),
    )


def _lines(answers: Checks, criteria: Iterable[str]) -> tuple[CheckLine, ...]:
    return tuple(
        CheckLine(code, str(CRITERIA[code]), answers.get(code, Check()))
        for code in criteria
        if code in CRITERIA
    )
