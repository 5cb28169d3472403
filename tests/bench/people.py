"""Who is in the measured world: most have been judged long ago, some are on their way, one liaison has thirty-six."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from typing import Final
from uuid import UUID

from tests.bench import names

NOTES_EACH: Final = 5
"""Notes for each trajectory, on average: 500,000 at 100,000."""

LIAISON: Final = "liaison"
CLERK: Final = "clerk"
"""Whose pages are measured, by the names they sign in with in every constructed world."""

OF_ONE_LIAISON: Final = 36
ON_THE_LIST: Final = 40
NOTES_OF_OPEN: Final = 30
MOST_OPEN: Final = 80
"""On their way whatever the size; beyond them one in fifty."""


@dataclass(slots=True)
class Somebody:
    """One person with one way through the court and one file; ``liaison`` is who has, or had, him."""

    id: UUID
    way: UUID
    file: UUID
    given: str
    surname: str
    language: str
    born_on: date
    introduced_on: date
    is_open: bool
    liaison: UUID
    notes: int
    key: bytes = b""

    @property
    def name(self) -> str:
        """The name as it is said."""
        return f"{self.given} {self.surname}"


class Chance(Random):
    """Chance that can be repeated, and keys from it."""

    def key(self) -> UUID:
        """A random key, as service gives them out."""
        return UUID(int=self.getrandbits(128), version=4)

    def day(self, first: date, last: date) -> date:
        """A day between two."""
        return first + timedelta(days=self.randrange((last - first).days + 1))


def how_many_open(size: int) -> int:
    """How many of so many are on their way."""
    return min(size, MOST_OPEN + size // 50)


def everybody(size: int, chance: Chance, now: datetime, hers: UUID) -> list[Somebody]:
    """So many people; the first thirty-six are one liaison's, and those on their way come first."""
    many_open, today = how_many_open(size), now.date()
    liaisons = [hers, *(chance.key() for _ in range(max(2, many_open // OF_ONE_LIAISON)))]
    many_notes = list(_notes(size, many_open))
    made = []
    for place in range(size):
        is_open = place < many_open
        given, surname, language = names.name(chance)
        recently, long_ago = today - timedelta(days=300), today - timedelta(days=15 * 365)
        made.append(
            Somebody(
                id=chance.key(),
                way=chance.key(),
                file=chance.key(),
                given=given,
                surname=surname,
                language=language,
                born_on=chance.day(date(1955, 1, 1), date(2006, 12, 31)),
                introduced_on=chance.day(recently, today - timedelta(days=120))
                if is_open
                else chance.day(long_ago, recently),
                is_open=is_open,
                liaison=liaisons[place // OF_ONE_LIAISON] if is_open else chance.choice(liaisons),
                notes=many_notes[place],
            )
        )
    return made


def _notes(size: int, many_open: int) -> Iterator[int]:
    """Thirty of whoever is on his way, where so many notes are enough for that; the others share the rest."""
    of_open = min(NOTES_OF_OPEN, NOTES_EACH * size // many_open)
    rest, others = NOTES_EACH * size - of_open * many_open, size - many_open
    for place in range(size):
        if place < many_open:
            yield of_open
        else:
            yield rest // others + (place - many_open < rest % others)


def days_of_lists(size: int, today: date) -> list[date]:
    """Working days before today on which the chamber sat, the latest first: some eighty people on each."""
    days = (today - timedelta(days=back) for back in count(1))
    working = (day for day in days if day.weekday() < 5)
    return [next(working) for _ in range(max(60, 3 * size // 80))]
