"""What the constructed programmes tell every week of their places and of who waits: drawn, and said of nobody real."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from liaison.simulation.rules.offers import Habit, Offer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

FORGETS: Final = 0.08
"""How often a week passes without an answer. Ours, as all that follows."""

BUSY: Final = 1.15
"""At so many times the usual number who wait, a programme takes nobody new for a while."""

SOURCES: Final = ("onthaal, per telefoon", "coördinator van de intake, per mail", "weekoverleg")
STOPS: Final = ("wachtlijst te lang", "personeelstekort")


@dataclass(frozen=True)
class Week:
    """What one programme tells in one week. ``None`` is unknown."""

    places: int | None
    free: int | None
    waiting: int
    weeks: int
    is_stopped: bool
    stop_reason: str
    source: str


def from_elsewhere(chance: "Random", habit: Habit) -> "Iterator[int]":
    """How many wait there who come from elsewhere, week after week: never far from their usual number."""
    now = habit.elsewhere
    while True:
        now = max(0, round(now + (habit.elsewhere - now) / 4 + chance.gauss(0, max(1, habit.elsewhere / 9))))
        yield now


def tells(chance: "Random", days_ago: int, habit: Habit) -> bool:
    """Whether a programme answers when it is asked; one that has been silent since so many days does not."""
    return chance.random() >= FORGETS and days_ago >= habit.silent_days


def week(chance: "Random", offer: Offer, waiting: int) -> Week:
    """The figures of one week: hardly a place is free where people wait, and more who wait wait longer."""
    habit = offer.tells
    usual = max(1, habit.elsewhere)
    is_stopped = waiting > BUSY * usual and offer.setting == "inpatient"
    some = timedelta(days=sum(offer.wait) / 2) / timedelta(weeks=1)
    return Week(
        places=habit.places,
        free=None if habit.places is None else _free(chance, habit.places, waiting, usual),
        waiting=waiting,
        weeks=max(1, round(some * (0.5 + waiting / usual / 2))),
        is_stopped=is_stopped,
        stop_reason=chance.choice(STOPS) if is_stopped else "",
        source=chance.choice(SOURCES),
    )


def _free(chance: "Random", places: int, waiting: int, usual: int) -> int:
    if waiting > usual or chance.random() < 1 / 2:
        return 0
    return chance.randint(1, max(1, places // 8))
