"""The canonical text of a constructed world: the same for the same seed, and with nothing in it that opens a door."""

import hashlib
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from liaison.care.models import PersonKey
from liaison.common import clock
from liaison.common.models import Installation, Link
from liaison.network.models import Account
from liaison.simulation.queries import dumping
from tests.browser import ROOT
from tests.simulation.worlds import played, wanted

pytestmark = pytest.mark.once

SMALL = ("--participants", "12", "--months", "2", "--until", "2026-03-05")


def dump(seed: str, folder: Path) -> str:
    with played(wanted(seed, 8, 1), folder):
        return dumping.digest()


def by_command(home: Path, hash_seed: str) -> bytes:
    """The dump of a world that a process of its own played, and another one wrote."""
    ours = {"SIDE", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    given = {name: value for name, value in os.environ.items() if name not in ours}
    given |= {"LIAISON_HOME": str(home), "PYTHONHASHSEED": hash_seed}
    for command in (("simulate", *SMALL), ("dump-world", str(home / "dump"))):
        asked = [sys.executable, "-m", "liaison", *command]
        subprocess.run(asked, env=given, cwd=ROOT, check=True, capture_output=True)
    return (home / "dump").read_bytes()


def test_two_processes_play_the_same_world_for_the_same_seed(tmp_path: Path) -> None:
    first, second = (by_command(tmp_path / seed, seed) for seed in ("1", "2"))
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest()
    assert first.count(b"\n") > 500


def test_the_same_seed_gives_the_same_world_and_another_one_another(tmp_path: Path) -> None:
    once, again, other = (dump(seed, tmp_path) for seed in ("gent", "gent", "antwerp"))
    assert once == again != other


def test_the_dump_holds_nothing_that_opens_a_door(tmp_path: Path) -> None:
    with played(wanted(participants=12), tmp_path) as world:
        text = "\n".join(dumping.lines())
        kept: list[Any] = [way.address.split("/")[2] for way in world.ways]
        kept += [
            value for pair in Link.objects.values_list("token_hash", "code_hash") for value in pair if value
        ]
        kept += Account.objects.values_list("password", flat=True)
        kept += [each["secret"] for each in Authenticator.objects.values_list("data", flat=True)]
        wrapped = PersonKey.objects.unguarded(because="a test looks for them").values_list(
            "wrapped", flat=True
        )
        kept += [bytes(each).hex() for each in wrapped]
    assert len(kept) > 30
    assert not [secret for secret in kept if secret in text]


def test_what_was_sealed_is_in_the_dump_as_a_digest_of_what_it_says(tmp_path: Path) -> None:
    with played(wanted(participants=8, months=1), tmp_path):
        notes = [line for line in dumping.lines() if line.startswith('["casework_note"')]
    assert notes
    assert all(re.search(r'"sealed": "[0-9a-f]{64}"', line) for line in notes)


def test_real_people_are_not_dumped(tmp_path: Path) -> None:
    Installation.objects.create(is_constructed=False, made_at=clock.now())
    with pytest.raises(CommandError, match="not of a constructed world"):
        call_command("dump_world", str(tmp_path / "dump"), stdout=StringIO())
    assert (tmp_path / "dump").read_text() == ""
