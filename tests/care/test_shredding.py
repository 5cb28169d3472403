"""One person's key destroyed: his texts open for nobody, everybody else's as before, and no page breaks of it."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command

from liaison.care import vault
from liaison.care.actions import shredding
from liaison.care.models import PersonKey
from liaison.common import log, sealing
from tests import people

PLACE: dict[str, Any] = {"table": "casework_note", "row": uuid4(), "field": "sealed"}


@pytest.fixture
def pair() -> tuple[UUID, UUID]:
    return people.participant("Yara Peeters").pk, people.participant("Jan Claes").pk


def test_his_texts_open_for_nobody_and_the_others_as_before(pair: tuple[UUID, UUID]) -> None:
    gone, other = pair
    blobs = {who: vault.seal(who, "slept badly", **PLACE) for who in pair}
    shredding.shred(participant=gone, ground="retention")
    with pytest.raises(sealing.KeyDestroyed):
        vault.unseal(gone, blobs[gone], **PLACE)
    with vault.open_for(pair):
        assert vault.unseal(other, blobs[other], **PLACE) == "slept badly"


def test_nothing_is_sealed_for_him_under_a_second_key(pair: tuple[UUID, UUID]) -> None:
    vault.seal(pair[0], "slept badly", **PLACE)
    shredding.shred(participant=pair[0], ground="retention")
    with pytest.raises(sealing.KeyDestroyed):
        vault.seal(pair[0], "more", **PLACE)
    keys = PersonKey.objects.unguarded(because="a test counts")
    assert [bytes(row.wrapped) for row in keys.filter(participant=pair[0])] == [b""]


def test_it_is_in_the_log_where_he_can_read_it(pair: tuple[UUID, UUID]) -> None:
    vault.seal(pair[0], "slept badly", **PLACE)
    shredding.shred(participant=pair[0], ground="retention")
    seen = log.table("care", "subject")._default_manager.filter(participant=pair[0])
    assert [row.act for row in seen] == ["key.destroy"]


def test_an_older_backup_does_not_bring_the_key_back(pair: tuple[UUID, UUID]) -> None:
    blob = vault.seal(pair[0], "slept badly", **PLACE)
    rows = PersonKey.objects.unguarded(because="a backup from before").filter(participant=pair[0])
    kept = rows.values("wrapped", "destroyed_at").get()
    shredding.shred(participant=pair[0], ground="request")
    rows.update(**kept)
    assert vault.unseal(pair[0], blob, **PLACE) == "slept badly"
    assert shredding.shred_again() == 1
    with pytest.raises(sealing.KeyDestroyed):
        vault.unseal(pair[0], blob, **PLACE)


def typed(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr("builtins.input", lambda: words)


def test_the_command_asks_for_the_persons_key_again(
    pair: tuple[UUID, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    blob = vault.seal(pair[0], "slept badly", **PLACE)
    typed(monkeypatch, str(pair[1]))
    with pytest.raises(CommandError, match="Nothing was destroyed"):
        call_command("shred", str(pair[0]), "--ground", "request")
    assert vault.unseal(pair[0], blob, **PLACE) == "slept badly"
    typed(monkeypatch, str(pair[0]))
    call_command("shred", str(pair[0]), "--ground", "request")
    with pytest.raises(CommandError, match="destroyed already"):
        call_command("shred", str(pair[0]), "--ground", "request")


def test_no_door_destroys_a_key(pair: tuple[UUID, UUID], settings: Any) -> None:
    settings.SIDE = "care"
    with pytest.raises(CommandError, match="owner"):
        call_command("shred", str(pair[0]), "--ground", "request")
