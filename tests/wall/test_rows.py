"""Row security on PostgreSQL, over a whole constructed world: each door's process sees the rows of its viewer alone.

On SQLite rows are kept by the gate alone, which is a named limit; there the same questions check that nothing is refused.
"""

import json
import subprocess
import sys
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, models

from liaison.common import rights
from tests.wall.conftest import ask

HAS_ROWS = connection.vendor == "postgresql"
IDS = """
import json, django
django.setup()
from liaison.casework.models import Assignment
from liaison.participants.models import SignIn
signed = SignIn.objects.exclude(participant=None).order_by("id")
rows = Assignment.objects.unguarded(because="a test").order_by("starts_at", "id")
print(json.dumps({
    "people": [[str(one.participant_id), str(one.pk)] for one in signed],
    "assigned": [[str(one.account_id), str(one.participant_id)] for one in rows.filter(ends_at=None)],
}))
"""


def own_tables() -> list[type[models.Model]]:
    """The tables that the participant's door reads his own rows of."""
    return [
        model
        for model in rights.all_models()
        if rights.parse(rights.stated(model).get("me", "")).get("r") == "own"
    ]


NARRATIVE = (
    "casework_note",
    "casework_notedraft",
    "casework_plan",
    "casework_goal",
    "casework_step",
    "casework_strength",
    "casework_plannedcontact",
)


@pytest.fixture(scope="module")
def world(installation: dict[str, str]) -> dict[str, Any]:
    """A constructed world in the installation of the wall, and whose it is."""
    small = ("--participants", "24", "--months", "3")
    asked = [sys.executable, "-m", "liaison", "load-demo", *small]
    subprocess.run(asked, env=installation, check=True, capture_output=True)
    given = {**installation, "DJANGO_SETTINGS_MODULE": "liaison.config.settings"}
    told = subprocess.run([sys.executable, "-c", IDS], env=given, check=True, capture_output=True, text=True)
    return {"environment": installation, **json.loads(told.stdout)}


def in_the_name_of(actor: str, person: str, sql: str) -> list[str]:
    """The statement after the settings by which a page names its viewer."""
    if not HAS_ROWS:
        return [sql]
    settings = {"liaison.actor": actor, "liaison.person": person, "liaison.now": "2100-01-01T00:00:00+00:00"}
    return [*(f"SELECT set_config('{name}', '{value}', true)" for name, value in settings.items()), sql]


def counted(world: dict[str, Any], door: str, asked: list[list[str]]) -> list[int]:
    answers = ask(world["environment"], door, asked)
    assert all(answer.startswith("done: ") for answer in answers), answers
    return [int(answer.removeprefix("done: ")) for answer in answers]


def kept(key: str) -> str:
    """An id as the database keeps it."""
    return key if HAS_ROWS else key.replace("-", "")


def others(model: type[models.Model], person: str) -> str:
    owner = getattr(model, "owner", "participant_id")
    return f"SELECT count(*) FROM {model._meta.db_table} WHERE {owner} IS NULL OR {owner} <> '{kept(person)}'"


def test_the_participants_door_reads_the_signed_in_persons_rows_alone(world: dict[str, Any]) -> None:
    (person, actor), *_ = world["people"]
    found = counted(
        world, "me", [in_the_name_of(actor, person, others(model, person)) for model in own_tables()]
    )
    assert len(found) > 12
    assert (sum(found) == 0) is HAS_ROWS


def test_what_he_reads_of_himself_includes_what_programmes_were_asked_about_him() -> None:
    names = {model._meta.db_table for model in own_tables()}
    assert {"care_referral", "care_referralletter", "care_referralevent", "care_stay"} <= names


def test_the_words_between_two_carers_are_not_read_at_his_door(world: dict[str, Any]) -> None:
    (person, actor), *_ = world["people"]
    for column in ("sealed", "by"):
        asked = in_the_name_of(actor, person, f"SELECT {column} FROM care_referralevent")
        assert ask(world["environment"], "me", [asked]) == ["refused"]


def test_what_was_sent_is_changed_at_no_door(world: dict[str, Any]) -> None:
    sql = "UPDATE care_referralletter SET struck = ''"
    for door in ("court", "care", "me", "network", "office"):
        assert ask(world["environment"], door, [[sql]]) == ["refused"]


def test_without_a_name_no_row_is_read(world: dict[str, Any]) -> None:
    asked = [[f"SELECT count(*) FROM {model._meta.db_table}"] for model in own_tables()]
    assert (sum(counted(world, "me", asked)) == 0) is HAS_ROWS


def test_a_mandate_holder_or_stranger_reads_no_other_sign_in(world: dict[str, Any]) -> None:
    (person, actor), *_ = world["people"]
    sql = f"SELECT count(*) FROM participants_signin WHERE participant_id IS NOT NULL AND id <> '{actor}'"
    (seen,) = counted(world, "me", [in_the_name_of(actor, person, sql)])
    assert (seen == 0) is HAS_ROWS


def test_a_liaison_reads_the_narrative_of_her_own_people_alone(world: dict[str, Any]) -> None:
    account = world["assigned"][0][0]
    hers = {person for who, person in world["assigned"] if who == account}
    listed = ", ".join(f"'{kept(person)}'" for person in sorted(hers))
    asked = [
        in_the_name_of(account, "", f"SELECT count(*) FROM {table} WHERE participant_id {word} ({listed})")
        for table in NARRATIVE
        for word in ("IN", "NOT IN")
    ]
    found = counted(world, "care", asked)
    assert sum(found[::2]) > 0
    assert (sum(found[1::2]) == 0) is HAS_ROWS


def test_who_is_assigned_to_nobody_reads_no_narrative(world: dict[str, Any]) -> None:
    asked = [in_the_name_of(str(uuid4()), "", f"SELECT count(*) FROM {table}") for table in NARRATIVE]
    assert (sum(counted(world, "care", asked)) == 0) is HAS_ROWS


@pytest.mark.parametrize("door", ["court", "care", "network"])
def test_a_door_reads_its_own_accounts_and_factors_alone(door: str, world: dict[str, Any]) -> None:
    accounts, factors = counted(
        world,
        door,
        [
            [f"SELECT count(*) FROM network_account WHERE door <> '{door}'"],
            ["SELECT count(*) FROM mfa_authenticator"],
        ],
    )
    assert (accounts == 0) is HAS_ROWS
    assert factors > 0


def test_a_source_reads_only_the_sentences_that_it_is_the_source_of(world: dict[str, Any]) -> None:
    sql = "SELECT count(*) FROM disclosure_statement"
    stranger, unnamed = counted(world, "care", [in_the_name_of(str(uuid4()), "", sql), [sql]])
    assert (stranger == 0) is HAS_ROWS
    assert (unnamed == 0) is HAS_ROWS
