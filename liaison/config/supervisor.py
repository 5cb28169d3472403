"""Runs processes together: when one ends all end, and none outlives this one, however it ends.

Needs no Django, so that it costs little memory. Each process has a session of its own: Ctrl-C reaches this one alone,
which then stops the others in order.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

LIBC = ctypes.CDLL(None)
END_WITH_PARENT = 1
"""``PR_SET_PDEATHSIG`` of Linux."""

PATIENCE = 8.0
"""Seconds that a process has to stop by itself before it is killed."""


@dataclass(frozen=True)
class Program:
    """One process to run: its name for messages, its command and its whole environment."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]


@dataclass
class Supervisor:
    """The processes that run, and whether somebody asked to stop."""

    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    asked_to_stop: bool = False

    def listen(self) -> None:
        """From now on SIGINT, SIGTERM and SIGHUP ask to stop instead of ending this process at once."""
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_stop = True

    def start(self, program: Program) -> None:
        """Start one process, unless somebody already asked to stop."""
        if not self.asked_to_stop:
            self.running[program.name] = subprocess.Popen(
                program.command,
                env=dict(program.environment),
                start_new_session=True,
                preexec_fn=end_with_parent,
            )

    def run(self, program: Program) -> int:
        """Run one process to its end, for its exit code; stops it when asked to stop."""
        self.start(program)
        while not self.asked_to_stop and not self._ended():
            time.sleep(0.05)
        self.stop()
        ended = self.running.pop(program.name, None)
        return ended.returncode if ended else 1

    def watch(self, each_moment: Callable[[], None] = lambda: None) -> int:
        """Wait until asked to stop or until one process ends; then stop all. 0 if asked, else 1."""
        ended = None
        while not self.asked_to_stop and not (ended := self._ended()):
            each_moment()
            time.sleep(0.1)
        if ended and not self.asked_to_stop:
            print(f"{ended} ended by itself; stopping the others.", file=sys.stderr)
        self.stop()
        return 0 if self.asked_to_stop else 1

    def _ended(self) -> str | None:
        return next((name for name, process in self.running.items() if process.poll() is not None), None)

    def stop(self) -> None:
        """Ask every process and whatever it started to stop, and kill what does not."""
        self._signal(signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and any(_lives(process) for process in self.running.values()):
            time.sleep(0.05)
        self._signal(signal.SIGKILL)
        for process in self.running.values():
            process.wait()

    def _signal(self, number: signal.Signals) -> None:
        for process in self.running.values():
            try:
                os.killpg(process.pid, number)
            except ProcessLookupError:
                continue


def _lives(process: subprocess.Popen[bytes]) -> bool:
    """Whether anything of the process's group is still there."""
    process.poll()
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return False
    return True


def end_with_parent() -> None:
    """Let this process be told to stop when its parent dies in a way that the parent cannot tell (SIGKILL)."""
    LIBC.prctl(END_WITH_PARENT, signal.SIGTERM)
