"""The courtroom view: what the court has of one person for one sitting, exactly as the court reads it, and no more.

For use in the room. It is read from the court's own tables and from delivered copies alone, and carries nothing of
care: asked for more, the liaison answers that the person can tell it himself (design.md, "Silence has no shape").
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.http import Http404

from liaison.casework.queries.handed import HandedCopy, in_words
from liaison.casework.queries.relation import related_people, require
from liaison.casework.rules import WITH_A_LIAISON
from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.common.way import Above, Drawing, Mark, court_row, draw
from liaison.court.models import Appearance, CaseFile
from liaison.court.queries.agenda import SittingResult, results_of
from liaison.court.queries.charges import served
from liaison.disclosure import gate
from liaison.disclosure import queries as bridge

KINDS = frozenset({"M01", "M03", "M04", "M27", "M40"})


@dataclass(frozen=True)
class OnList:
    """One of the viewer's people on the same list."""

    appearance: UUID
    name: Annotated[str, "M01"] = ""


@dataclass(frozen=True, kw_only=True)
class InTheRoom:
    """One person before the court, as the court has him."""

    appearance: UUID
    participant: UUID
    day: date
    chamber: str
    people: tuple[OnList, ...]
    name: Annotated[str, "M01"] = ""
    numbers: Annotated[tuple[str, ...], "M01"] = ()
    charges: Annotated[tuple[str, ...], "M03"] = ()
    last: Annotated[SittingResult | None, "M04"] = None
    way: Annotated[Drawing | None, "M04"] = None
    handed: Annotated[tuple[HandedCopy, ...], "M40"] = ()

    @property
    def place(self) -> int:
        """His place among the viewer's people on this list, from 1."""
        return 1 + [one.appearance for one in self.people].index(self.appearance)

    @property
    def previous(self) -> OnList | None:
        """Who is before him."""
        return self.people[self.place - 2] if self.place > 1 else None

    @property
    def following(self) -> OnList | None:
        """Who comes after him."""
        return self.people[self.place] if self.place < len(self.people) else None


def in_the_room(viewer: Viewer, appearance: UUID) -> InTheRoom:
    """One of the viewer's people on one list; the look is logged. Raises ``Http404`` for anybody else's."""
    people = related_people(viewer)
    rows = Appearance.objects.related_to(viewer, people).exclude(presence=Appearance.Presence.OFF_LIST)
    row = rows.select_related("sitting__chamber", "participant").filter(pk=appearance).first()
    if row is None:
        raise Http404
    may = gate.permitted(viewer, KINDS, WITH_A_LIAISON)
    same_list = rows.filter(sitting=row.sitting_id).select_related("participant").order_by("position", "id")
    on_list = tuple(gate.withhold(OnList(one.pk, one.participant.name), may) for one in same_list)
    numbers, charges = _served(viewer, row.participant_id, may)
    results = results_of(viewer, [row.participant_id]).get(row.participant_id, ())
    page = InTheRoom(
        appearance=row.pk,
        participant=row.participant_id,
        day=row.sitting.day,
        chamber=row.sitting.chamber.name,
        people=on_list,
        name=row.participant.name,
        numbers=numbers,
        charges=charges,
        last=next((result for result in results if result.day < row.sitting.day), None),
        way=_way(row.sitting.day, results),
        handed=in_words(bridge.copies_for(viewer, [row.pk]).get(row.pk, ())),
    )
    subjects = {row.participant_id, *(one.participant_id for one in same_list)}
    log.record(by=viewer, act="courtroom.look", subjects=subjects, kinds=may, appearance=str(row.pk))
    return gate.withhold(page, may)


def _served(
    viewer: Viewer, participant: UUID, may: frozenset[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers of his files, and what they charge him with."""
    files = CaseFile.objects.related_to(viewer, {participant}).values_list("pk", "number")
    said = served(viewer, {participant}, may)
    return tuple(number for _, number in files), tuple(said[pk] for pk, _ in files if said.get(pk))


def _way(day: date, results: tuple[SittingResult, ...]) -> Drawing:
    """The court's own row of circles."""
    marks = [
        Mark(result.day, Above.WARNING if result.decision == "warn" else Above.HELD) for result in results
    ]
    if day not in {mark.day for mark in marks}:
        marks.append(Mark(day, Above.NEXT))
    return draw(court_row(min(mark.day for mark in marks), clock.today(), marks))


def latest_appearance(viewer: Viewer, participant: UUID) -> UUID | None:
    """Which appearance the courtroom view of a person opens: the next one, or the last; None where there is none.

    Raises ``Http404`` for a person who is not the viewer's.
    """
    people = require(viewer, participant)
    rows = Appearance.objects.related_to(viewer, people).exclude(presence=Appearance.Presence.OFF_LIST)
    coming = rows.filter(sitting__day__gte=clock.today()).order_by("sitting__day", "id").first()
    last = coming or rows.order_by("-sitting__day", "id").first()
    log.record(by=viewer, act="courtroom.open", subjects=people, kinds=["M04"])
    return last.pk if last else None
