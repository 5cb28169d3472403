"""Who comes before the court and when, drawn with a given source of chance: the same seed, the same people."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from liaison.simulation.rules import names, parameters, words
from liaison.simulation.rules.calendar import DAYS_A_MONTH, WEEK, Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

MORE_GIVEN_NAMES = 0.2
"""Whoever would share a name with somebody gets another one, or sometimes a second given name."""


class Answer(StrEnum):
    """What somebody answers to the court's offer at the introductory sitting."""

    ACCEPT = "accept"
    ASK_TIME = "ask-time"
    DECLINE = "decline"


class Outcome(StrEnum):
    """How a way through the court ends."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Name:
    """Somebody's name, and what he speaks."""

    given: str
    surname: str
    is_woman: bool
    language: str
    interpreter: str


@dataclass(frozen=True)
class Fate:
    """What becomes of somebody, drawn before it happens: nobody in the world knows it."""

    answer: Answer
    accepts_later: bool
    lasts: timedelta
    outcome: Outcome
    substance: str


@dataclass(frozen=True)
class Person:
    """One person of the court's list. ``first_list`` is the first sitting at which the world sees him.

    ``introduced_on`` is before the world began for those who were on their way when it did.
    """

    place: int
    name: Name
    born_on: date
    files: tuple[tuple[str, str], ...]
    """Number and facts of each."""
    is_detained: bool
    introduced_on: date
    first_list: int
    fate: Fate
    has_phone: bool

    @property
    def was_here(self) -> bool:
        """Whether he was on his way already when the court began to work with Liaison."""
        return self.place < 0


def inflow(participants: int, months: int) -> float:
    """How many come before the court in a year of a world of so many people and months."""
    return participants * 12 / (months + parameters.STOCK_MONTHS)


def population(chance: "Random", participants: int, calendar: Calendar) -> tuple[Person, ...]:
    """Everybody, in the order in which they came before the court."""
    held = calendar.near * 7 / DAYS_A_MONTH
    stock = round(participants * parameters.STOCK_MONTHS / (held + parameters.STOCK_MONTHS))
    numbers = iter(chance.sample(range(1000, 1000 + 12 * participants), 2 * participants))
    firsts = _firsts(chance, participants - stock, calendar)
    called = _names(chance, participants)
    return tuple(
        _person(chance, place, called[place + stock], numbers, (firsts, calendar))
        for place in range(-stock, participants - stock)
    )


def _firsts(chance: "Random", newcomers: int, calendar: Calendar) -> list[int]:
    """The list on which each newcomer is introduced; somebody always is on the two lists that wait."""
    waiting = [calendar.near, calendar.near + 1][:newcomers]
    spread = sorted(chance.randint(1, calendar.near + 1) for _ in range(newcomers - len(waiting)))
    return sorted([*spread, *waiting])


def _names(chance: "Random", participants: int) -> list[Name]:
    """As many different names, mixed as the communities are."""
    shares = [each.share for each in names.COMMUNITIES]
    taken: set[tuple[str, str]] = set()
    found = []
    for _ in range(participants):
        community = chance.choices(names.COMMUNITIES, shares)[0]
        is_woman = chance.random() < parameters.WOMEN
        given, surname = _free(chance, community, is_woman, taken)
        needs = community.interpreter if chance.random() < community.interpreted else ""
        found.append(Name(given, surname, is_woman, community.language, needs))
    return found


def _free(
    chance: "Random",
    community: names.Community,
    is_woman: bool,  # noqa: FBT001
    taken: set[tuple[str, str]],
) -> tuple[str, str]:
    """A name that nobody has yet; where the plain ones are used up, people have several given names."""
    every = community.women if is_woman else community.men
    given, surname = chance.choice(every), chance.choice(community.surnames)
    while (given, surname) in taken:
        another = chance.choice(every)
        if chance.random() < MORE_GIVEN_NAMES and another not in given:
            given = f"{given} {another}"
        else:
            given, surname = chance.choice(every), chance.choice(community.surnames)
    taken.add((given, surname))
    return given, surname


def _person(
    chance: "Random", place: int, name: Name, numbers: "Iterator[int]", when: "tuple[list[int], Calendar]"
) -> Person:
    firsts, calendar = when
    lasts = timedelta(days=chance.randint(parameters.PATH[0].days, parameters.PATH[1].days))
    if place < 0:
        first_list = chance.randint(0, 3)
        weeks = chance.randint(2, lasts.days // 7 - 3)
        introduced = calendar.sittings[0] - WEEK * weeks
    else:
        first_list = firsts[place]
        introduced = calendar.sittings[first_list]
    return Person(
        place=place,
        name=name,
        born_on=_born(chance, introduced),
        files=_files(chance, numbers, introduced),
        is_detained=chance.random() < parameters.DETAINED,
        introduced_on=introduced,
        first_list=first_list,
        fate=_fate(chance, place, lasts),
        has_phone=chance.random() < parameters.WITH_A_PHONE,
    )


def _born(chance: "Random", day: date) -> date:
    youngest, oldest, usual = parameters.AGES
    year = day.year - int(chance.triangular(youngest + 1, oldest, usual))
    return date(year, chance.randint(1, 12), chance.randint(1, 28))


def _files(chance: "Random", numbers: "Iterator[int]", introduced: date) -> tuple[tuple[str, str], ...]:
    count = 2 if chance.random() < parameters.SECOND_FILE else 1
    facts = chance.sample(words.FACTS, count)
    return tuple((f"GE60.L3.{next(numbers):06}-{introduced.year % 100:02}", fact) for fact in facts)


def _fate(chance: "Random", place: int, lasts: timedelta) -> Fate:
    answer = Answer(drawn(chance, parameters.ANSWERS))
    return Fate(
        answer=Answer.ACCEPT if place < 0 else answer,
        accepts_later=chance.random() < parameters.ACCEPTS_LATER,
        lasts=lasts,
        outcome=Outcome(drawn(chance, parameters.OUTCOMES)),
        substance=drawn(chance, parameters.SUBSTANCES),
    )


def drawn(chance: "Random", shares: "Mapping[str, float]") -> str:
    """One of several, each as often as its share says."""
    return chance.choices(list(shares), list(shares.values()))[0]
