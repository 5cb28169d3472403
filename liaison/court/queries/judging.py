"""How a path ended and what was judged: the court's own record, with every earlier version of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.court import wording
from liaison.court.models import Appeal, Appearance, CaseFile, Closing, Judgment, Sanction
from liaison.court.queries import people
from liaison.court.queries.people import Files, Person
from liaison.court.queries.sittings import WRITERS
from liaison.court.rules.trajectory import State, Step, is_allowed
from liaison.disclosure import gate

JUDGMENT_KINDS = frozenset({"M01", "M03", "M04", "M27"})


@dataclass(frozen=True)
class SanctionLine:
    """One sanction as pronounced, with its legal names by language; empty where nothing was said."""

    code: str
    names: Mapping[str, str]
    amount: int | None
    unit: str
    deferred: int | None
    trial_months: int | None
    replacement: str

    @property
    def name(self) -> str:
        """The name in the language of the page."""
        return wording.legal_name(self.names)

    @property
    def others(self) -> tuple[tuple[str, str], ...]:
        """The name in the other languages, which is as official."""
        return tuple(each for each in self.names.items() if each[1] != self.name)

    @property
    def amount_in_words(self) -> str:
        """How much."""
        return wording.amount(self.amount, self.unit)

    @property
    def deferred_in_words(self) -> str:
        """Which part of it is deferred; empty when none is named."""
        return wording.amount(self.deferred, self.unit)


@dataclass(frozen=True, kw_only=True)
class ClosingSheet:
    """How the court sees a path that has ended, in one version."""

    version: int
    recorded_at: datetime
    day: Annotated[date | None, "M04"] = None
    outcome: Annotated[str, "M27"] = ""
    reason: Annotated[str, "M27"] = ""

    @property
    def outcome_in_words(self) -> str:
        """The outcome in the language of the page."""
        return wording.word(wording.OUTCOMES, self.outcome)


@dataclass(frozen=True, kw_only=True)
class JudgmentSheet:
    """One version of a judgment; ``reason`` says why it corrected the one before."""

    version: int
    recorded_at: datetime
    day: Annotated[date | None, "M27"] = None
    facts: Annotated[tuple[date, date] | None, "M03"] = None
    sanctions: Annotated[tuple[SanctionLine, ...], "M27"] = ()
    conditions: Annotated[tuple[str, ...], "M27"] = ()
    reason: Annotated[str, "M27"] = ""


@dataclass(frozen=True, kw_only=True)
class AppealSheet:
    """Where an appeal stands; no day in ``lodged_on`` says that none is lodged."""

    version: int = 0
    lodged_on: Annotated[date | None, "M27"] = None
    result: Annotated[str, "M27"] = ""
    result_on: Annotated[date | None, "M27"] = None

    @property
    def result_in_words(self) -> str:
        """The result in the language of the page; empty while it is pending."""
        return wording.word(wording.APPEALS, self.result)


@dataclass(frozen=True, kw_only=True)
class ComingSitting:
    """The next sitting of a path, and what it is for."""

    id: UUID
    day: Annotated[date | None, "M04"] = None
    kind: Annotated[str, "M04"] = ""

    @property
    def kind_in_words(self) -> str:
        """What it is for, in the language of the page."""
        return wording.word(wording.KINDS, self.kind)


@dataclass(frozen=True, kw_only=True)
class Ending:
    """The end of one path: how it closed, what was judged, an appeal. The latest version of each comes first."""

    file: UUID
    person: Person
    files: Files
    closings: tuple[ClosingSheet, ...]
    judgments: tuple[JudgmentSheet, ...]
    appeal: AppealSheet
    coming: ComingSitting | None
    may_write: bool
    may_close: bool
    may_judge: bool
    state: Annotated[str, "M04"] = ""

    @property
    def closing(self) -> ClosingSheet | None:
        """How the path ended; None while it has not."""
        return self.closings[0] if self.closings else None

    @property
    def judgment(self) -> JudgmentSheet | None:
        """The judgment as it holds; None while there is none."""
        return self.judgments[0] if self.judgments else None

    @property
    def is_running(self) -> bool:
        """Whether the path goes on; also when it was closed once and taken up again."""
        return self.state == State.RUNNING

    @property
    def state_in_words(self) -> str:
        """Where the court stands with it."""
        return wording.word(wording.STATES, self.state)


def ending(viewer: Viewer, file: UUID, *, act: str = "judgment.look") -> Ending | None:
    """The end of the path that a file within the viewer's reach belongs to; None for any other. Logs one look."""
    within = CaseFile.objects.seen_by(viewer).filter(pk=file, parted_on=None)
    row = within.select_related("participant", "trajectory").first()
    if row is None:
        return None
    may = people.may_read(viewer)
    log.record(
        by=viewer,
        act=act,
        subjects=[row.participant_id],
        kinds=may & JUDGMENT_KINDS,
        file=str(row.pk),
    )
    way, state = row.trajectory_id, State(row.trajectory.state)
    shown = Ending(
        file=row.pk,
        person=people.person(row.participant, may),
        files=people.files_of(viewer, [way], may).get(way, Files()),
        closings=_closings(viewer, way, may),
        judgments=_judgments(viewer, way, may),
        appeal=_appeal(viewer, way, may),
        coming=_coming(viewer, way, may),
        may_write=viewer.role in WRITERS,
        may_close=viewer.role in WRITERS and may_close(state),
        may_judge=viewer.role in WRITERS and (is_allowed(state, Step.JUDGE) or state == State.JUDGED),
        state=state.value,
    )
    return gate.withhold(shown, may)


