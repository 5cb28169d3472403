"""The programmes of the constructed world: none of them exists, so that no wait and no stay is said of one that does.

Waits and stays are those of the suggested network of care, 6; a wait is drawn between its two ends.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from liaison.simulation.rules import parameters
from liaison.simulation.rules.people import drawn
from liaison.simulation.rules.staff import CARE_EAST, CARE_WEST

if TYPE_CHECKING:
    from random import Random

REASONS: Final = {"at-capacity": 0.6, "district": 0.1, "language": 0.1, "dual-diagnosis": 0.1, "other": 0.1}
"""Why a programme says No. Ours."""


@dataclass(frozen=True)
class Habit:
    """How a programme tells: its places, how many usually wait there from elsewhere, and since how many days it is silent.

    All of it is ours. ``places`` is unknown where a programme counts none.
    """

    places: int | None
    elsewhere: int
    silent_days: int = 0


@dataclass(frozen=True)
class Offer:
    """A programme: for which need, how long people wait for its first talk and how long they stay, in days."""

    employer: str
    name: str
    kind: str
    setting: str
    need: str
    wait: tuple[int, int]
    stay: int
    mail: str
    telephone: str
    tells: Habit


OFFERS: Final = (
    Offer(CARE_EAST, "Dagcentrum De Kade", "day", "day", "use", (14, 45), 120, "vraag@dekade.example", "09 000 01 01", Habit(14, 11)),
    Offer(CARE_EAST, "Ambulante begeleiding De Oostbrug", "mental-health", "outpatient", "use", (21, 69), 240,
          "vraag@oostbrug.example", "09 000 01 02", Habit(60, 17)),
    Offer(CARE_EAST, "Medisch-sociaal punt De Loods", "substitution", "low-threshold", "health", (2, 10), 540,
          "vraag@deloods.example", "09 000 01 03", Habit(None, 4)),
    Offer(CARE_WEST, "Werkplaats Ter Leie", "employment", "day", "work", (5, 20), 150, "", "09 000 02 01", Habit(20, 6, 8)),
    Offer(CARE_WEST, "Crisisopvang Ter Leie", "detox", "inpatient", "use", (7, 30), 21,
          "crisis@terleie.example", "09 000 02 02", Habit(8, 7)),
    Offer(CARE_WEST, "Kortverblijf Ter Leie", "therapeutic-community", "inpatient", "use", (30, 120), 90,
          "verblijf@terleie.example", "09 000 02 03", Habit(12, 13)),
    Offer(CARE_WEST, "Leefgemeenschap De Hoge Heirweg", "therapeutic-community", "inpatient", "use", (60, 180), 300,
          "heirweg@terleie.example", "09 000 02 04", Habit(30, 21, 19)),
    Offer(CARE_WEST, "Kamers aan de Muinkkaai", "halfway-house", "inpatient", "housing", (30, 150), 150,
          "kamers@terleie.example", "09 000 02 05", Habit(9, 16)),
    Offer(CARE_EAST, "Budgethulp De Oostbrug", "debt-mediation", "outpatient", "money", (7, 40), 180,
          "budget@oostbrug.example", "09 000 01 04", Habit(45, 9, 8)),
)  # fmt: skip


@dataclass(frozen=True)
class Course:
    """What becomes of one referral: the answer, the days to the first talk, whether he comes, and how long he stays."""

    answer: str
    reason: str
    silent_days: int
    wait_days: int
    gives_up: bool
    comes: bool
    stay_days: int
    drops_out: bool
    comes_back: bool


def course(chance: "Random", offer: Offer) -> Course:
    """Drawn when the referral is sent; nobody in the world knows it."""
    wait = chance.randint(*offer.wait)
    drops_out = chance.random() < parameters.DROPS_OUT
    stay = round(offer.stay * chance.uniform(0.7, 1.3))
    return Course(
        answer=drawn(chance, parameters.PROGRAMMES_ANSWER),
        reason=drawn(chance, REASONS),
        silent_days=chance.choice((1, 1, 2, 3, 5, 9)),
        wait_days=wait,
        gives_up=chance.random() < 1 - (1 - parameters.GIVES_UP_A_DAY) ** wait,
        comes=chance.random() >= parameters.NO_SHOW,
        stay_days=round(stay * chance.uniform(0.1, 0.6)) if drops_out else stay,
        drops_out=drops_out,
        comes_back=chance.random() < parameters.COMES_BACK,
    )
