"""Pairs of worlds: one plain, the others with noise; all are visited in the same way, and what is told is compared."""

import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Self

from tests.worlds import steps
from tests.worlds.databases import Store, store
from tests.worlds.process import Worker
from tests.worlds.transcript import first_difference

VISITORS = ("judge", "clerk", "prosecutor", "lawyer", "second-lawyer", "assistant", "other-judge", "")
CHAMBER, LAWYERS = ("judge", "clerk", "prosecutor"), ("lawyer", "second-lawyer")
WORDS = ("", "haddadi", "smt", "GE20", "geheimwoord", "wachtlijst", "é%_'\"<")
KEYS = ("00000000-0000-0000-0000-000000000000", "3f1e2d3c-0000-4000-8000-000000000001")
MOST_KEYS = 2
ELSEWHERE = 3
TRIES = {"words": WORDS, "keys": KEYS, "pages": 26, "forms": 8}
Variants = Sequence[int]


@dataclass(frozen=True)
class Visit:
    """One round of visits: who comes, who of them looks at everything, and what he tries."""

    part: str
    seed: str
    at: datetime
    visitors: Sequence[str]
    thorough: Sequence[str]
    asked: Mapping[str, Any]


def before(seed: str, keys: Sequence[str]) -> Visit:
    """While hand-over is open: the chamber and a lawyer look, and the chamber writes a little."""
    thorough = random.Random(f"{seed}/before").choice(CHAMBER)
    asked = {"words": WORDS[:3], "keys": keys[1:5], "pages": 22, "forms": 4}
    return Visit(
        "before", f"{seed}/before", steps.FIRST_VISIT, [thorough, "lawyer", "other-judge"], [thorough], asked
    )


def after(seed: str, keys: Sequence[str]) -> Visit:
    """When everything has been delivered: everybody; one of the chamber and one lawyer try everything."""
    chance = random.Random(f"{seed}/after")
    thorough = [chance.choice(CHAMBER), chance.choice(LAWYERS)]
    tries = {**TRIES, "keys": keys}
    return Visit("after", f"{seed}/after", steps.SECOND_VISIT, VISITORS, thorough, tries)


@dataclass(frozen=True)
class Difference:
    """Where a variant first tells the court something else than the plain world of its seed."""

    seed: str
    variant: int
    told: str

    def __str__(self) -> str:
        return f"seed {self.seed!r}, variant {self.variant}: {self.told}"


@dataclass
class Result:
    """What a number of pairs came to."""

    pairs: int = 0
    requests: int = 0
    differences: list[Difference] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def __iadd__(self, other: "Result") -> Self:
        self.pairs += other.pairs
        self.requests += other.requests
        self.differences += other.differences
        self.broken += other.broken
        self.done += other.done
        return self


