"""The vault: what is sealed opens for one person, in one place, and with the root key alone."""

import contextlib
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liaison.care import vault
from liaison.care.models import PersonKey
from liaison.common import rights, sealing
from liaison.common.context import acting
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from tests.casework.cast import person, service
from tests.doors import rights_of

ROW = uuid4()
PLACE = {"table": "casework_note", "row": ROW, "field": "sealed"}


@pytest.fixture
def yassine() -> UUID:
    return UUID(str(person(service().chamber).pk))


def test_what_was_sealed_comes_back(yassine: UUID) -> None:
    blob = vault.seal(yassine, "slept badly", **PLACE)
    assert b"slept" not in blob
    assert vault.unseal(yassine, blob, **PLACE) == "slept badly"


@pytest.mark.parametrize("moved", [{"table": "casework_goal"}, {"row": uuid4()}, {"field": "words"}])
def test_a_sealed_text_moved_to_another_place_does_not_open(yassine: UUID, moved: Any) -> None:
    blob = vault.seal(yassine, "slept badly", **PLACE)
    with pytest.raises(sealing.SealBroken):
        vault.unseal(yassine, blob, **{**PLACE, **moved})


@pytest.mark.parametrize("moved", [{"table": "casework_goal"}, {"row": uuid4()}, {"field": "words"}])
def test_a_sealed_page_opens_in_its_own_place_alone(yassine: UUID, moved: Any) -> None:
    blob = vault.seal_bytes(yassine, b"\xff\xd8page", **PLACE)
    assert vault.unseal_bytes(yassine, blob, **PLACE) == b"\xff\xd8page"
    with pytest.raises(sealing.SealBroken):
        vault.unseal_bytes(yassine, blob, **{**PLACE, **moved})


def test_one_persons_text_does_not_open_for_another(yassine: UUID) -> None:
    other = person(service().chamber, "Claeys").pk
    blob = vault.seal(yassine, "slept badly", **PLACE)
    with pytest.raises(sealing.SealBroken, match="ever sealed"):
        vault.unseal(other, blob, **PLACE)
    vault.seal(other, "something", **PLACE)
    with pytest.raises(sealing.SealBroken):
        vault.unseal(other, blob, **PLACE)


def test_a_persons_key_put_in_anothers_row_does_not_open(yassine: UUID) -> None:
    other = person(service().chamber, "Claeys").pk
    blob = vault.seal(yassine, "slept badly", **PLACE)
    vault.seal(other, "something", **PLACE)
    keys = PersonKey.objects.unguarded(because="a thief with the database")
    keys.filter(participant=other).update(wrapped=keys.get(participant=yassine).wrapped)
    with pytest.raises(sealing.SealBroken):
        vault.unseal(other, blob, **PLACE)


def test_without_the_key_file_nothing_opens_and_nothing_is_sealed(yassine: UUID, settings: Any) -> None:
    blob = vault.seal(yassine, "slept badly", **PLACE)
    settings.NARRATIVE_KEY_FILE.unlink()
    with pytest.raises(sealing.KeyFileError):
        vault.unseal(yassine, blob, **PLACE)
    with pytest.raises(sealing.KeyFileError):
        vault.seal(yassine, "more", **PLACE)


def test_another_root_key_opens_nothing(yassine: UUID, settings: Any) -> None:
    blob = vault.seal(yassine, "slept badly", **PLACE)
    settings.NARRATIVE_KEY_FILE.unlink()
    sealing.create_key_file(settings.NARRATIVE_KEY_FILE)
    with pytest.raises(sealing.SealBroken):
        vault.unseal(yassine, blob, **PLACE)


def test_a_key_is_forgotten_at_the_end_of_its_block(yassine: UUID, settings: Any) -> None:
    blob = vault.seal(yassine, "slept badly", **PLACE)
    with vault.open_for([yassine]):
        settings.NARRATIVE_KEY_FILE.unlink()
        assert vault.unseal(yassine, blob, **PLACE) == "slept badly"
    with pytest.raises(sealing.KeyFileError):
        vault.unseal(yassine, blob, **PLACE)


def test_a_key_is_forgotten_when_its_block_fails(yassine: UUID, settings: Any) -> None:
    blob = vault.seal(yassine, "slept badly", **PLACE)
    with contextlib.suppress(ZeroDivisionError), vault.open_for([yassine]):
        raise ZeroDivisionError
    settings.NARRATIVE_KEY_FILE.unlink()
    with pytest.raises(sealing.KeyFileError):
        vault.unseal(yassine, blob, **PLACE)


def test_many_texts_of_many_people_take_one_query(yassine: UUID) -> None:
    people = [yassine, *(person(service().chamber, name).pk for name in ("Claeys", "Kowalczyk"))]
    blobs = [(who, vault.seal(who, f"text {n}", **PLACE)) for who in people for n in range(5)]
    with CaptureQueriesContext(connection) as queries, vault.open_for(people):
        assert len({vault.unseal(who, blob, **PLACE) for who, blob in blobs}) == 5
    assert len(queries) == 1


def test_a_block_inside_another_asks_for_no_key_that_is_open_already(yassine: UUID) -> None:
    claeys = person(service().chamber, "Claeys").pk
    blobs = [(who, vault.seal(who, "slept badly", **PLACE)) for who in (yassine, claeys)]
    with vault.open_for([yassine, claeys]), CaptureQueriesContext(connection) as queries:
        with vault.open_for([yassine]):
            assert vault.unseal(*blobs[0], **PLACE) == "slept badly"
        assert vault.unseal(*blobs[1], **PLACE) == "slept badly"
    assert len(queries) == 0


