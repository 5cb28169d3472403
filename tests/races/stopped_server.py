"""The server of the database is stopped as by a power cut, again and again, in the midst of writing. PostgreSQL alone.

Run by ``make faults`` with ``FSYNC=on``: the suite's own server is shared, and forgets what it was told when it is cut.
"""

import os
import signal
import subprocess
import time
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.db import connection

from tests.races.doors import Agent, Doors, writes
from tests.races.test_kills import A_BATCH, CHANCE, is_whole, sent

NEWEST = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]


class Server:
    """The server of the suite: which process it is, where its data lie, and as whom it runs."""

    def __init__(self) -> None:
        settings = connection.settings_dict
        url = f"postgresql://{settings['USER']}@{settings['HOST']}:{settings['PORT']}/postgres"
        with psycopg.connect(url) as session:
            (data,) = session.execute("SHOW data_directory").fetchone() or ("",)
        self.data = Path(data)

    @property
    def process(self) -> int:
        return int((self.data / "postmaster.pid").read_text().split("\n", maxsplit=1)[0])

    def cut(self) -> None:
        """Stop it at once; what it had not written down is gone."""
        stopped = self.process
        os.kill(stopped, signal.SIGQUIT)
        while Path(f"/proc/{stopped}").exists():
            time.sleep(0.02)

    def start(self) -> None:
        """Start it, and wait until it has put its journal in order."""
        owner = self.data.stat()
        drop = [f"--reuid={owner.st_uid}", f"--regid={owner.st_gid}", "--clear-groups"]
        before = ["setpriv", *drop] if os.getuid() == 0 else []
        command = [*before, str(NEWEST[0] / "pg_ctl"), "-D", str(self.data), "-w", "-l", "/dev/null", "start"]
        subprocess.run(command, cwd="/", check=True, stdout=subprocess.DEVNULL)


def acknowledged_until(server: Server, agents: list[Agent]) -> set[str]:
    """What two processes acknowledged until the server was cut from under them."""
    first = [agents[0].answer() for _ in range(CHANCE.randrange(1, A_BATCH // 2))]
    time.sleep(CHANCE.uniform(0, 0.02))
    server.cut()
    rest = []
    for agent in agents:
        if agent.process.stdin:
            agent.process.stdin.close()
        rest += list(iter(agent.answer, None))
        agent.kill()
        if agent.process.stdout:
            agent.process.stdout.close()
    return {answer["answer"] for answer in [*first, *rest] if "answer" in answer}


@pytest.fixture(autouse=True)
def _database() -> None:
    """The suite's own database is not used: its server is cut."""


def test_what_was_acknowledged_before_the_server_was_cut_is_there_when_it_is_back(doors: Doors) -> None:
    server, case = Server(), doors["house"]("caseload")
    asked: set[str] = set()
    acknowledged: set[str] = set()
    cuts = 0
    while len(acknowledged) < writes(60) // 10:
        agents = [doors.started(name) for name in ("care-7", "care-8")]
        for agent in agents:
            keys = [str(uuid4()) for _ in range(A_BATCH)]
            asked |= set(keys)
            sent(agent, case, keys)
        acknowledged |= acknowledged_until(server, agents)
        server.start()
        cuts += 1
    print(f"the server cut {cuts} times: {len(acknowledged)} notes acknowledged, all of them there")
    doors.running.pop("house").kill()
    assert len(acknowledged) < len(asked)
    is_whole(doors, case, asked=asked, acknowledged=acknowledged)
