"""Checkpoints over a real log: they come by the clock alone, others hold them, and the verifier uses both."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from liaison.common import chain, checkpoints, clock, log, verify
from liaison.common.models import DOOR_NAMES
from liaison.common.roles import Role
from liaison.common.verify_reading import KINDS, Record
from tests import people
from tests.doors import rights_of

BEGAN = datetime(2026, 3, 2, 9, 4, 31, tzinfo=UTC)


def table(door: str, kind: str) -> Any:
    return log.table(door, kind)._default_manager


def rows() -> Iterator[Record]:
    """The log as the verifier reads it, from the tests' own uncommitted transaction."""
    with connection.cursor() as cursor:
        for kind, columns in KINDS.items():
            for door in DOOR_NAMES:
                order = "chain, seq" if kind == "event" else "at"
                cursor.execute(f"SELECT {', '.join(columns)} FROM common_{door}{kind} ORDER BY {order}")
                for row in cursor.fetchall():
                    yield kind, door, row


def findings(*, cut: str = "") -> list[str]:
    """What the verifier says of the log, or of the log without the last event of one door."""
    found: list[str] = []
    public = json.loads((settings.HOME / "keys" / "public.json").read_text())
    checked = verify.Log(public, found.append)
    every = list(rows())
    if cut:
        every.remove(max((row for row in every if row[:2] == ("event", cut)), key=lambda row: row[2][1]))
    for row in every:
        checked.take(*row)
    checked.close()
    return found


def publish_keys() -> None:
    """The public keys of all doors, where the verifier looks for them."""
    checkpoints.publish(*DOOR_NAMES)


def busy(minutes: int = 30) -> None:
    """Looks at two doors, and all doors' workers every ten minutes."""
    judge, coordinator = people.viewer(Role.JUDGE), people.viewer(Role.COORDINATOR)
    publish_keys()
    for minute in range(0, minutes, 5):
        with clock.played(BEGAN + timedelta(minutes=minute)):
            log.record(by=judge, act="list.look")
            log.record(by=coordinator, act="caseload.look", people=minute)
            for door in DOOR_NAMES:
                checkpoints.sign(door)
            for door in DOOR_NAMES:
                checkpoints.hold(door)


def test_the_moments_are_the_tens_of_minutes() -> None:
    assert checkpoints.slot(BEGAN) == datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    assert checkpoints.slot(BEGAN + timedelta(minutes=6)) == datetime(2026, 3, 2, 9, 10, tzinfo=UTC)


def test_a_log_written_through_record_has_no_findings() -> None:
    busy()
    assert findings() == []


def test_a_cut_tail_is_found_by_the_checkpoint_after_it() -> None:
    busy(25)
    assert any("the tail was cut" in finding for finding in findings(cut="court"))


def test_every_door_signs_at_the_same_moments_whatever_happened() -> None:
    busy()
    moments = {door: tuple(table(door, "checkpoint").values_list("at", flat=True)) for door in DOOR_NAMES}
    assert len(set(moments.values())) == 1
    assert len(moments["court"]) == 3


def test_a_door_signs_once_for_a_moment() -> None:
    busy(5)
    with clock.played(BEGAN + timedelta(minutes=3)):
        assert not checkpoints.sign("court")


def test_what_is_held_of_another_door_has_no_heads_and_its_own_signature() -> None:
    busy(5)
    public = json.loads((settings.HOME / "keys" / "public.json").read_text())
    held = table("care", "held").get(door="court")
    assert not hasattr(held, "heads")
    assert chain.is_signed(public["court"][0], chain.statement("court", held.at, held.root), held.signature)


def test_each_door_holds_all_others_and_not_itself() -> None:
    busy()
    for door in DOOR_NAMES:
        assert set(table(door, "held").values_list("door", flat=True)) == set(DOOR_NAMES) - {door}


def test_holding_again_copies_nothing_twice() -> None:
    busy()
    assert checkpoints.hold("office") == 0


def test_a_checkpoint_that_comes_late_is_still_held() -> None:
    busy()
    early = chain.stamp(BEGAN - timedelta(days=1))
    table("court", "checkpoint").create(at=early, door="court", heads="{}", root="0" * 64, signature="00")
    assert checkpoints.hold("care") == 1


def test_a_new_key_is_published_beside_the_old_one() -> None:
    checkpoints.publish("court")
    (settings.HOME / "keys" / "court.signing").unlink()
    checkpoints.publish("court")
    public = json.loads((settings.HOME / "keys" / "public.json").read_text())
    assert len(public["court"]) == 2


@pytest.mark.parametrize("door", DOOR_NAMES)
def test_the_doors_own_rights_are_enough_to_sign_and_hold(door: str) -> None:
    busy(5)
    with clock.played(BEGAN + timedelta(minutes=30)), rights_of(door):
        assert checkpoints.sign(door)
        checkpoints.hold(door)
