"""Paper handed up in the room: registered by judge or clerk, corrected, or struck where it was registered by mistake."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.court.actions.reach import REACHING, NotReachedError, appearance_of
from liaison.court.models import Appearance, RoomPaper


@dataclass(frozen=True)
class Paper:
    """What the paper is in words, from whom it came, and how many pages it has."""

    words: str
    handed_by: str
    pages: int


@transaction.atomic
def register_paper(*, by: Viewer, appearance: UUID, paper: Paper) -> UUID:
    """Register a paper handed up at a sitting; answers its id. Raises ``NotReachedError``."""
    row = appearance_of(by, appearance)
    if row.presence == Appearance.Presence.OFF_LIST:
        raise NotReachedError
    made = RoomPaper.objects.create(
        appearance=row,
        participant_id=row.participant_id,
        registered_by_id=by.id,
        registered_at=clock.now(),
        **vars(paper),
    )
    _log(by, made, "paper.register")
    return made.pk


@transaction.atomic
def correct_paper(*, by: Viewer, paper: UUID, facts: Paper) -> UUID:
    """Say it better; answers the appearance. Raises ``NotReachedError``."""
    row = _paper(by, paper)
    row.words, row.handed_by, row.pages = facts.words, facts.handed_by, facts.pages
    row.save(update_fields=["words", "handed_by", "pages"])
    _log(by, row, "paper.correct")
    return row.appearance_id


@transaction.atomic
def strike_paper(*, by: Viewer, paper: UUID) -> UUID:
    """Registered by mistake: it is shown no more, and kept. Answers the appearance. Raises ``NotReachedError``."""
    row = _paper(by, paper)
    row.struck_at = clock.now()
    row.save(update_fields=["struck_at"])
    _log(by, row, "paper.strike")
    return row.appearance_id


def _paper(by: Viewer, paper: UUID) -> RoomPaper:
    rows = RoomPaper.objects.within_reach(by).unguarded(because=REACHING)
    row = rows.filter(pk=paper, struck_at=None).first()
    if row is None:
        raise NotReachedError
    appearance_of(by, row.appearance_id)
    return row


def _log(by: Viewer, row: RoomPaper, act: str) -> None:
    log.record(
        by=by,
        act=act,
        subjects=[row.participant_id],
        kinds=["M40"],
        appearance=str(row.appearance_id),
        paper=str(row.pk),
    )