def test_a_block_for_one_person_still_opens_what_is_another_s(yassine: UUID) -> None:
    claeys = person(service().chamber, "Claeys").pk
    blob = vault.seal(claeys, "slept well", **PLACE)
    with vault.open_for([yassine]):
        assert vault.unseal(claeys, blob, **PLACE) == "slept well"


def test_a_key_made_inside_a_block_is_known_there(yassine: UUID) -> None:
    with vault.open_for([yassine]):
        blob = vault.seal(yassine, "slept badly", **PLACE)
        with CaptureQueriesContext(connection) as queries:
            assert vault.unseal(yassine, blob, **PLACE) == "slept badly"
    assert len(queries) == 0


def test_a_kept_key_opens_with_the_root_key_in_the_place_that_backups_were_made_with(
    yassine: UUID, settings: Any
) -> None:
    blob = vault.seal(yassine, "slept badly", **PLACE)
    row = PersonKey.objects.unguarded(because="as a restored backup has it").get(participant=yassine)
    place = sealing.aad("care_personkey", yassine, "wrapped")
    key = sealing.unwrap(sealing.read_key_file(settings.NARRATIVE_KEY_FILE), row.wrapped, place)
    assert sealing.unseal(key, blob, sealing.aad("casework_note", ROW, "sealed")) == "slept badly"


def test_somebody_who_has_a_key_gets_no_other_and_nobody_tries(yassine: UUID) -> None:
    vault.seal(yassine, "one", **PLACE)
    with CaptureQueriesContext(connection) as queries:
        vault.seal(yassine, "two", **PLACE)
    assert [query["sql"].split()[0] for query in queries] == ["SELECT"]


def test_of_two_who_make_a_key_at_the_same_moment_the_earlier_one_stays(yassine: UUID) -> None:
    first = vault._first_key(yassine)
    assert vault._first_key(yassine) == first


def test_a_broken_key_of_one_person_harms_nobody_else(yassine: UUID) -> None:
    blob, claeys = vault.seal(yassine, "slept badly", **PLACE), person(service().chamber, "Claeys").pk
    vault.seal(claeys, "something", **PLACE)
    PersonKey.objects.unguarded(because="a damaged row").filter(participant=claeys).update(wrapped=b"broken")
    assert vault.unseal(yassine, blob, **PLACE) == "slept badly"


def test_the_house_makes_its_key_when_the_first_text_is_sealed(yassine: UUID, settings: Any) -> None:
    settings.NARRATIVE_KEY_FILE.unlink()
    assert vault.unseal(yassine, vault.seal(yassine, "slept badly", **PLACE), **PLACE) == "slept badly"
    assert settings.NARRATIVE_KEY_FILE.exists()


def test_a_person_has_one_key_however_often_something_is_sealed(yassine: UUID) -> None:
    first = vault.seal(yassine, "one", **PLACE)
    with vault.open_for([yassine]):
        vault.seal(yassine, "two", **PLACE)
    assert PersonKey.objects.unguarded(because="counting keys").count() == 1
    assert vault.unseal(yassine, first, **PLACE) == "one"


@pytest.mark.parametrize("door", ["care", "me"])
def test_the_two_doors_with_the_key_can_seal_and_open(door: str, yassine: UUID, settings: Any) -> None:
    viewer = Viewer(uuid4(), Role.PARTICIPANT, door, person=yassine)
    settings.SIDE = door
    with acting(viewer), rights_of(door):
        blob = vault.seal(yassine, "slept badly", **PLACE)
        assert vault.unseal(yassine, blob, **PLACE) == "slept badly"


@pytest.mark.parametrize("door", ["court", "network", "office"])
def test_the_other_doors_reach_no_key(door: str) -> None:
    assert not [right for right in rights.of(door) if right.table == PersonKey._meta.db_table]


def test_a_door_never_makes_a_root_key(yassine: UUID, settings: Any) -> None:
    settings.NARRATIVE_KEY_FILE.unlink()
    settings.SIDE = "care"
    with pytest.raises(sealing.KeyFileError):
        vault.seal(yassine, "slept badly", **PLACE)
    assert not settings.NARRATIVE_KEY_FILE.exists()


def test_the_command_makes_the_key_once_and_for_its_owner_alone(settings: Any, tmp_path: Path) -> None:
    settings.NARRATIVE_KEY_FILE = tmp_path / "new" / "narrative.key"
    said = StringIO()
    call_command("narrative_key", stdout=said)
    made = settings.NARRATIVE_KEY_FILE.read_bytes()
    call_command("narrative_key", stdout=said)
    assert [line.split()[-1] for line in said.getvalue().splitlines()] == ["made.", "exists."]
    assert settings.NARRATIVE_KEY_FILE.read_bytes() == made
    assert settings.NARRATIVE_KEY_FILE.stat().st_mode & 0o077 == 0


def test_a_lost_key_file_is_not_replaced(yassine: UUID, settings: Any) -> None:
    vault.seal(yassine, "slept badly", **PLACE)
    settings.NARRATIVE_KEY_FILE.unlink()
    with pytest.raises(CommandError, match="backup"):
        call_command("narrative_key")


def test_no_door_runs_the_command(settings: Any) -> None:
    settings.SIDE = "care"
    with pytest.raises(CommandError, match="owner"):
        call_command("narrative_key")
