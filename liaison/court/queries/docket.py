"""The list of one sitting, in the order in which people are called."""

from dataclasses import dataclass
from datetime import time
from typing import Annotated
from uuid import UUID

from liaison.common import log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court import wording
from liaison.court.models import Appearance
from liaison.court.queries import checklists, offers, people, sittings
from liaison.court.queries.checklists import ChecklistLine
from liaison.court.queries.offers import OfferLine
from liaison.court.queries.people import Files, Person
from liaison.court.queries.sittings import WRITERS, SittingLine
from liaison.disclosure import gate

DOCKET_KINDS = frozenset({"M01", "M03", "M04", "M27", "M35"})


@dataclass(frozen=True, kw_only=True)
class DocketRow:
    """One person on the list; ``id`` is the appearance, ``place`` counts from one without gaps."""

    id: UUID
    place: int
    person: Person
    files: Files
    offer: OfferLine | None = None
    checklist: ChecklistLine | None = None
    kind: Annotated[str, "M04"] = ""
    called_at: Annotated[time | None, "M04"] = None
    presence: Annotated[str, "M04"] = ""
    is_decided: Annotated[bool, "M27"] = False

    @property
    def is_introductory(self) -> bool:
        """Whether the offer is what this sitting is for."""
        return self.kind == Appearance.Kind.INTRODUCTORY

    @property
    def kind_in_words(self) -> str:
        """What the sitting is for him."""
        return wording.word(wording.SITTING_KINDS, self.kind)

    @property
    def presence_in_words(self) -> str:
        """Whether he came, in the language of the page."""
        return wording.word(wording.PRESENCE, self.presence)


@dataclass(frozen=True, kw_only=True)
class Docket:
    """A sitting with everybody on its list, and what the viewer may change of it."""

    sitting: SittingLine
    rows: tuple[DocketRow, ...]
    may_order: bool
    may_close: bool


def docket(viewer: Viewer, sitting: UUID, *, act: str = "docket.look") -> Docket | None:
    """The list of a sitting of the viewer's chamber; None for anybody else's. Logs one look at all on it."""
    line = sittings.one(viewer, sitting)
    if line is None:
        return None
    may = people.may_read(viewer)
    rows = _rows(viewer, sitting, may)
    log.record(
        by=viewer,
        act=act,
        subjects=[row.person.id for row in rows],
        kinds=may & DOCKET_KINDS,
        sitting=str(sitting),
    )
    return Docket(
        sitting=line,
        rows=rows,
        may_order=viewer.role in WRITERS and not line.is_past,
        may_close=viewer.role == Role.CLERK and not line.is_closed,
    )


def _rows(viewer: Viewer, sitting: UUID, may: frozenset[str]) -> tuple[DocketRow, ...]:
    on_list = list(
        Appearance.objects.seen_by(viewer)
        .filter(sitting=sitting)
        .exclude(presence=Appearance.Presence.OFF_LIST)
        .select_related("participant")
        .order_by("position", "id")
    )
    ways = {row.trajectory_id for row in on_list}
    files = people.files_of(viewer, ways, may)
    new = {row.trajectory_id for row in on_list if row.kind == Appearance.Kind.INTRODUCTORY}
    made, checked = offers.offers_of(viewer, new, may), checklists.last_of(viewer, new, may)
    rows = (
        DocketRow(
            id=row.pk,
            place=place,
            person=people.person(row.participant, may),
            files=files.get(row.trajectory_id, Files()),
            offer=made.get(row.trajectory_id),
            checklist=checked.get(row.trajectory_id),
            kind=row.kind,
            called_at=row.called_at,
            presence=row.presence,
            is_decided=bool(row.decision),
        )
        for place, row in enumerate(on_list, start=1)
    )
    return tuple(gate.withhold(row, may) for row in rows)
