"""The offer as it was recorded: that the stakes were explained, and what he answered. There is no reason to be read."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.court import wording
from liaison.court.models import Appearance, Offer
from liaison.court.queries import people, sittings
from liaison.court.queries.people import Files, Person
from liaison.court.queries.sittings import WRITERS, SittingLine
from liaison.court.rules.admission import OfferMade, standing
from liaison.court.rules.trajectory import EARLY
from liaison.disclosure import gate


@dataclass(frozen=True, kw_only=True)
class OfferLine:
    """One record of the offer; ``version`` counts its corrections on this way."""

    appearance: UUID
    version: int
    explained_on: Annotated[date | None, "M04"] = None
    language: Annotated[str, "M04"] = ""
    interpreter: Annotated[str, "M04"] = ""
    answer: Annotated[str, "M04"] = ""
    time_until: Annotated[date | None, "M04"] = None
    written_at: Annotated[datetime | None, "M04"] = None
    written_by: str = ""

    @property
    def answer_in_words(self) -> str:
        """What he answered."""
        return wording.word(wording.ANSWERS, self.answer)

    @property
    def made(self) -> OfferMade | None:
        """The record as a value that can be compared with what was typed."""
        if self.explained_on is None:
            return None
        return OfferMade(
            explained_on=self.explained_on,
            language=self.language,
            interpreter=self.interpreter,
            answer=self.answer,
            time_until=self.time_until,
        )


@dataclass(frozen=True, kw_only=True)
class OfferCard:
    """The place of the offer on a sheet. ``is_due`` says that an answer is still to be recorded at this sitting."""

    appearance: UUID
    is_due: bool
    may_write: bool
    offer: OfferLine | None = None
    state: Annotated[str, "M04"] = ""

    @property
    def state_in_words(self) -> str:
        """Where the court stands with him."""
        return wording.word(wording.STATES, self.state)


@dataclass(frozen=True, kw_only=True)
class OfferPage:
    """The page on which the offer of one sitting is recorded or corrected, with the earlier versions beneath."""

    card: OfferCard
    person: Person
    files: Files
    sitting: SittingLine
    version: int
    here: OfferLine | None
    versions: tuple[OfferLine, ...]


def offers_of(viewer: Viewer, ways: Iterable[UUID], may: frozenset[str]) -> Mapping[UUID, OfferLine]:
    """What holds of the offer on each of these ways, in one query, as part of a look that the page logs."""
    found = {way: standing(lines) for way, lines in _lines(viewer, ways, may).items()}
    return {way: line for way, line in found.items() if line}


def card(viewer: Viewer, row: Appearance, may: frozenset[str]) -> OfferCard | None:
    """The offer for one sheet: at an introductory sitting, or where something was recorded; None for any other."""
    held = offers_of(viewer, [row.trajectory_id], may).get(row.trajectory_id)
    is_introductory = row.kind == Appearance.Kind.INTRODUCTORY
    return _card(viewer, row, held, may) if held or is_introductory else None


def _card(viewer: Viewer, row: Appearance, held: OfferLine | None, may: frozenset[str]) -> OfferCard:
    is_introductory = row.kind == Appearance.Kind.INTRODUCTORY
    is_open = is_introductory and row.presence != Appearance.Presence.OFF_LIST
    shown = OfferCard(
        appearance=row.pk,
        is_due=is_open and row.trajectory.state in EARLY,
        may_write=is_open and viewer.role in WRITERS,
        offer=held,
        state=row.trajectory.state,
    )
    return gate.withhold(shown, may)


def offer_page(viewer: Viewer, appearance: UUID) -> OfferPage | None:
    """The offer at an introductory sitting of the viewer's chamber; None for any other. Logs one look."""
    rows = Appearance.objects.seen_by(viewer).filter(pk=appearance, kind=Appearance.Kind.INTRODUCTORY)
    row = rows.select_related("participant", "trajectory", "sitting").first()
    if row is None:
        return None
    may = people.may_read(viewer)
    lines = _lines(viewer, [row.trajectory_id], may).get(row.trajectory_id, ())
    log.record(
        by=viewer,
        act="offer.look",
        subjects=[row.participant_id],
        kinds=may & {"M01", "M03", "M04"},
        appearance=str(row.pk),
    )
    return OfferPage(
        card=_card(viewer, row, standing(lines), may),
        person=people.person(row.participant, may),
        files=people.files_of(viewer, [row.trajectory_id], may).get(row.trajectory_id, Files()),
        sitting=sittings.line(row.sitting),
        version=max((line.version for line in lines), default=0),
        here=standing([line for line in lines if line.appearance == row.pk]),
        versions=tuple(reversed(lines)),
    )


def _lines(viewer: Viewer, ways: Iterable[UUID], may: frozenset[str]) -> Mapping[UUID, tuple[OfferLine, ...]]:
    rows = Offer.objects.seen_by(viewer).filter(trajectory__in=list(ways)).select_related("written_by")
    found: dict[UUID, list[OfferLine]] = defaultdict(list)
    for row in rows.order_by("version", "id"):
        found[row.trajectory_id].append(gate.withhold(_line(row), may))
    return {way: tuple(lines) for way, lines in found.items()}


def _line(row: Offer) -> OfferLine:
    return OfferLine(
        appearance=row.appearance_id,
        version=row.version,
        explained_on=row.explained_on,
        language=row.language,
        interpreter=row.interpreter,
        answer=row.answer,
        time_until=row.time_until,
        written_at=row.written_at,
        written_by=row.written_by.name,
    )
