"""One client of a door, as a process of its own: look after look, each in the log, with the chain and without it by turns.

    python -m tests.weighing.client START SECONDS ROUNDS PARTICIPANT COOKIE

The rounds begin at the moment START. Prints, for each of four ways, how many looks: the bare line in a transaction of
its own, and a whole page, both with the chain and without.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from itertools import count
from typing import Any
from uuid import UUID

import django

numbers = count(1)
PAUSE = 1.0
"""Seconds between two rounds, so that no page that was begun in one takes from the time of the next."""

WAYS = ("bare with", "bare without", "page with", "page without")


def without_chain(door: str, body: dict[str, object]) -> object:
    """The same row in the same table, linked to nothing."""
    from liaison.common import chain, clock, log

    model = log.table(door, "event")
    event = model(chain=f"none-{os.getpid()}", seq=next(numbers), at=clock.now().isoformat(), hash="")
    event.pk = model._meta.pk.get_pk_value_on_save(event)
    event.body = chain.canonical(
        {**body, "id": str(event.pk), "seq": event.seq, "at": event.at, "door": door}
    )
    log._insert(event)
    return event


def bare(participant: UUID) -> None:
    """One look at one person: nothing but the line, committed."""
    from liaison.common import context, log
    from liaison.common.roles import Role
    from liaison.common.viewer import Viewer

    viewer = Viewer(UUID(int=os.getpid()), Role.JUDGE, "court", "judge")
    with context.acting(viewer):
        log.record(by=viewer, act="file.look", subjects=[participant], kinds=["M01", "M03", "M04"])


def browser(cookie: str) -> Callable[[], Any]:
    """Opens the chamber's files at the court's door, with all that the door does for a page."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.cookies["court_session"] = cookie

    def page() -> None:
        assert client.get("/files/").status_code == 200

    return page


def main(begin: float, seconds: float, rounds: int, participant: UUID, cookie: str) -> None:
    """Count the looks of each round in its own time."""
    from liaison.common import log

    chained, page, done = log._append, browser(cookie), dict.fromkeys(WAYS, 0)
    page()
    for number in range(rounds * len(WAYS)):
        way = WAYS[number % len(WAYS)]
        log._append = chained if way.endswith(" with") else without_chain
        starts = begin + number * (seconds + PAUSE)
        time.sleep(max(0.0, starts - time.time()))
        while time.time() < starts + seconds:
            page() if way.startswith("page") else bare(participant)
            done[way] += 1
    print(json.dumps(done))


if __name__ == "__main__":
    os.environ["SIDE"] = "court"
    os.environ["DJANGO_SETTINGS_MODULE"] = "liaison.config.settings"
    django.setup()
    main(float(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), UUID(sys.argv[4]), sys.argv[5])
