"""What the sheets and the slip of a list are printed from: as many questions for forty people as for one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated
from uuid import UUID

from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.court.models import Appearance, Hearing
from liaison.court.queries import agenda, bench, people, sittings
from liaison.court.queries.bench import PaperLine
from liaison.court.queries.docket import hearings_of
from liaison.court.queries.people import Files, Person
from liaison.court.queries.sheet import LastTime, Sentence, content, sentence
from liaison.court.queries.sittings import SittingLine
from liaison.court.rules.sheet import Content
from liaison.disclosure import gate
from liaison.disclosure.queries import Copy, copies_for


@dataclass(frozen=True, kw_only=True)
class PrintedSheet:
    """One person at one sitting, as far as the viewer may read it."""

    id: UUID
    place: int
    person: Person
    files: Files
    last: LastTime | None
    sentences: tuple[Sentence, ...]
    papers: tuple[PaperLine, ...]
    content: Content
    kind: Annotated[str, "M04"] = ""
    called_at: Annotated[time | None, "M04"] = None


@dataclass(frozen=True)
class Pack:
    """The sheets of one list, in the order in which people are called; ``of`` counts all who are on it."""

    sitting: SittingLine
    sheets: tuple[PrintedSheet, ...]
    of: int


@dataclass(frozen=True, kw_only=True)
class Slip:
    """What a person takes home. ``next_at`` is his own hour if he has one, else when the list begins."""

    person: Person
    sitting: SittingLine
    agreements: Annotated[tuple[str, ...], "M04"] = ()
    next_day: Annotated[date | None, "M04"] = None
    next_at: Annotated[time | None, "M04"] = None
    next_room: Annotated[str, "M04"] = ""


def pack(viewer: Viewer, sitting: UUID) -> Pack | None:
    """All sheets of a list of the viewer's chamber; None for anybody else's. Logs one look at all on it."""
    line = sittings.one(viewer, sitting)
    if line is None:
        return None
    rows = _on_list(viewer, sitting)
    sheets = _sheets(viewer, rows, rows, act="sheets.print")
    return Pack(line, sheets, len(rows))


def one(viewer: Viewer, appearance: UUID) -> Pack | None:
    """The sheet of one person on a list of the viewer's chamber; None for any other. Logs one look."""
    row = _reached(viewer, appearance)
    if row is None:
        return None
    order = _on_list(viewer, row.sitting_id)
    only = [each for each in order if each.pk == row.pk]
    if not only:
        return None
    return Pack(sittings.line(row.sitting), _sheets(viewer, order, only, act="sheet.print"), len(order))


def slip(viewer: Viewer, appearance: UUID) -> Slip | None:
    """What the person of an appearance takes home; None for anybody else's. Logs one look.

    What was agreed and where he is next expected are on it once the sheet has a decision.
    """
    row = _reached(viewer, appearance)
    if row is None:
        return None
    may = people.may_read(viewer)
    log.record(
        by=viewer,
        act="slip.print",
        subjects=[row.participant_id],
        kinds=may & {"M01", "M04"},
        appearance=str(row.pk),
    )
    coming = _next(viewer, row) if row.decision else None
    decided = agenda.agreed(viewer, [row]).get(row.pk, ()) if row.decision else ()
    shown = Slip(
        person=people.person(row.participant, may),
        sitting=sittings.line(row.sitting),
        agreements=decided,
        next_day=coming.sitting.day if coming else None,
        next_at=(coming.called_at or coming.sitting.starts_at) if coming else None,
        next_room=coming.sitting.room if coming else "",
    )
    return gate.withhold(shown, may)


def _reached(viewer: Viewer, appearance: UUID) -> Appearance | None:
    rows = Appearance.objects.seen_by(viewer).select_related("participant", "sitting")
    return rows.filter(pk=appearance).first()


