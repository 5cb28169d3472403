"""The court's agenda as the other side of the line and the participant read it: what comes, and what was decided.

These rows are opened with the relation that the asking room has established, and **not logged here**: the page that
asks for them logs one look of its own, with ``AGENDA_KINDS``. Notes of a sheet that is not yet decided are the
chamber's own (M37) and are never in an answer.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated
from uuid import UUID

from liaison.common import clock
from liaison.common.viewer import Viewer
from liaison.court import wording
from liaison.court.models import Agreement, Appeal, Appearance, Judgment, Sitting
from liaison.court.queries import judging
from liaison.court.queries.judging import AppealSheet, JudgmentSheet
from liaison.court.rules.trajectory import State
from liaison.disclosure import gate

PAST = frozenset(
    {State.STOPPED, State.CLOSED_POSITIVE, State.CLOSED_NEGATIVE, State.JUDGED, State.TRANSFERRED}
)
"""States past which nothing is handed over: what he keeps to himself does not go with him to whoever comes next."""

AGENDA_KINDS = frozenset({"M04", "M27"})
LOOKS_BACK = timedelta(days=31)
"""Lists are offered for delivery until so long after their sitting, should the worker have stood still."""


@dataclass(frozen=True, kw_only=True)
class NextAppearance:
    """When and where somebody is next before the court, and until when he can hand something over for it.

    ``starts_at`` is when the list begins, ``called_at`` his own hour, if one was given. ``id`` is the occasion.
    """

    id: UUID
    participant: UUID
    sitting_id: UUID
    day: date
    starts_at: time
    called_at: time | None
    closes_at: datetime
    chamber: str
    room: str = ""

    @property
    def at(self) -> time:
        """The hour at which he is to be there."""
        return self.called_at or self.starts_at


@dataclass(frozen=True, kw_only=True)
class SittingResult:
    """What was decided and agreed at one sitting; ``id`` is the occasion."""

    id: UUID
    day: date
    decision: Annotated[str, "M27"] = ""
    agreements: Annotated[tuple[str, ...], "M04"] = ()
    next_day: Annotated[date | None, "M04"] = None

    @property
    def decision_in_words(self) -> str:
        """The decision in the language of the page."""
        return wording.word(wording.DECISIONS, self.decision)


@dataclass(frozen=True)
class Judged:
    """The judgment on somebody as it holds now, and where an appeal against it stands."""

    judgment: JudgmentSheet
    appeal: AppealSheet


@dataclass(frozen=True)
class ClosingList:
    """A list whose hand-over has closed, with the occasions on it."""

    sitting_id: UUID
    closes_at: datetime
    appearances: tuple[UUID, ...]


def next_appearance(viewer: Viewer, participant: UUID) -> NextAppearance | None:
    """The first sitting to come of somebody with whom the viewer's relation is already established."""
    return next_appearances(viewer, [participant]).get(participant)


def next_appearances(viewer: Viewer, people: Iterable[UUID]) -> dict[UUID, NextAppearance]:
    """The first sitting to come of each of these people, in one query; nobody for whom none is known."""
    if "M04" not in _may(viewer):
        return {}
    rows = (
        Appearance.objects.related_to(viewer, _reached(viewer, people))
        .filter(decision="", sitting__day__gte=clock.today())
        .exclude(presence=Appearance.Presence.OFF_LIST)
        .order_by("sitting__day", "sitting__starts_at", "id")
    )
    found: dict[UUID, NextAppearance] = {}
    for row in rows.values_list(*_NEXT):
        coming = NextAppearance(**dict(zip(_NEXT.values(), row, strict=True)))
        found.setdefault(coming.participant, coming)
    return found


_NEXT = {
    "pk": "id",
    "participant_id": "participant",
    "sitting_id": "sitting_id",
    "sitting__day": "day",
    "sitting__starts_at": "starts_at",
    "called_at": "called_at",
    "sitting__closes_at": "closes_at",
    "sitting__chamber__name": "chamber",
    "sitting__room": "room",
}
"""Where each field of a next appearance stands: only these columns are read, since a list asks for many people."""


