"""A new key in the place of the old: everything opens at every moment, the old key opens nothing afterwards."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command

from liaison.care import vault
from liaison.care.models import PersonKey
from liaison.common import log, rotating, sealing
from liaison.court import vault as court_vault
from liaison.court.models import JudgeNote
from tests import people
from tests.court import cast
from tests.installed import installed, script

TEST = "a test looks at its own rows"
ROW = uuid4()
PLACE: dict[str, Any] = {"table": "casework_note", "row": ROW, "field": "sealed"}
PEOPLE = 7

FILL = """
import sys
from uuid import UUID
from liaison.care import vault
from tests import people
for number in range(int(sys.argv[1])):
    who = people.participant(f"Person Number{number}").pk
    blob = vault.seal(who, f"text {number}", table="casework_note", row=UUID(int=1), field="sealed")
    print(who, blob.hex(), f"text {number}", sep=";")
"""
OPEN = """
import sys
from uuid import UUID
from liaison.care import vault
for line in open(sys.argv[1]):
    who, blob, text = line.strip().split(";")
    said = vault.unseal(UUID(who), bytes.fromhex(blob), table="casework_note", row=UUID(int=1), field="sealed")
    assert said == text
print("all open")
"""
ROTATE = """
from django.core.management import call_command
from liaison.common import rotating
rotating.AT_ONCE = 1
print("begun", flush=True)
call_command("rotate_keys", "narrative")
"""


class Killed(BaseException):
    """As if the process had ended here."""


@pytest.fixture
def texts() -> dict[UUID, bytes]:
    """What was sealed for several people."""
    everybody = [people.participant(f"Person Number{number}").pk for number in range(PEOPLE)]
    return {who: vault.seal(who, str(who), **PLACE) for who in everybody}


def all_open(texts: dict[UUID, bytes]) -> bool:
    return all(vault.unseal(who, blob, **PLACE) == str(who) for who, blob in texts.items())


def rotate(told: Callable[[int, int], object] = lambda *_: None) -> int:
    return rotating.rotate(vault.rotation(), told)


def test_after_a_rotation_everything_opens_and_the_old_key_opens_nothing(
    texts: dict[UUID, bytes], settings: Any
) -> None:
    old = settings.NARRATIVE_KEY_FILE.read_bytes()
    assert rotate() == PEOPLE
    assert all_open(texts)
    settings.NARRATIVE_KEY_FILE.write_bytes(old)
    for who, blob in texts.items():
        with pytest.raises(sealing.SealBroken):
            vault.unseal(who, blob, **PLACE)


@pytest.fixture(params=range(PEOPLE + 2))
def interrupted(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """A rotation that ends after so many rows; the last two end just before and just after the keys change place."""
    monkeypatch.setattr(rotating, "AT_ONCE", 1)
    place = sealing.put_next_key_in_place

    def told(done: int, total: int) -> None:
        if done == request.param + 1:
            raise Killed

    def put(path: Path) -> None:
        if request.param == PEOPLE + 1:
            place(path)
        raise Killed

    def run() -> None:
        with monkeypatch.context() as patch:
            patch.setattr(sealing, "put_next_key_in_place", put)
            with pytest.raises(Killed):
                rotate(told)

    return run


def test_a_rotation_that_stops_anywhere_goes_on(
    texts: dict[UUID, bytes], interrupted: Callable[[], None]
) -> None:
    interrupted()
    assert all_open(texts)
    newcomer = people.participant("Somebody New").pk
    texts[newcomer] = vault.seal(newcomer, str(newcomer), **PLACE)
    assert all_open(texts)
    rotate()
    assert all_open(texts)


def test_a_key_that_a_door_wraps_meanwhile_is_wrapped_anew_too(
    texts: dict[UUID, bytes], settings: Any
) -> None:
    late = people.participant("Somebody Late").pk
    old = sealing.read_key_file(settings.NARRATIVE_KEY_FILE)

    def told(done: int, total: int) -> None:
        if done == PEOPLE and not PersonKey.objects.unguarded(because=TEST).filter(participant=late).exists():
            wrapped = sealing.wrap(old, sealing.new_key(), vault._place(late))
            PersonKey.objects.create(participant_id=late, wrapped=wrapped, made_at="2026-03-02T09:00Z")

    assert rotate(told) == PEOPLE + 1
    assert all_open(texts)
    vault.seal(late, "something", **PLACE)


def test_a_first_key_under_a_key_that_was_replaced_meanwhile_is_not_kept(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = people.participant().pk
    keys = sealing.read_keys
    stale = keys(settings.NARRATIVE_KEY_FILE)
    settings.NARRATIVE_KEY_FILE.unlink()
    sealing.create_key_file(settings.NARRATIVE_KEY_FILE)
    answers = iter([stale])
    monkeypatch.setattr(sealing, "read_keys", lambda path: next(answers, None) or keys(path))
    with pytest.raises(sealing.SealBroken):
        vault.seal(who, "slept badly", **PLACE)


def test_a_row_that_neither_key_opens_stops_the_rotation_and_nothing_is_lost(
    texts: dict[UUID, bytes], settings: Any
) -> None:
    broken = next(iter(texts))
    PersonKey.objects.unguarded(because=TEST).filter(participant=broken).update(wrapped=b"\x81" + b"x" * 60)
    with pytest.raises(CommandError, match="Nothing was lost"):
        call_command("rotate_keys", "narrative")
    del texts[broken]
    assert all_open(texts)


def test_a_next_key_that_was_only_half_written_is_none(
    texts: dict[UUID, bytes], monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    def killed(_: int) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(sealing.os, "fsync", killed)
        with pytest.raises(Killed):
            rotate()
    assert not sealing.next_key_file(settings.NARRATIVE_KEY_FILE).exists()
    assert all_open(texts)
    assert rotate() == PEOPLE


def test_a_next_key_that_takes_its_place_while_it_is_read_is_no_fault(
    texts: dict[UUID, bytes], monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    path = settings.NARRATIVE_KEY_FILE
    following = sealing.next_key_file(path)
    sealing.create_key_file(following)
    read = sealing.read_key_file

    def moved_first(file: Path) -> bytes:
        if file == following and following.exists():
            following.unlink()
        return read(file)

    monkeypatch.setattr(sealing, "read_key_file", moved_first)
    assert len(sealing.read_keys(path)) == 1


def test_the_judges_notes_are_sealed_anew_under_the_courts_new_key(settings: Any) -> None:
    court = cast.court()
    file = cast.file(court.chamber)
    key = uuid4()
    JudgeNote.objects.create(
        id=key,
        trajectory=file.trajectory,
        participant_id=file.participant_id,
        writer=court.judge,
        sealed=court_vault.seal("ask about work", note=key, writer=court.judge.pk),
        saved_at="2026-03-02T09:00Z",
    )
    old = settings.NOTE_KEY_FILE.read_bytes()
    call_command("rotate_keys", "note")
    sealed = JudgeNote.objects.unguarded(because=TEST).get().sealed
    assert court_vault.unseal(sealed, note=key, writer=court.judge.pk) == "ask about work"
    settings.NOTE_KEY_FILE.write_bytes(old)
    with pytest.raises(sealing.SealBroken):
        court_vault.unseal(sealed, note=key, writer=court.judge.pk)


def test_the_command_shows_how_far_it_is_and_stands_in_the_log(
    texts: dict[UUID, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("rotate_keys", "narrative")
    assert f"] {PEOPLE} of {PEOPLE}" in capsys.readouterr().out
    acts = [row.body for row in log.table("care", "event")._default_manager.order_by("seq")]
    assert ["key.rotate" in acts[0], "key.rotated" in acts[1]] == [True, True]


@pytest.mark.parametrize("key", ["narrative", "note"])
def test_no_door_rotates(key: str, settings: Any) -> None:
    settings.SIDE = "care"
    with pytest.raises(CommandError, match="owner"):
        call_command("rotate_keys", key)


def test_a_rotation_killed_at_any_moment_loses_nothing_and_is_ended_by_the_next(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    home = tmp_path_factory.mktemp("rotating")
    environment = installed(home) | {"DJANGO_SETTINGS_MODULE": "liaison.config.settings"}
    (home / "texts").write_text(script(environment, FILL, "60"))
    first = (home / "keys" / "narrative.key").read_bytes()
    killed = 0
    for seconds in (0.0, 0.02, 0.05, 0.1, random.Random(4).uniform(0, 0.3)):
        killed += _killed_after(environment, seconds)
        assert script(environment, OPEN, str(home / "texts")) == "all open"
    assert killed
    script(environment, ROTATE)
    assert script(environment, OPEN, str(home / "texts")) == "all open"
    assert (home / "keys" / "narrative.key").read_bytes() != first
    assert not (home / "keys" / "narrative.key.next").exists()


def _killed_after(environment: dict[str, str], seconds: float) -> bool:
    """A rotation in a process of its own, killed without warning; whether it had not ended by itself."""
    code = "import django; django.setup()\n" + ROTATE
    child = subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "begun\n"
    time.sleep(seconds)
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    return child.returncode == -signal.SIGKILL
