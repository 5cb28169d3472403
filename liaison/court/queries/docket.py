"""The list of one sitting, in the order in which people are called."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Annotated
from uuid import UUID

from liaison.common import log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court import wording
from liaison.court.models import Appearance, Hearing
from liaison.court.queries import people, sittings
from liaison.court.queries.people import Files, Person
from liaison.court.queries.sittings import WRITERS, SittingLine
from liaison.disclosure import gate

DOCKET_KINDS = frozenset({"M01", "M03", "M04", "M27"})


@dataclass(frozen=True, kw_only=True)
class DocketRow:
    """One person on the list; ``id`` is the appearance, ``place`` counts from one without gaps.

    ``is_added_late`` says that he came on it after its closing moment, when the pack may have been printed.
    """

    id: UUID
    place: int
    person: Person
    files: Files
    kind: Annotated[str, "M04"] = ""
    is_added_late: Annotated[bool, "M04"] = False
    called_at: Annotated[time | None, "M04"] = None
    began_at: Annotated[datetime | None, "M04"] = None
    presence: Annotated[str, "M04"] = ""
    lawyer: Annotated[str, "M04"] = ""
    interpreter: Annotated[str, "M04"] = ""
    is_decided: Annotated[bool, "M27"] = False

    @property
    def presence_in_words(self) -> str:
        """Whether he came, in the language of the page."""
        return wording.word(wording.PRESENCE, self.presence)

    @property
    def lawyer_in_words(self) -> str:
        """Whether the lawyer was there, empty when nothing was noted."""
        return wording.word(wording.THERE, self.lawyer)

    @property
    def interpreter_in_words(self) -> str:
        """Whether the interpreter was there, empty when nothing was noted."""
        return wording.word(wording.THERE, self.interpreter)

    @property
    def is_detained(self) -> bool:
        """Whether any of the files says so."""
        return any(line.detained == "yes" for line in self.files.lines)

    @property
    def joined(self) -> int:
        """How many files are joined to the first."""
        return max(len(self.files.lines) - 1, 0)


@dataclass(frozen=True, kw_only=True)
class Docket:
    """A sitting with everybody on its list, and what the viewer may change of it."""

    sitting: SittingLine
    rows: tuple[DocketRow, ...]
    may_order: bool
    may_close: bool
    may_call: bool

    @property
    def done(self) -> int:
        """In how many cases something is decided."""
        return sum(row.is_decided for row in self.rows)

    @property
    def next_row(self) -> DocketRow | None:
        """Who is called next: the first in whose case nothing is decided and who is not absent."""
        waiting = (row for row in self.rows if not row.is_decided and row.presence != "absent")
        return next(waiting, None)


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
        may_call=viewer.role in WRITERS and line.is_today,
    )


def _rows(viewer: Viewer, sitting: UUID, may: frozenset[str]) -> tuple[DocketRow, ...]:
    on_list = list(
        Appearance.objects.seen_by(viewer)
        .filter(sitting=sitting)
        .exclude(presence=Appearance.Presence.OFF_LIST)
        .select_related("participant", "sitting")
        .order_by("position", "id")
    )
    files = people.files_of(viewer, {row.trajectory_id for row in on_list}, may)
    hearings = hearings_of(viewer, sitting)
    rows = (
        _row(row, place, files.get(row.trajectory_id, Files()), hearings.get(row.pk), may)
        for place, row in enumerate(on_list, start=1)
    )
    return tuple(gate.withhold(row, may) for row in rows)


def is_added_late(row: Appearance) -> bool:
    """Whether he came on the list after its closing moment, when the pack may have been printed."""
    return bool(row.listed_at and row.listed_at > row.sitting.closes_at)


def _row(
    row: Appearance, place: int, files: Files, hearing: Hearing | None, may: frozenset[str]
) -> DocketRow:
    """One row; whether lawyer and interpreter came is judge and clerk's own (M37) until something is decided."""
    is_told = ("M27" if row.decision else "M37") in may
    return DocketRow(
        id=row.pk,
        place=place,
        person=people.person(row.participant, may),
        files=files,
        kind=row.kind,
        is_added_late=is_added_late(row),
        called_at=row.called_at,
        began_at=hearing.began_at if hearing else None,
        presence=row.presence,
        lawyer=hearing.lawyer if hearing and is_told else "",
        interpreter=hearing.interpreter if hearing and is_told else "",
        is_decided=bool(row.decision),
    )


def hearings_of(viewer: Viewer, sitting: UUID) -> dict[UUID, Hearing]:
    """What was noted of everybody on a list, in one query."""
    rows = Hearing.objects.seen_by(viewer).filter(appearance__sitting=sitting)
    return {row.appearance_id: row for row in rows}
