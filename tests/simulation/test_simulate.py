"""``simulate``: all or nothing, into an empty database, in seconds; every fault in what was asked is named."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from liaison.common import clock
from liaison.common.models import Installation
from liaison.network.models import Account
from liaison.simulation import queries
from liaison.simulation.actions import sign_ins
from liaison.simulation.actions.playing import NotEmptyError, play
from liaison.simulation.management.progress import Progress
from tests import people
from tests.browser import ROOT
from tests.simulation.worlds import UNTIL, played, wanted

pytestmark = pytest.mark.once

BUDGET = 12.0
"""Seconds of processor for the small world of the tests; it takes a third of them."""


def simulate(*options: str) -> str:
    said = StringIO()
    call_command("simulate", *options, stdout=said, stderr=StringIO())
    return said.getvalue()


def test_a_database_of_real_people_is_refused_and_left_alone() -> None:
    people.organisation()
    with pytest.raises(CommandError, match="real people or accounts; nothing was changed"):
        simulate()
    assert queries.by_number() == {}
    assert not sign_ins.file().exists()


def test_a_constructed_world_is_not_played_over() -> None:
    Installation.objects.create(is_constructed=True, made_at=clock.now())
    with pytest.raises(CommandError, match="a constructed world already"):
        simulate()
    with pytest.raises(NotEmptyError):
        play(wanted())


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--participants", "3", "from 4 to 5000, not '3'"),
        ("--participants", "many", "from 4 to 5000, not 'many'"),
        ("--months", "0", "from 1 to 120, not '0'"),
        ("--until", "tomorrow", "a date such as 2026-03-05, not 'tomorrow'"),
        ("--until", "2026-03-05T09:00", "needs a time zone"),
    ],
)
def test_each_fault_in_what_was_asked_is_named(option: str, value: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        simulate(f"{option}={value}")


def test_a_play_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    def stop(moment: datetime) -> None:
        if Account.objects.exists() and queries.by_number():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        play(wanted(), stop)
    assert queries.is_empty()
    assert queries.by_number() == {}


def test_ctrl_c_ends_the_command_with_a_word_and_an_empty_database(tmp_path: Path) -> None:
    given = {name: value for name, value in os.environ.items() if name not in {"SIDE", "DATABASE_URL"}}
    asked = [sys.executable, "-m", "liaison", "simulate", "--participants", "60"]
    run = subprocess.Popen(
        asked, env=given | {"LIAISON_HOME": str(tmp_path)}, cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    assert run.stderr is not None
    assert "25%" in run.stderr.readline()
    run.send_signal(signal.SIGINT)
    assert "Stopped: nothing was kept." in run.communicate(timeout=60)[1]
    assert run.returncode == 130
    with sqlite3.connect(tmp_path / "liaison.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM network_account").fetchone() == (0,)
    assert not (tmp_path / "constructed.json").exists()


def test_a_small_world_is_played_within_its_budget(tmp_path: Path) -> None:
    started = time.process_time()
    with played(wanted(), tmp_path):
        spent = time.process_time() - started
    print(f"{wanted().participants} people over {wanted().months} months: {spent:.1f} s of processor")
    assert spent < BUDGET


def test_nothing_is_mailed_while_the_past_is_played(tmp_path: Path) -> None:
    with played(wanted(participants=8, months=1), tmp_path):
        pass
    assert mail.outbox == []


def test_the_bar_says_what_is_done_and_the_time_left() -> None:
    out = StringIO()
    progress = Progress(out, wanted())
    halfway = progress.began + (UNTIL - progress.began) / 2
    assert "[############............]  50%" in progress.line(halfway)
    assert "s left" in progress.line(halfway)
    assert "s left" not in progress.line(UNTIL)