def may_close(state: State) -> bool:
    """Whether the end of a path can be recorded from a state, or corrected in it."""
    return is_allowed(state, Step.STOP) or is_allowed(state, Step.REOPEN) or state == State.JUDGED


def _coming(viewer: Viewer, way: UUID, may: frozenset[str]) -> ComingSitting | None:
    ahead = Appearance.objects.seen_by(viewer).filter(
        trajectory=way, decision="", sitting__day__gte=clock.today()
    )
    expected = ahead.exclude(presence=Appearance.Presence.OFF_LIST).select_related("sitting")
    row = expected.order_by("sitting__day", "id").first()
    return gate.withhold(ComingSitting(id=row.pk, day=row.sitting.day, kind=row.kind), may) if row else None


def _closings(viewer: Viewer, way: UUID, may: frozenset[str]) -> tuple[ClosingSheet, ...]:
    rows = Closing.objects.seen_by(viewer).filter(trajectory=way).order_by("-version", "id")
    sheets = (
        ClosingSheet(
            version=row.version,
            recorded_at=row.recorded_at,
            day=row.day,
            outcome=row.outcome,
            reason=row.reason,
        )
        for row in rows
    )
    return tuple(gate.withhold(sheet, may) for sheet in sheets)


def _judgments(viewer: Viewer, way: UUID, may: frozenset[str]) -> tuple[JudgmentSheet, ...]:
    rows = Judgment.objects.seen_by(viewer).filter(trajectory=way).order_by("-version", "id")
    return judgments(viewer, list(rows), may)


def judgments(viewer: Viewer, rows: Collection[Judgment], may: frozenset[str]) -> tuple[JudgmentSheet, ...]:
    """Judgments that the viewer has been given, in their order; the page that asks logs the look."""
    lines = _sanctions(viewer, rows)
    sheets = (
        JudgmentSheet(
            version=row.version,
            recorded_at=row.recorded_at,
            day=row.day,
            facts=(row.facts_from, row.facts_until),
            sanctions=lines.get(row.pk, ()),
            conditions=tuple(row.conditions),
            reason=row.reason,
        )
        for row in rows
    )
    return tuple(gate.withhold(sheet, may) for sheet in sheets)


def _sanctions(viewer: Viewer, rows: Collection[Judgment]) -> dict[UUID, tuple[SanctionLine, ...]]:
    wanted = {row.pk: row.participant_id for row in rows}
    found: dict[UUID, list[SanctionLine]] = defaultdict(list)
    lines = Sanction.objects.related_to(viewer, set(wanted.values())).filter(judgment__in=list(wanted))
    for line in lines.order_by("position", "id"):
        found[line.judgment_id].append(
            SanctionLine(
                line.code,
                line.names,
                line.amount,
                line.unit,
                line.deferred,
                line.trial_months,
                line.replacement,
            )
        )
    return {judgment: tuple(each) for judgment, each in found.items()}


def _appeal(viewer: Viewer, way: UUID, may: frozenset[str]) -> AppealSheet:
    row = Appeal.objects.seen_by(viewer).filter(trajectory=way).order_by("-version", "id").first()
    return appeal(row, may)


def appeal(row: Appeal | None, may: frozenset[str]) -> AppealSheet:
    """An appeal that the viewer has been given, or none."""
    if row is None:
        return AppealSheet()
    shown = AppealSheet(
        version=row.version, lodged_on=row.lodged_on, result=row.result, result_on=row.result_on
    )
    return gate.withhold(shown, may)
