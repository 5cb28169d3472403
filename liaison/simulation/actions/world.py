"""A constructed world while it is played: its people, its diary, and the ways in that were handed out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from random import Random
from uuid import UUID

from liaison.common import clock
from liaison.common.viewer import Viewer
from liaison.court.rules.sitting import BRUSSELS
from liaison.simulation import queries
from liaison.simulation.actions.me import Way
from liaison.simulation.actions.staff import Staff
from liaison.simulation.rules import story

Act = Callable[[], object]


@dataclass
class World:
    """The people of one seed, and what has been arranged for them so far."""

    until: datetime
    chance: Random
    staff: Staff
    days: tuple[date, ...]
    people: tuple[story.Person, ...]
    diary: list[tuple[datetime, Act]] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)

    def note(self, moment: datetime, act: Act) -> None:
        """Something that happens then; what would happen after the present moment is left out."""
        if moment <= self.until:
            self.diary.append((moment, act))

    def play(self) -> None:
        """Everything in its order in time."""
        for moment, act in sorted(self.diary, key=lambda entry: entry[0]):
            with clock.played(moment):
                act()

    def who(self, username: str) -> Viewer:
        """A colleague."""
        return self.staff.people[username]

    def liaison_of(self, person: story.Person) -> Viewer:
        """Whose turn it was when the person came."""
        return self.who(("liaison", "liaison2")[person.place % 2])

    def id_of(self, person: story.Person) -> UUID:
        """The participant that the person became when the court's list was read in."""
        return queries.by_number()[person.number]

    def ways_into(self, door: str) -> list[Way]:
        """The links into a door that were handed out so far."""
        return [way for way in self.ways if way.door == door]


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day where the court sits."""
    return datetime.combine(day, time(hour, minute), BRUSSELS)
