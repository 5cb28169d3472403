"""Doors that are open at once: the court's people ask and write while the care side and participants act, in turns.

Two worlds begin equal. In one of them undisclosed acts happen between any two requests of the court, as Hypothesis
chooses; each world's court process stays connected all the time. Every answer must be the same in both, and in the end
every row that the court can read.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from urllib.parse import urlencode

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.worlds import pairs, steps
from tests.worlds.process import Worker
from tests.worlds.visitor import KEY, NEVER

SEED = "rowan"
WHO = ("judge", "clerk", "prosecutor", "lawyer")
STARTS = ("/", "/files/")
WORLDS = ("still", "stirred")
MORNING = datetime(2026, 11, 26, 6, 30, tzinfo=UTC)
"""After delivery, before the sitting."""

places, acts = st.integers(0, 99), st.integers(0, 10**6)
people = st.sampled_from(WHO)


class Doors:
    """A lane with two worlds that began, and a court process for each; every example begins with copies of them."""

    def __init__(self, lane: pairs.Lane) -> None:
        self.lane = lane
        self.courts = {world: Worker("responder", lane.store.environment, "court") for world in WORLDS}
        lane.base(SEED)
        self.keys = lane.begin("begun", SEED, None)
        self.requests = self.shown = self.acts = 0

    def begin(self) -> None:
        """Both worlds as they begin, with the court's people inside."""
        for world in WORLDS:
            self.ask(world, "leave")
            self.lane.store.copy(f"{self.lane.name}begun", self.lane.name + world)
            self.lane.builder.ask("again", world=self.lane.url(world), like=self.lane.url("begun"))
            self.ask(world, "open", seed=SEED, at=steps.FIRST_VISIT.isoformat(), who=WHO)

    def ask(self, world: str, order: str, **facts: object) -> Any:
        """What the court's process of one world answers."""
        return self.courts[world].ask(order, world=self.lane.url(world), **facts)

    def both(self, order: str, **facts: object) -> Any:
        """The same of both, which must answer the same."""
        still, stirred = (self.ask(world, order, **facts) for world in WORLDS)
        self.requests += 1
        self.shown += any(each["status"] == 200 for each in still.get("told", ()))
        assert still == stirred, difference(still, stirred)
        return still

    def act(self, number: int, chance: str, moment: datetime) -> None:
        """An undisclosed act in one of them."""
        done = self.lane.builder.ask(
            "act", world=self.lane.url("stirred"), number=number, chance=chance, moment=moment.isoformat()
        )
        self.acts += not done.startswith(("idle", "refused"))

    def close_down(self) -> None:
        """End the court's processes."""
        for court in self.courts.values():
            court.close()


def difference(still: Any, stirred: Any) -> str:
    """The first part in which two answers differ, for a person to read."""
    if isinstance(still, Mapping) and isinstance(stirred, Mapping):
        for part in still:
            if still[part] != stirred.get(part):
                return f"{part}: {difference(still[part], stirred.get(part))}"
    if isinstance(still, Sequence) and isinstance(stirred, Sequence) and not isinstance(still, str):
        for a, b in zip(still, stirred, strict=False):
            if a != b:
                return difference(a, b)
    return f"{still!r:.600} is not {stirred!r:.600}"


class Machine(RuleBasedStateMachine):
    """Requests of the court in both worlds, and acts in one of them, in any order."""

    doors: ClassVar[Doors]

    def __init__(self) -> None:
        super().__init__()
        self.doors.begin()
        self.known: list[str] = []
        self.page: dict[str, str] = {}
        self.moment, self.is_delivered, self.done = steps.FIRST_VISIT, False, 0
        for start in STARTS:
            self.open("judge", start)
        sitting = next(link for link in self.known if link.startswith("/sittings/"))
        self.known = [sitting, *(link for link in self.known if link != sitting), *STARTS]
        self.page = dict.fromkeys(WHO, sitting)

    @rule(who=people, place=places)
    def follow(self, who: str, place: int) -> None:
        """Somebody opens a page that a link led to, whoever found it; mostly one about a sitting or a person."""
        self.open(who, self.known[place % len(self.known)])

    def open(self, who: str, url: str) -> None:
        """Open it in both worlds."""
        self.page[who] = url
        found = self.doors.both("follow", url=url, who=who)["links"]
        self.known += [
            link
            for link in found
            if KEY.search(link) and link not in self.known and not link.startswith(NEVER)
        ]

    @rule(who=people, place=places)
    def send(self, who: str, place: int) -> None:
        """Somebody sends a form of the page that he is on."""
        self.doors.both("send", place=place, who=who)

    @rule(who=people, word=st.sampled_from(pairs.WORDS))
    def search(self, who: str, word: str) -> None:
        """Somebody searches."""
        self.doors.both("follow", url=f"/files/?{urlencode({'q': word})}", who=who)

    @rule(who=people, place=places, kind=st.sampled_from(("appearances", "files", "sittings", "papers")))
    def mistake(self, who: str, place: int, kind: str) -> None:
        """Somebody tries a key that he was not given."""
        self.doors.both("follow", url=f"/{kind}/{self.doors.keys[place % len(self.doors.keys)]}/", who=who)

    @rule(numbers=st.lists(acts, min_size=1, max_size=6), who=people)
    def act(self, numbers: list[int], who: str) -> None:
        """Meanwhile, of which the court is told nothing; then somebody loads his page again."""
        for each in numbers:
            self.done += 1
            self.moment += timedelta(seconds=2)
            self.doors.act(each, f"{SEED}/{self.done}/{each}", self.moment)
        self.open(who, self.page[who])

    @precondition(lambda self: not self.is_delivered)
    @rule()
    def deliver(self) -> None:
        """The closing moment passes, and everything that was told is delivered."""
        for world in WORLDS:
            self.doors.lane.close(world, None)
        for world in WORLDS:
            self.doors.ask(world, "move", at=MORNING.isoformat(), who=WHO)
        self.moment, self.is_delivered = MORNING, True

    def teardown(self) -> None:
        """Every row that the court can read is the same."""
        self.doors.both("look")


@contextmanager
def opened(lane: pairs.Lane) -> Iterator[Doors]:
    """The doors of a lane, for the machine to drive."""
    Machine.doors = Doors(lane)
    try:
        yield Machine.doors
    finally:
        Machine.doors.close_down()
