"""Processes that run together end together, also when nobody is left to tell them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

SCRIPT = """
import os, sys
from liaison.config import supervisor
supervisor.PATIENCE = 1.0
watched = supervisor.Supervisor()
watched.listen()
for number, command in enumerate(sys.argv[1:]):
    watched.start(supervisor.Program(str(number), ("sh", "-c", command), os.environ))
print("started", flush=True)
sys.exit(watched.watch())
"""
FOREVER = "echo $$ >> {pids}; sleep 300 & echo $! >> {pids}; wait"
STUBBORN = "trap '' TERM; echo $$ >> {pids}; sleep 300 & echo $! >> {pids}; while :; do sleep 1; done"


@pytest.fixture
def pids(tmp_path: Path) -> Iterator[Path]:
    """Where each process writes its id; whatever a failed test leaves is ended here."""
    file = tmp_path / "pids"
    file.touch()
    yield file
    for pid in living(file):
        os.kill(pid, signal.SIGKILL)


def living(pids: Path) -> list[int]:
    """Which of the processes still run (a zombie does not)."""
    found = []
    for pid in map(int, pids.read_text().split()):
        status = Path(f"/proc/{pid}/status")
        if status.exists() and "State:\tZ" not in status.read_text():
            found.append(pid)
    return found


def supervised(pids: Path, *commands: str, expected: int = 4) -> subprocess.Popen[str]:
    """A supervisor of these commands, once so many processes have started."""
    asked = [command.format(pids=pids) for command in commands]
    process = subprocess.Popen([sys.executable, "-c", SCRIPT, *asked], stdout=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 10
    while len(pids.read_text().split()) < expected and time.monotonic() < deadline:
        time.sleep(0.02)
    return process


def gone(pids: Path) -> bool:
    """Whether all have ended within five seconds."""
    deadline = time.monotonic() + 5
    while living(pids) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not living(pids)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_every_process_and_what_it_started(pids: Path, number: signal.Signals) -> None:
    process = supervised(pids, FOREVER, FOREVER)
    process.send_signal(number)
    assert process.wait(10) == 0
    assert gone(pids)


def test_one_that_does_not_listen_is_killed(pids: Path) -> None:
    process = supervised(pids, STUBBORN, FOREVER)
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
    assert gone(pids)


def test_when_one_ends_by_itself_all_end_and_the_exit_code_says_so(pids: Path) -> None:
    process = supervised(pids, FOREVER, "sleep 0.5; exit 3", expected=2)
    assert process.wait(10) == 1
    assert gone(pids)


def test_a_supervisor_that_is_killed_leaves_nobody_behind(pids: Path) -> None:
    process = supervised(
        pids, "echo $$ >> {pids}; exec sleep 300", "echo $$ >> {pids}; exec sleep 300", expected=2
    )
    process.kill()
    process.wait(10)
    assert gone(pids)
