"""Guessing at the first page: it costs the same whoever is named, breaks nothing, and closes an address in the end."""

import statistics
import time
from typing import Any

import pytest
import time_machine
from django.contrib.auth.hashers import Argon2PasswordHasher

from liaison.common import clock
from tests.doors import DoorClient
from tests.network.signing_in import account, give_password

pytestmark = pytest.mark.once

NAMES = ("jozefien", "karel", "gone", "nobody", "", "\x00", "x" * 5000)


def cast_of_names(settings: Any) -> None:
    """An account in use, one of another door, one that ended, hashed as in earnest; the other names are nobody's."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    account()
    account("care", "karel")
    account(username="gone", is_active=False)


def test_every_wrong_sign_in_hashes_one_password_whoever_is_named(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    cast_of_names(settings)
    hashed = count_hashes(monkeypatch)
    work = {}
    for number, name in enumerate(NAMES[:4]):
        hashed.clear()
        give_password(DoorClient("court"), name, "wrong", REMOTE_ADDR=f"203.0.113.{number}")
        work[name] = len(hashed)
    assert work == dict.fromkeys(NAMES[:4], 1)


def count_hashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each password that is hashed from here on, whether to compare or to make up for a name of nobody."""
    hashed: list[str] = []
    encode, verify = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify

    def encoding(self: Any, password: str, salt: str) -> Any:
        hashed.append("encode")
        return encode(self, password, salt)

    def verifying(self: Any, password: str, encoded: str) -> Any:
        hashed.append("verify")
        return verify(self, password, encoded)

    monkeypatch.setattr(Argon2PasswordHasher, "encode", encoding)
    monkeypatch.setattr(Argon2PasswordHasher, "verify", verifying)
    return hashed


def test_a_wrong_sign_in_takes_about_as_long_whoever_is_named(settings: Any) -> None:
    """Coarse on purpose: a hash takes far longer than what differs, and a test must not fail on a busy machine."""
    cast_of_names(settings)
    times: dict[str, list[float]] = {name: [] for name in NAMES[:4]}
    for round_ in range(7):
        for name in times:
            begun = time.process_time()
            give_password(DoorClient("court"), name, "wrong", REMOTE_ADDR=f"203.0.113.{round_}")
            times[name].append(time.process_time() - begun)
    middle = [statistics.median(taken) for taken in times.values()]
    assert max(middle) < 1.5 * min(middle), times


@pytest.mark.parametrize("name", NAMES)
def test_no_name_breaks_the_first_page(name: str) -> None:
    assert give_password(DoorClient("court"), name, "wrong").status_code == 200


def test_sixty_tries_a_minute_from_one_address_close_the_page_for_that_address_whatever_the_names() -> None:
    account()
    with time_machine.travel(clock.now(), tick=False):
        answers = [give_password(DoorClient("court"), f"nobody{n}", "wrong").status_code for n in range(61)]
        elsewhere = give_password(DoorClient("court"), REMOTE_ADDR="203.0.113.9").status_code
    assert set(answers[:60]) == {200}
    assert answers[60] != 302
    assert elsewhere == 302
