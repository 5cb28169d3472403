"""A door's worker does each of its duties every round, whatever becomes of the others."""

import logging
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from liaison.common import checkpoints, clock, keeping, log
from liaison.common.models import DOOR_NAMES
from liaison.common.scrubbing import OnlyWhereAndWhat


def fails(door: str) -> int:
    raise RuntimeError("Yara Peeters")


def test_a_duty_that_fails_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[str] = []
    monkeypatch.setattr(checkpoints, "sign", fails)
    monkeypatch.setattr(checkpoints, "hold", held.append)
    assert keeping.keep_once("court") == 1
    assert held == ["court"]


def test_what_is_said_of_a_failure_has_no_value_of_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(checkpoints, "sign", fails)
    caplog.handler.addFilter(OnlyWhereAndWhat())
    with caplog.at_level(logging.ERROR):
        keeping.keep_once("court")
    assert "RuntimeError at" in caplog.text
    assert "Peeters" not in caplog.text


def test_the_care_doors_worker_alone_delivers_and_two_draw_what_is_reviewed() -> None:
    assert {door: len(list(keeping.duties(door))) for door in DOOR_NAMES} == {
        **dict.fromkeys(DOOR_NAMES, 3),
        "court": 4,
        "care": 6,
    }


@pytest.mark.parametrize("door", DOOR_NAMES)
def test_expired_sessions_end_and_others_stay(door: str, settings: Any) -> None:
    settings.SIDE = door
    sessions = log.table(door, "session")._default_manager
    for key, days in (("expired", -1), ("open", 1)):
        expires = clock.now() + timedelta(days=days)
        sessions.create(session_key=key, session_data="", expire_date=expires)
    assert keeping.keep_once(door) == 0
    assert list(sessions.values_list("session_key", flat=True)) == ["open"]


def test_a_stopped_worker_does_no_further_round() -> None:
    stop = Event()
    stop.set()
    keeping.keep("court", stop)
    assert not log.table("court", "checkpoint")._default_manager.exists()


def test_the_house_has_no_worker() -> None:
    with pytest.raises(CommandError, match="say which door"):
        call_command("keep", "--once")


def test_once_does_everything_and_publishes_the_doors_key(settings: Any) -> None:
    settings.SIDE = "network"
    call_command("keep", "--once")
    assert log.table("network", "checkpoint")._default_manager.count() == 1
    assert (settings.HOME / "keys" / "public.json").exists()