def agreements_of(viewer: Viewer, participant: UUID) -> tuple[SittingResult, ...]:
    """What was decided and agreed at the sittings held, the latest first, with the relation already established."""
    return results_of(viewer, [participant]).get(participant, ())


def results_of(viewer: Viewer, people: Iterable[UUID]) -> dict[UUID, tuple[SittingResult, ...]]:
    """The same for several people, in two queries."""
    may = _may(viewer)
    if not may & AGENDA_KINDS:
        return {}
    held = (
        Appearance.objects.related_to(viewer, _reached(viewer, people))
        .exclude(decision="")
        .select_related("sitting")
        .order_by("-sitting__day", "id")
    )
    rows = list(held)
    words = agreed(viewer, rows)
    found: dict[UUID, list[SittingResult]] = defaultdict(list)
    for row in rows:
        result = SittingResult(
            id=row.pk,
            day=row.sitting.day,
            decision=row.decision,
            agreements=words.get(row.pk, ()),
            next_day=row.next_day,
        )
        found[row.participant_id].append(gate.withhold(result, may))
    return {person: tuple(results) for person, results in found.items()}


def agreed(viewer: Viewer, rows: Collection[Appearance]) -> Mapping[UUID, tuple[str, ...]]:
    """The words agreed at each of these appearances, which the viewer has already been given."""
    lines: dict[UUID, tuple[str, ...]] = {}
    agreements = Agreement.objects.related_to(viewer, {row.participant_id for row in rows})
    for line in agreements.filter(appearance__in=[row.pk for row in rows]).order_by("position", "id"):
        lines[line.appearance_id] = (*lines.get(line.appearance_id, ()), line.words)
    return lines


def judgment_of(viewer: Viewer, participant: UUID) -> Judged | None:
    """The latest judgment on somebody with whom the relation is already established; None while there is none."""
    may = _may(viewer)
    people = _reached(viewer, [participant])
    if "M27" not in may or not people:
        return None
    rows = Judgment.objects.related_to(viewer, people).order_by("version", "id")
    holding = {row.trajectory_id: row for row in rows}
    if not holding:
        return None
    latest = max(holding.values(), key=lambda row: (row.day, row.pk))
    appeals = Appeal.objects.related_to(viewer, people).filter(trajectory=latest.trajectory_id)
    (sheet,) = judging.judgments(viewer, [latest], may)
    return Judged(sheet, judging.appeal(appeals.order_by("-version", "id").first(), may))


def lists_closing(now: datetime) -> tuple[ClosingList, ...]:
    """Every list of the last month or to come whose hand-over has closed, for the worker that delivers.

    The worker knows which of them it has delivered; asking again changes nothing. Whoever's path has ended is left out:
    his open releases end with it, and at the court nothing says so.
    """
    recent = now.date() - LOOKS_BACK
    sittings = list(Sitting.objects.filter(closes_at__lte=now, day__gte=recent).order_by("closes_at", "id"))
    on_list: dict[UUID, list[UUID]] = defaultdict(list)
    rows = Appearance.objects.unguarded(because="delivery carries sealed copies and shows them to nobody")
    expected = rows.exclude(presence=Appearance.Presence.OFF_LIST).exclude(trajectory__state__in=PAST)
    pairs = expected.filter(sitting__in=[sitting.pk for sitting in sittings]).order_by("position", "id")
    for sitting_id, appearance_id in pairs.values_list("sitting_id", "pk"):
        on_list[sitting_id].append(appearance_id)
    return tuple(
        ClosingList(sitting.pk, sitting.closes_at, tuple(on_list[sitting.pk])) for sitting in sittings
    )


def _may(viewer: Viewer) -> frozenset[str]:
    tie = gate.tie_at_me(viewer) if viewer.door == "me" else gate.OWN_CASE
    return gate.permitted(viewer, AGENDA_KINDS, tie)


def _reached(viewer: Viewer, people: Iterable[UUID]) -> list[UUID]:
    """At the participant's door only the one person, whatever was asked."""
    return [person for person in people if viewer.person in {None, person}]