def _next(viewer: Viewer, row: Appearance) -> Appearance | None:
    """Where he is expected next on this path, wherever the sheet's own date has been moved to since."""
    ahead = Appearance.objects.seen_by(viewer).filter(
        trajectory=row.trajectory_id, sitting__day__gt=row.sitting.day, decision=""
    )
    expected = ahead.exclude(presence=Appearance.Presence.OFF_LIST).select_related("sitting")
    return expected.order_by("sitting__day", "id").first()


def _on_list(viewer: Viewer, sitting: UUID) -> list[Appearance]:
    rows = Appearance.objects.seen_by(viewer).filter(sitting=sitting)
    expected = rows.exclude(presence=Appearance.Presence.OFF_LIST)
    return list(expected.select_related("participant", "sitting").order_by("position", "id"))


def _sheets(
    viewer: Viewer, order: list[Appearance], wanted: list[Appearance], *, act: str
) -> tuple[PrintedSheet, ...]:
    may = people.may_read(viewer)
    copies = copies_for(viewer, [row.pk for row in wanted])
    rows_of_copies = {copy.matrix_row for given in copies.values() for copy in given}
    log.record(
        by=viewer,
        act=act,
        subjects=[row.participant_id for row in wanted],
        kinds=may | {"M40"} | rows_of_copies,
        sitting=str(order[0].sitting_id) if order else None,
    )
    last = _last_decided(viewer, wanted)
    beside = _Beside(
        places={row.pk: place for place, row in enumerate(order, start=1)},
        files=people.files_of(viewer, {row.trajectory_id for row in wanted}, may),
        last=last,
        agreed=agenda.agreed(viewer, [*wanted, *last.values()]),
        copies=copies,
        papers=bench.papers(viewer, [row.pk for row in wanted], may),
        hearings=hearings_of(viewer, order[0].sitting_id) if order else {},
    )
    return tuple(_sheet(row, beside, may) for row in wanted)


@dataclass(frozen=True)
class _Beside:
    """What belongs to the rows of a list, asked for all of them at once."""

    places: Mapping[UUID, int]
    files: Mapping[UUID, Files]
    last: Mapping[UUID, Appearance]
    agreed: Mapping[UUID, tuple[str, ...]]
    copies: Mapping[UUID, tuple[Copy, ...]]
    papers: Mapping[UUID, tuple[PaperLine, ...]]
    hearings: Mapping[UUID, Hearing]

    def last_time(self, row: Appearance, may: frozenset[str]) -> LastTime | None:
        """What was agreed the time before."""
        before = self.last.get(row.trajectory_id)
        if before is None:
            return None
        agreed = self.agreed.get(before.pk, ())
        return gate.withhold(LastTime(day=before.sitting.day, agreements=agreed), may)


def _sheet(row: Appearance, beside: _Beside, may: frozenset[str]) -> PrintedSheet:
    shown = PrintedSheet(
        id=row.pk,
        place=beside.places[row.pk],
        person=people.person(row.participant, may),
        files=beside.files.get(row.trajectory_id, Files()),
        last=beside.last_time(row, may),
        sentences=tuple(sentence(copy) for copy in beside.copies.get(row.pk, ())),
        papers=beside.papers.get(row.pk, ()),
        content=content(row, beside.hearings.get(row.pk), beside.agreed.get(row.pk, ()), may),
        kind=row.kind,
        called_at=row.called_at,
    )
    return gate.withhold(shown, may)


def _last_decided(viewer: Viewer, rows: Iterable[Appearance]) -> dict[UUID, Appearance]:
    """For each of these paths the last sitting before this one at which something was decided."""
    day = {row.trajectory_id: row.sitting.day for row in rows}
    earlier = Appearance.objects.seen_by(viewer).filter(
        trajectory__in=list(day), sitting__day__lt=max(day.values(), default=date.min)
    )
    found: dict[UUID, Appearance] = {}
    for row in earlier.exclude(decision="").select_related("sitting").order_by("-sitting__day", "id"):
        found.setdefault(row.trajectory_id, row)
    return found
