"""How his path began: what was offered and what he answered, and the criteria that the prosecutor wrote down (M04, M35)."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.court.models import Offer
from liaison.court.queries.checklists import ChecklistLine, own_checklist
from liaison.court.rules.admission import OfferAnswer, standing
from liaison.court.rules.trajectory import EARLY
from liaison.disclosure import gate
from liaison.portal import wording

KINDS: Final = frozenset({"M04", "M35"})
UNANSWERED: Final = frozenset({OfferAnswer.NONE.value, OfferAnswer.ASKS_TIME.value})


@dataclass(frozen=True)
class OwnOffer:
    """What holds of the offer on one way of his. ``is_open`` says that his answer is still awaited."""

    version: int
    appearance: UUID
    chamber: str
    explained_on: date
    language: str
    interpreter: str
    answer: str
    time_until: date | None
    is_open: bool

    @property
    def is_time_over(self) -> bool:
        """Whether the time that he asked for has passed."""
        return self.time_until is not None and self.time_until < clock.today()

    @property
    def answer_in_words(self) -> str:
        """What he answered, in the language of the page."""
        return wording.word(wording.OWN_ANSWERS, self.answer)


@dataclass(frozen=True)
class Began:
    """What was offered, the latest way first, and the checklist as it was written last."""

    offers: tuple[OwnOffer, ...]
    checklist: ChecklistLine | None


def began(viewer: Viewer, participant: UUID) -> Began:
    """The page about how his path began; the look is logged."""
    found = Began(own_offers(viewer), own_checklist(viewer, participant))
    log.record(by=viewer, act="offer.look", subjects=[participant], kinds=KINDS)
    return found


def own_offers(viewer: Viewer) -> tuple[OwnOffer, ...]:
    """The offer that holds on each way of his, the latest first. The page that asks logs the look."""
    if not gate.permitted(viewer, {"M04"}, gate.tie_at_me(viewer)):
        return ()
    rows = Offer.objects.seen_by(viewer).select_related("trajectory__chamber").order_by("version", "pk")
    found: dict[UUID, list[OwnOffer]] = {}
    for row in rows:
        found.setdefault(row.trajectory_id, []).append(_own(row))
    held = [each for lines in found.values() if (each := standing(lines))]
    return tuple(sorted(held, key=lambda each: each.explained_on, reverse=True))


def _own(row: Offer) -> OwnOffer:
    return OwnOffer(
        version=row.version,
        appearance=row.appearance_id,
        chamber=row.trajectory.chamber.name,
        explained_on=row.explained_on,
        language=row.language,
        interpreter=row.interpreter,
        answer=row.answer,
        time_until=row.time_until,
        is_open=row.answer in UNANSWERED and row.trajectory.state in EARLY,
    )
