"""Processes of several doors at once, each with its door's rights, on one installation."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass
class Agent:
    """One process of one door, which does one thing at a time."""

    process: "subprocess.Popen[str]"

    def ask(self, do: str, **asked: Any) -> None:
        """Ask it, without waiting for the answer."""
        assert self.process.stdin
        self.process.stdin.write(json.dumps({"do": do, **asked}) + "\n")
        self.process.stdin.flush()

    def answer(self) -> Any:
        """What it answers to what was asked first; nothing where it is no more."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        return json.loads(line) if line.endswith("\n") else None

    def __call__(self, do: str, **asked: Any) -> Any:
        self.ask(do, **asked)
        return self.answer()

    def kill(self) -> None:
        """End it as ``kill -9`` does."""
        self.process.kill()
        self.process.wait()


@dataclass
class Doors:
    """The processes of one installation: as many of each door as are asked for, each with a chain of its own."""

    environment: dict[str, str]
    running: dict[str, Agent] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Agent:
        """``care`` or ``care-2``: the process of that name, started when it is first asked for."""
        if name not in self.running:
            self.running[name] = self.started(name)
        return self.running[name]

    def started(self, name: str) -> Agent:
        """A process of a door; the number behind the door's name is that of its chain of the log."""
        door, _, number = name.partition("-")
        mine = {"SIDE": door, "LIAISON_WORKER": number or "1", "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.races.agent"],
            cwd=ROOT,
            env={**self.environment, **mine},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return Agent(process)

    def at_once(self, *asked: tuple[str, dict[str, Any]], after: tuple[float, ...] = ()) -> list[Any]:
        """What several answer who begin at one moment, or so many seconds after it."""
        begins = time.time() + 0.05
        late = [*after, *([0.0] * len(asked))]
        for (name, what), seconds in zip(asked, late, strict=False):
            self[name].ask(**what, at=begins + seconds)
        return [self[name].answer() for name, _ in asked]


@contextmanager
def opened(environment: dict[str, str]) -> Iterator[Doors]:
    """Doors whose processes end with the test."""
    doors = Doors({name: value for name, value in environment.items() if name != "DJANGO_SETTINGS_MODULE"})
    try:
        yield doors
    finally:
        for agent in doors.running.values():
            agent.kill()
            for pipe in (agent.process.stdin, agent.process.stdout):
                if pipe:
                    pipe.close()


def writes(few: int) -> int:
    """During how many writes there is a fault; ``make faults N=1000`` says."""
    return int(os.environ.get("LIAISON_FAULTS") or few)


def rounds(few: int) -> range:
    """So many rounds of a race, or a tenth of what ``make faults`` is asked for."""
    return range(max(few, writes(0) // 10))
