"""A constructed world while it is played: its people, what is arranged to happen, and the ways in that were handed out."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random
from uuid import UUID

from liaison.common import clock
from liaison.common.viewer import Viewer
from liaison.simulation.actions.me import Way
from liaison.simulation.actions.staff import Staff
from liaison.simulation.rules.calendar import Calendar, at, working
from liaison.simulation.rules.path import Stage
from liaison.simulation.rules.people import Person

Act = Callable[[], object]
Told = Callable[[datetime], object]
"""Told of each moment that is played."""


@dataclass
class Life:
    """What has become of one person so far. ``chance`` is his own, so that nobody's turn changes another's."""

    person: Person
    id: UUID
    chance: Random
    stage: Stage = Stage.INTRODUCTION
    ends_on: date | None = None
    liaison: str = ""
    way: Way | None = None
    contacts: int = 0
    plan: int = 0
    relapsed_on: date | None = None
    offers: int = 0
    """Versions of what the court recorded of its offer."""
    against: str = ""
    """The criterion that speaks against an offer, as the prosecutor finds it; for nearly everybody none."""
    planned: UUID | None = None
    needs: set[str] = field(default_factory=set)
    """For which a programme was asked already."""

    @property
    def is_on_his_way(self) -> bool:
        """Whether somebody of the care side is with him."""
        return self.stage in {Stage.RUNNING, Stage.CLOSED}


@dataclass(frozen=True)
class Cover:
    """Who does whose work between two days."""

    absent: str
    deputy: str
    first_day: date
    last_day: date


@dataclass
class World:
    """The people of one seed, and what has been arranged for them so far."""

    seed: str
    until: datetime
    calendar: Calendar
    staff: Staff
    people: tuple[Person, ...]
    lives: dict[UUID, Life] = field(default_factory=dict)
    ways: list[Way] = field(default_factory=list)
    programmes: dict[UUID, Way] = field(default_factory=dict)
    """The programmes' links by their own ids: the sources of what was attested."""
    covers: list[Cover] = field(default_factory=list)
    diary: list[tuple[datetime, int, Act]] = field(default_factory=list)
    order: Iterator[int] = field(default_factory=count)

    def note(self, moment: datetime, act: Act) -> None:
        """Something that happens then; what would happen after the present moment is left out."""
        if moment <= self.until:
            heappush(self.diary, (moment, next(self.order), act))

    def play(self, told: Told) -> None:
        """Everything in its order in time, with what is arranged meanwhile."""
        while self.diary:
            moment, _, act = heappop(self.diary)
            told(moment)
            with clock.played(moment.astimezone(UTC)):
                act()

    def who(self, username: str) -> Viewer:
        """A colleague."""
        return self.staff.people[username]

    def chance_of(self, what: object) -> Random:
        """A source of chance of its own for a person or a list."""
        return Random(f"{self.seed}/{what}")  # noqa: S311 - chance in a constructed world must be repeatable

    def writer(self, life: Life) -> str:
        """Who does the liaison's work with somebody today: his liaison, or whoever covers."""
        return self.deputy_of(life.liaison, clock.today()) or life.liaison

    def deputy_of(self, username: str, day: date) -> str:
        """Who covers for a liaison on a day; nobody where he is there."""
        running = (each for each in self.covers if each.first_day <= day <= each.last_day)
        return next((each.deputy for each in running if each.absent == username), "")

    def has_most_room(self, liaisons: tuple[str, ...]) -> str:
        """The liaison with the fewest people among those who are there."""
        there = [name for name in liaisons if not self.deputy_of(name, clock.today())]
        load = Counter(life.liaison for life in self.lives.values() if life.is_on_his_way)
        return min(there, key=lambda name: load[name])


def later(days: int, hour: int, minute: int = 0) -> datetime:
    """So many days from the present moment of the play, at an hour; on the next working day where that is none."""
    return at(working(clock.today() + timedelta(days=days)), hour, minute)
