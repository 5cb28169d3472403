"""The court's files: finding one, and one person's file with everything that the court itself knows of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar
from uuid import UUID

from django.db.models import F

from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court import wording
from liaison.court.models import CHAMBER_ROLES, Appearance, CaseFile, Hearing, StepTaken
from liaison.court.queries import agenda, bench, checklists, offers, people, sittings
from liaison.court.queries.bench import PaperLine
from liaison.court.queries.checklists import ChecklistLine
from liaison.court.queries.offers import OfferLine
from liaison.court.queries.people import FileLine, Files, Person
from liaison.court.queries.registering import Version, versions_of
from liaison.court.queries.sheet import Sentence, content, heard, sentence
from liaison.court.queries.sittings import WRITERS
from liaison.court.rules.trajectory import EARLY
from liaison.disclosure import gate
from liaison.disclosure.queries import copies_for
from liaison.network.models import Account

Handed = TypeVar("Handed")
FILE_KINDS = frozenset({"M01", "M03", "M04", "M27", "M35"})


@dataclass(frozen=True, kw_only=True)
class Held:
    """One sitting at which he was or is expected; ``id`` is the appearance.

    ``heard`` is what was said there, ``next_day`` the day on whose list he still is because of it.
    """

    id: UUID
    day: date
    is_coming: bool
    kind: Annotated[str, "M04"] = ""
    presence: Annotated[str, "M04"] = ""
    decision: Annotated[str, "M27"] = ""
    agreements: Annotated[tuple[str, ...], "M04"] = ()
    heard: Annotated[tuple[tuple[str, str], ...], "M27"] = ()
    next_day: Annotated[date | None, "M04"] = None

    @property
    def kind_in_words(self) -> str:
        """What the sitting is for him."""
        return wording.word(wording.SITTING_KINDS, self.kind)

    @property
    def presence_in_words(self) -> str:
        """Whether he came."""
        return wording.word(wording.PRESENCE, self.presence)

    @property
    def decision_in_words(self) -> str:
        """What was decided."""
        return wording.word(wording.DECISIONS, self.decision)


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """One step on the way, on its day, and the state that it led to."""

    day: Annotated[date | None, "M04"] = None
    state: Annotated[str, "M04"] = ""

    @property
    def state_in_words(self) -> str:
        """The state that it led to."""
        return wording.word(wording.STATES, self.state)


@dataclass(frozen=True, kw_only=True)
class CourtFile:
    """One file with those joined to it: one person's way through this court.

    ``parted`` are files that were parted from it, ``earlier`` those of a way of his that is over.
    """

    id: UUID
    person: Person
    files: Files
    sittings: tuple[Held, ...]
    handed_over: tuple[tuple[date, Sentence], ...]
    papers: tuple[tuple[date, PaperLine], ...]
    days_to_come: tuple[date, ...]
    may_write: bool
    may_open_sheets: bool
    may_register: bool
    parted: tuple[FileLine, ...] = ()
    earlier: tuple[FileLine, ...] = ()
    offer: OfferLine | None = None
    checklist: ChecklistLine | None = None
    steps: tuple[StepLine, ...] = ()
    versions: tuple[Version, ...] = ()
    may_check: bool = False
    lawyer: Annotated[UUID | None, "M01"] = None
    lawyers: tuple[tuple[UUID, str], ...] = ()
    state: Annotated[str, "M04"] = ""
    introduced_on: Annotated[date | None, "M04"] = None

    @property
    def joined(self) -> int:
        """How many files are joined to the first."""
        return max(len(self.files.lines) - 1, 0)

    @property
    def is_early(self) -> bool:
        """Whether the answer to an offer is still to come, so that a next sitting is an introductory one."""
        return self.state in EARLY

    @property
    def state_in_words(self) -> str:
        """Where the court stands with it."""
        return wording.word(wording.STATES, self.state)


def court_file(viewer: Viewer, file: UUID) -> CourtFile | None:
    """A file within the viewer's reach, with those joined to it; None for any other. Logs one look."""
    row = CaseFile.objects.seen_by(viewer).select_related("participant", "trajectory").filter(pk=file).first()
    if row is None:
        return None
    may = people.may_read(viewer)
    before_court = _before_court(viewer, row.trajectory_id)
    occasions = [each.pk for each in before_court]
    copies, papers = copies_for(viewer, occasions), bench.papers(viewer, occasions, may)
    shown = (may & FILE_KINDS) | {"M40"} | {copy.matrix_row for given in copies.values() for copy in given}
    log.record(by=viewer, act="file.look", subjects=[row.participant_id], kinds=shown, file=str(row.pk))
    files_here = people.files_of(viewer, [row.trajectory_id], may).get(row.trajectory_id, Files())
    sheet = CourtFile(
        id=row.pk,
        person=people.person(row.participant, may),
        files=files_here,
        **_admission(viewer, row, files_here, may),
        sittings=_held(viewer, before_court, may),
        handed_over=tuple((day, sentence(copy)) for day, copy in _by_day(before_court, copies)),
        papers=_by_day(before_court, papers),
        days_to_come=sittings.days_from(viewer, clock.today()) if viewer.role in WRITERS else (),
        may_write=viewer.role in WRITERS,
        may_open_sheets=viewer.role in CHAMBER_ROLES,
        may_register=viewer.role is Role.CLERK,
        lawyer=row.lawyer_id,
        lawyers=lawyers() if viewer.role in WRITERS else (),
        state=row.trajectory.state,
        introduced_on=row.trajectory.introduced_on,
    )
    return gate.withhold(sheet, may)


def _by_day(
    rows: list[Appearance], found: Mapping[UUID, tuple[Handed, ...]]
) -> tuple[tuple[date, Handed], ...]:
    """What belongs to these appearances, with the day of each."""
    return tuple((row.sitting.day, one) for row in rows for one in found.get(row.pk, ()))


def _admission(viewer: Viewer, row: CaseFile, files: Files, may: frozenset[str]) -> dict[str, Any]:
    """How he came before the court, as far as the viewer may read it."""
    way = row.trajectory_id
    parted = people.parted_from(viewer, way, may)
    taken = StepTaken.objects.seen_by(viewer).filter(trajectory=way, taken_back_at=None)
    steps = taken.exclude(before=F("after")).order_by("number")
    shown = [line.id for line in (*files.lines, *parted)]
    return {
        "parted": parted,
        "earlier": people.other_files(viewer, row, may),
        "offer": offers.offers_of(viewer, [way], may).get(way),
        "checklist": checklists.last_of(viewer, [way], may).get(way),
        "steps": tuple(gate.withhold(StepLine(day=step.day, state=step.after), may) for step in steps),
        "versions": versions_of(viewer, shown, may),
        "may_check": "M35" in may,
    }


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
    hearings = Hearing.objects.seen_by(viewer).filter(appearance__in=[row.pk for row in rows])
    spoke = {each.appearance_id: each for each in hearings}
    coming = {row.sitting.day for row in rows if row.sitting.day >= clock.today() and not row.decision}
    held = []
    for row in rows:
        saved = content(row, spoke.get(row.pk), agreed.get(row.pk, ()), may - {"M37"})
        line = Held(
            id=row.pk,
            day=row.sitting.day,
            is_coming=row.sitting.day in coming,
            kind=row.kind,
            presence=saved.presence,
            decision=saved.decision,
            agreements=saved.agreements,
            heard=heard(saved) if saved.decision else (),
            next_day=saved.next_day if saved.next_day in coming else None,
        )
        held.append(gate.withhold(line, may))
    return tuple(held)
