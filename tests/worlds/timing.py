"""``python -m tests.worlds timing``: how long the court waits in two worlds that differ in undisclosed care data.

Both worlds are open at once, each in a process of the court's door with its own idle neighbours; their requests take
turns, so that whatever else the machine does falls on both. What is compared is the median of each page.
"""

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.worlds import pairs, steps
from tests.worlds.process import Worker
from tests.worlds.visitor import KEY

TURNS = 50
MOST_MS = 20.0
"""How far apart two medians may lie, in milliseconds."""

PAGES = ("/", "/files/", "/files/?q=haddadi", "/sanctions/")
SEED = "hazel"
NOISY = 3
"""The variant that is compared with the plain world."""


@dataclass(frozen=True)
class Timed:
    """One page: the medians of both worlds, in milliseconds."""

    page: str
    plain: float
    noisy: float

    @property
    def apart(self) -> float:
        """How far the medians lie apart, in milliseconds."""
        return abs(self.plain - self.noisy)

    def __str__(self) -> str:
        return f"{self.page:50} {self.plain:7.1f} {self.noisy:7.1f} {self.apart:7.1f} ms"


class Pair:
    """A plain and a noisy world of one seed, delivered and opened, each by a court process of its own."""

    def __init__(self, lane: pairs.Lane, who: str = "clerk") -> None:
        self.lane = lane
        self.doors = {
            world: Worker("responder", lane.store.environment, "court") for world in ("plain", "noisy")
        }
        lane.base(SEED)
        for world, variant in (("plain", None), ("noisy", NOISY)):
            lane.begin(world, SEED, variant)
            lane.close(world, variant)
            self.ask(world, "open", seed=SEED, at=steps.SECOND_VISIT.isoformat(), who=[who])

    def ask(self, world: str, order: str, **facts: object) -> dict[str, Any]:
        """What the court's process of a world answers."""
        answer: dict[str, Any] = self.doors[world].ask(order, world=self.lane.url(world), **facts)
        return answer

    def compare(self, turns: int = TURNS, pages: Sequence[str] = ()) -> list[Timed]:
        """The medians of these pages, or of one of each kind."""
        return [self._page(page, turns) for page in pages or (*PAGES, *self._found())]

    def _found(self) -> list[str]:
        """One page of each kind that is two links away."""
        kinds: dict[str, str] = {}
        for _ in range(2):
            for page in (*PAGES[:2], *kinds.values()):
                found = self.ask("plain", "follow", url=page)["links"]
                kinds |= {KEY.sub("{}", link).partition("?")[0]: link for link in found if is_page(link)}
        return sorted(kinds.values())

    def _page(self, page: str, turns: int) -> Timed:
        taken: dict[str, list[float]] = {"plain": [], "noisy": []}
        for turn in range(turns):
            for world in ("plain", "noisy") if turn % 2 else ("noisy", "plain"):
                begin = time.perf_counter()
                self.ask(world, "follow", url=page)
                taken[world].append((time.perf_counter() - begin) * 1000)
        return Timed(page, *(statistics.median(taken[world]) for world in ("plain", "noisy")))

    def close(self) -> None:
        """End both processes."""
        for door in self.doors.values():
            door.close()


def is_page(link: str) -> bool:
    """Whether a link leads to a page about somebody or something; papers are drawn by another process."""
    return bool(KEY.search(link)) and not link.endswith(".pdf")


def measure(turns: int = TURNS) -> list[Timed]:
    """Make the worlds and compare them."""
    with pairs.Bench(lanes=1) as bench:
        pair = Pair(bench.lanes[0])
        try:
            return pair.compare(turns)
        finally:
            pair.close()