class Lane:
    """One builder and one responder, with databases of their own."""

    def __init__(self, place: Store, name: str) -> None:
        self.store, self.name = place, name
        self.builder = Worker("builder", place.environment, "house")
        self.doors: dict[str, Worker] = {}
        self.link = ""
        place.copy("template", f"{name}stage")
        self.builder.ask("stage", world=self.url("stage"))

    @property
    def responder(self) -> Worker:
        """The court's process."""
        return self.door("court")

    def door(self, side: str) -> Worker:
        """The process of a door, which is started when it is first asked."""
        if side not in self.doors:
            self.doors[side] = Worker("responder", self.store.environment, side)
        return self.doors[side]

    def url(self, world: str) -> str:
        """The address of one of the lane's databases."""
        return self.store.url(self.name + world)

    def path(self, world: str, part: str) -> Path:
        """Where what was told in a world is written down."""
        return self.store.home / f"{self.name}{world}.{part}.jsonl"

    def compare(self, seed: str, variants: Variants, only: Sequence[int] | None = None) -> Result:
        """The plain world of a seed and these variants, compared."""
        worlds: dict[str, steps.Variant] = {"plain": None, **{f"variant{each}": each for each in variants}}
        self.base(seed)
        keys = [self.begin(world, seed, each, only) for world, each in worlds.items()]
        result = Result(pairs=len(variants))
        self._visit(result, worlds, before(seed, some(seed, keys)))
        letters = {world: self.close(world, each, result.done) for world, each in worlds.items()}
        self._visit(result, worlds, after(seed, some(seed, keys)), letters)
        result.differences += [
            Difference(seed, each, found)
            for world, each in worlds.items()
            if each is not None and (found := self._difference(world))
        ]
        for world in ("base", *worlds):
            self.store.drop(self.name + world)
        return result

    def shrink(self, seed: str, variant: int) -> Result:
        """The same difference with as little noise as brings it about: leaves out halves, then less and less."""
        kept = [*range(len(steps.noise(seed, variant)))]
        size = len(kept) // 2
        while size:
            for begin in range(0, len(kept), size):
                fewer = kept[:begin] + kept[begin + size :]
                if self.compare(seed, [variant], fewer).differences:
                    kept = fewer
                    break
            else:
                size //= 2
        return self.compare(seed, [variant], kept)

    def base(self, seed: str) -> None:
        """Make what the worlds of a seed have in common."""
        self.store.copy(f"{self.name}stage", f"{self.name}base")
        self.link = self.builder.ask("base", world=self.url("base"), seed=seed)

    def begin(
        self, world: str, seed: str, variant: steps.Variant, only: Sequence[int] | None = None
    ) -> list[str]:
        """Begin one world; answers keys to be tried."""
        self.store.copy(f"{self.name}base", self.name + world)
        found: list[str] = self.builder.ask(
            "begin", world=self.url(world), seed=seed, variant=variant, only=only
        )
        return found

    def close(self, world: str, variant: steps.Variant, done: Counter[str] | None = None) -> list[str]:
        """Let the closing moment pass in one world; answers the mail that the court got from other doors."""
        lived = self.builder.ask("close", world=self.url(world), variant=variant)
        if done is not None:
            done.update(lived["done"])
        letters: list[str] = lived["letters"]
        return letters

    def _visit(
        self, result: Result, worlds: Iterable[str], visit: "Visit", letters: Mapping[str, list[str]] = {}
    ) -> None:
        for world in worlds:
            told = self.visit(world, visit, letters.get(world, []))
            result.requests += told["count"]
            result.broken += told["broken"]

    def visit(self, world: str, visit: "Visit", letters: list[str], side: str = "court") -> dict[str, Any]:
        """Let a door be visited in one world; answers the summary of what was told."""
        told: dict[str, Any] = self.door(side).ask(
            "answer",
            world=self.url(world),
            to=str(self.path(world, visit.part)),
            seed=visit.seed,
            at=visit.at.isoformat(),
            letters=letters,
            visitors=visit.visitors,
            thorough=visit.thorough,
            asked=visit.asked,
        )
        return told

    def _difference(self, world: str) -> str | None:
        for part in ("before", "after"):
            if found := first_difference(self.path("plain", part), self.path(world, part)):
                return f"{part} closing, {found}"
        return None

    def close_down(self) -> None:
        """End all processes."""
        for process in (self.builder, *self.doors.values()):
            process.close()


def some(seed: str, keys: Sequence[Sequence[str]]) -> list[str]:
    """Keys of nothing, those of another chamber, and a few of the others of all worlds; the same for all of them."""
    elsewhere = keys[0][:ELSEWHERE]
    secret = sorted({key for of_world in keys for key in of_world[ELSEWHERE:]})
    return [*KEYS, *elsewhere, *random.Random(seed).sample(secret, min(MOST_KEYS, len(secret)))]


class Bench:
    """A place for worlds, and as many lanes as there are processors."""

    def __init__(self, lanes: int = 0) -> None:
        memory = Path("/dev/shm")
        self.folder = tempfile.TemporaryDirectory(
            prefix="liaison-worlds-", dir=memory if memory.is_dir() else None
        )
        self.store = store(Path(self.folder.name))
        self.store.prepare()
        self.lanes = [Lane(self.store, f"lane{number}") for number in range(lanes or os.cpu_count() or 1)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        for lane in self.lanes:
            lane.close_down()
            self.store.drop(f"{lane.name}stage")
        self.store.drop("template")
        self.folder.cleanup()

    def compare(self, groups: Iterable[tuple[str, Variants]]) -> Iterator[Result]:
        """Each group of one seed and its variants, as they are done, the lanes side by side."""
        free: SimpleQueue[Lane] = SimpleQueue()
        for lane in self.lanes:
            free.put(lane)

        def one(group: tuple[str, Variants]) -> Result:
            lane, begin = free.get(), time.perf_counter()
            try:
                result = lane.compare(*group)
            finally:
                free.put(lane)
            result.seconds = time.perf_counter() - begin
            return result

        with ThreadPoolExecutor(len(self.lanes)) as pool:
            yield from pool.map(one, groups)


def groups(pairs: int, of: int, seed: str) -> list[tuple[str, Variants]]:
    """So many pairs, in groups that share their plain world."""
    return [
        (f"{seed}{number}", range(min(of, pairs - begin))) for number, begin in enumerate(range(0, pairs, of))
    ]
