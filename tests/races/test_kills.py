"""``kill -9`` in the midst of writing: nothing acknowledged is lost, nothing is half there, and the log has no fault."""

import random
import threading
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from typing import Any
from uuid import uuid4

from tests.installed import run
from tests.races.doors import Agent, Doors, writes
from tests.races.served import FAILED, Served, Writer, note, served, yesterday

CHANCE = random.Random(9)
SEE_OTHER = 302
MOST_TRIES = 300
A_BATCH = 14
"""Notes that a process is asked for at once; it is killed among them."""


def is_whole(doors: Doors, case: dict[str, Any], *, asked: set[str], acknowledged: set[str]) -> None:
    """Each note that was acknowledged is there, each that is there has its one line in the log, and conversely."""
    kept = doors["house"]("kept", participant=case["participant"])
    assert acknowledged <= set(kept["notes"]) <= asked
    assert sorted(kept["note.write"]) == sorted(kept["notes"])
    home = doors.environment["LIAISON_HOME"]
    database = doors.environment.get("DATABASE_URL", f"sqlite:///{home}/liaison.sqlite3")
    verified = run(
        doors.environment,
        "verify-log",
        "--database",
        database,
        "--keys",
        f"{home}/keys/public.json",
        check=False,
    )
    assert verified.returncode == 0, verified.stdout + verified.stderr


def sent(agent: Agent, case: dict[str, Any], keys: Iterable[str]) -> None:
    for key in keys:
        agent.ask(
            "write_note",
            by=case["liaisons"][0],
            participant=case["participant"],
            note=key,
            day=yesterday(),
            words="He came.",
        )


def killed_among(agents: list[Agent]) -> set[str]:
    """What two processes acknowledged up to the moment at which they were killed."""
    first = [agents[0].answer() for _ in range(CHANCE.randrange(1, A_BATCH // 2))]
    time.sleep(CHANCE.uniform(0, 0.02))
    for agent in agents:
        agent.kill()
    rest = [answer for agent in agents for answer in iter(agent.answer, None)]
    for agent in agents:
        for pipe in (agent.process.stdin, agent.process.stdout):
            with suppress(BrokenPipeError):
                assert pipe
                pipe.close()
    return {answer["answer"] for answer in [*first, *rest] if answer}


def test_writers_killed_among_their_writes_lose_nothing_that_they_acknowledged(doors: Doors) -> None:
    case = doors["house"]("caseload")
    asked: set[str] = set()
    acknowledged: set[str] = set()
    kills = 0
    while len(acknowledged) < writes(40) // 2:
        agents = [doors.started(name) for name in ("care-7", "care-8")]
        for agent in agents:
            keys = [str(uuid4()) for _ in range(A_BATCH)]
            asked |= set(keys)
            sent(agent, case, keys)
        acknowledged |= killed_among(agents)
        kills += len(agents)
    print(f"{kills} writers killed: {len(acknowledged)} notes acknowledged, all of them there")
    assert len(acknowledged) < len(asked)
    is_whole(doors, case, asked=asked, acknowledged=acknowledged)


def insist(writer: Writer, at: str, keys: Iterable[str]) -> None:
    """Send each note until it is acknowledged, as somebody would who was shown no answer."""
    for key in keys:
        for _ in range(MOST_TRIES):
            with suppress(*FAILED):
                if writer.post(at, **note(key)).status == SEE_OTHER:
                    break
            time.sleep(0.1)
        else:
            raise ConnectionError("no note is kept any more")


def killing(door: Served, until: threading.Event) -> int:
    """Kill workers until it is over; gives how many."""
    kills = door.kill_a_worker(CHANCE.randrange(2))
    while not until.wait(CHANCE.uniform(0.2, 0.9)):
        kills += door.kill_a_worker(CHANCE.randrange(2))
    return kills


def test_whoever_sends_again_after_a_worker_was_killed_has_written_once(doors: Doors) -> None:
    case = doors["house"]("caseload")
    keys = [str(uuid4()) for _ in range(writes(40) // 2)]
    liaison = case["liaisons"][0]
    at = f"/people/{case['participant']}/note/"
    with served(doors.environment) as door:
        over = threading.Event()
        writers = [Writer(door.port, doors["care"]("session", by=liaison)["answer"]) for _ in range(2)]
        for writer in writers:
            writer.begin(at)
        with ThreadPoolExecutor() as hands:
            killer = hands.submit(killing, door, over)
            sending = [
                hands.submit(insist, writer, at, keys[place::2]) for place, writer in enumerate(writers)
            ]
            wait(sending)
            over.set()
        assert [each.result() for each in sending] == [None, None]
    print(f"{killer.result()} of gunicorn's workers killed: {len(keys)} notes sent until acknowledged")
    assert killer.result() > 0
    is_whole(doors, case, asked=set(keys), acknowledged=set(keys))
