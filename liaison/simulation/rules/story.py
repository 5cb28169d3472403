"""Who comes before the court and when, drawn with a given source of chance: the same seed, the same people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from liaison.court.rules.sheet import Content
from liaison.court.rules.sitting import Said, Topic, holidays_around, is_working_day
from liaison.simulation.rules import names, words

if TYPE_CHECKING:
    from random import Random

NEWCOMERS: Final = (6, 3, 3, 2, 1, 1, 2)
"""How many people first come on each list; the last but one is the list that is about to be held, the last is open."""

HELD: Final = len(NEWCOMERS) - 2
"""The lists before this one have been held; this one was delivered and waits for its sitting."""

FORTNIGHT: Final = timedelta(days=14)
YOUNGEST, OLDEST = 20, 54
SOON: Final = 0.6
"""How many come back after a fortnight; the others after four weeks."""


CONFIRMED: Final = 0.85
"""How many of the sentences that wait for a source it confirms."""


class Exit(StrEnum):
    """What somebody does with one hand-over in the end. The first never opens the page."""

    SILENT = "silent"
    LATER = "later"
    NOTHING = "nothing"
    TELL = "tell"
    TAKE_BACK = "take-back"


@dataclass(frozen=True)
class TellingPlan:
    """What somebody does with one hand-over: with words of his own or not, with so many suggested sentences."""

    chosen: Exit
    has_own_words: bool
    suggestions: int


@dataclass(frozen=True)
class Person:
    """One row of the court's list, with the list on which it first stands and whether a liaison is found at once."""

    place: int
    given: str
    surname: str
    born_on: date
    language: str
    interpreter: str
    number: str
    facts: str
    is_detained: bool
    first_list: int


def days(now: datetime) -> tuple[date, ...]:
    """The days of the sittings: one every fortnight; hand-over for the last but one has just closed."""
    near = now.date()
    while not is_working_day(near, holidays_around(near)):
        near += timedelta(days=1)
    return tuple(near + FORTNIGHT * (place - HELD) for place in range(len(NEWCOMERS)))


def people(chance: "Random", sittings: Sequence[date]) -> tuple[Person, ...]:
    """Everybody, in the order in which they come before the court."""
    firsts = [place for place, count in enumerate(NEWCOMERS) for _ in range(count)]
    given = chance.sample(names.GIVEN, len(firsts))
    surnames = chance.sample(names.SURNAMES, len(firsts))
    drawn = zip(given, surnames, firsts, strict=True)
    return tuple(_person(chance, place, *each, sittings) for place, each in enumerate(drawn))


def _person(
    chance: "Random", place: int, given: str, surname: str, first: int, sittings: Sequence[date]
) -> Person:
    day = sittings[first]
    born = date(day.year - chance.randint(YOUNGEST, OLDEST), chance.randint(1, 12), chance.randint(1, 28))
    return Person(
        place=place,
        given=given,
        surname=surname,
        born_on=born,
        language="fr" if given in names.FRENCH else "en" if given in names.ENGLISH else "nl",
        interpreter=names.INTERPRETED.get(given, ""),
        number=f"GE60.L3.{chance.randint(1000, 9999):06}-{day.year % 100:02}",
        facts=chance.choice(words.FACTS),
        is_detained=chance.random() < 0.1,
        first_list=first,
    )


def sheet(chance: "Random", *, next_days: Sequence[date]) -> Content:
    """What judge and clerk write down of one person at one sitting; most people simply go on."""
    decision = chance.choices(("continue", "praise", "warn", "postpone"), (70, 14, 8, 8))[0]
    is_absent = decision == "postpone"
    marks = {
        topic.value: chance.choice([said.value for said in Said]) for topic in Topic if chance.random() < 0.7
    }
    agreed = () if is_absent else tuple(chance.sample(words.AGREEMENTS, chance.randint(1, 3)))
    return Content(
        presence="absent" if is_absent else "present",
        said={} if is_absent else marks,
        decision=decision,
        agreements=agreed,
        next_day=next_days[0] if len(next_days) == 1 or chance.random() < SOON else next_days[1],
    )


def telling(chance: "Random") -> TellingPlan:
    """How somebody prepares for one sitting."""
    chosen = chance.choices(list(Exit), (15, 12, 13, 50, 10))[0]
    return TellingPlan(chosen, chance.random() < 0.8, chance.randint(0, 3))


def goals(chance: "Random") -> dict[str, str]:
    """A plan in the person's words: three to five parts of life, in the order of every page."""
    chosen = set(chance.sample(sorted(words.GOALS), chance.randint(3, 5)))
    return {domain: chance.choice(said) for domain, said in words.GOALS.items() if domain in chosen}
