"""What the chain costs eight clients of one door on PostgreSQL, each a worker with a chain of its own."""

import json
import os
import subprocess
import sys
import time
from collections import Counter

import django

CLIENTS, SECONDS, ROUNDS, READY = 8, 2.0, 5, 15.0


def stage() -> tuple[str, str]:
    """A chamber with a file and a judge who has signed in: the participant, and the judge's cookie."""
    from django.test import override_settings

    from liaison.config import doors, environment
    from tests.court import cast

    court = cast.court()
    files = [cast.file(court.chamber, f"Person Number{number}") for number in range(20)]
    with override_settings(SECRET_KEY=environment.secret_of(doors.COURT)):
        cookie = cast.at_court(court.judge).cookies["court_session"].value
    return str(files[0].participant_id), cookie


def measured(participant: str, cookie: str) -> Counter[str]:
    """How many looks all clients had in each way, in the same time."""
    begin = time.time() + READY
    asked = [str(begin), str(SECONDS), str(ROUNDS), participant, cookie]
    clients = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.weighing.client", *asked],
            env={**os.environ, "LIAISON_WORKER": str(number)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(1, CLIENTS + 1)
    ]
    total: Counter[str] = Counter()
    for client in clients:
        said, _ = client.communicate()
        total.update(json.loads(said))
    return total


def report(total: Counter[str]) -> bool:
    """Print what was measured; says whether the chain costs a page less than a fifth."""
    each = SECONDS * ROUNDS
    for what, name in (("bare", "one line of the log alone"), ("page", "a page, as a browser asks for it")):
        chained, plain = total[f"{what} with"], total[f"{what} without"]
        cost = 1 - chained / plain
        print(
            f"{name:34} {plain / each:7.0f}/s without, {chained / each:7.0f}/s with the chain: {cost:5.1%} less"
        )
    return total["page with"] > 0.8 * total["page without"]


def main() -> int:
    """0 when the chain costs less than a fifth."""
    os.environ.update(SIDE="house", DJANGO_SETTINGS_MODULE="liaison.config.settings")
    subprocess.run([sys.executable, "-m", "liaison", "prepare"], check=True, stdout=subprocess.DEVNULL)
    django.setup()
    print(f"{CLIENTS} clients on PostgreSQL, fsync on, {SECONDS * ROUNDS:.0f} s each way:")
    return 0 if report(measured(*stage())) else 1
