"""The constructed world: played through the rooms' own actions, the same for the same seed, and sound as a whole."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import override_settings
from django.utils.timezone import localtime

from liaison.common import log, sealing
from liaison.common.models import DOOR_NAMES, Installation, Link
from liaison.common.roles import Role
from liaison.court.models import Appearance, Sitting
from liaison.court.rules.sitting import closes_at, holidays_around
from liaison.disclosure.models import Delivery
from liaison.network.models import Account
from liaison.network.rules import ROLES_OF_DOOR
from liaison.simulation.actions import sign_ins
from liaison.simulation.actions.playing import play
from liaison.simulation.actions.world import World
from liaison.simulation.rules import story
from tests.common.test_checkpoints import findings, publish_keys

UNTIL = datetime(2026, 3, 5, 8, 30, tzinfo=UTC)
BECAUSE = "a test looks at the whole world"
SECRET = {"sealed", "wrapped", "password", "token_hash", "code_hash", "data"}


def at_home(folder: Path) -> override_settings:
    """Keys and files of a world in a folder of its own."""
    key = folder / "keys" / "narrative.key"
    if not key.exists():
        sealing.create_key_file(key)
    return override_settings(HOME=folder, EMAIL_FILE_PATH=folder / "mail", NARRATIVE_KEY_FILE=key)


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """One world, read by many tests and taken back after the last."""
    with django_db_blocker.unblock(), transaction.atomic(), at_home(tmp_path_factory.mktemp("world")):
        yield play(seed="gent", until=UNTIL)
        transaction.set_rollback(True)


def played(seed: str) -> str:
    """A canonical dump of the world of a seed, without its secrets; the world itself is taken back."""
    with transaction.atomic():
        play(seed=seed, until=UNTIL)
        dump = {model._meta.label: list(rows_of(model)) for model in apps.get_models() if model._meta.managed}
        transaction.set_rollback(True)
    return json.dumps(dump, default=str, sort_keys=True)


def rows_of(model: Any) -> Iterator[dict[str, Any]]:
    rows = model._base_manager.order_by("pk")
    if hasattr(rows, "unguarded"):
        rows = rows.unguarded(because=BECAUSE)
    names = [field.attname for field in model._meta.concrete_fields if field.attname not in SECRET]
    if model.__module__.startswith("liaison."):
        yield from rows.values(*names)


def appearances(day_of: int, world: World) -> Any:
    rows = Appearance.objects.unguarded(because=BECAUSE).exclude(presence=Appearance.Presence.OFF_LIST)
    return rows.filter(sitting__day=world.days[day_of])


def test_the_same_seed_gives_the_same_world() -> None:
    assert played("gent") == played("gent")


def test_the_database_says_that_its_people_are_constructed(world: World) -> None:
    assert Installation.objects.filter(is_constructed=True, seed="gent").count() == 1


def test_lists_of_the_past_were_held_and_the_present_one_waits(world: World) -> None:
    for place in range(5):
        assert not appearances(place, world).filter(decision="").exists()
        assert appearances(place, world).exists()
    assert not appearances(5, world).exclude(decision="").exists()
    assert appearances(5, world).count() >= 8


def test_the_list_that_waits_was_delivered_and_the_next_is_open(world: World) -> None:
    waiting, coming = Sitting.objects.order_by("-day")[1], Sitting.objects.order_by("-day")[0]
    assert waiting.closes_at < UNTIL < coming.closes_at
    delivered = set(Delivery.objects.values_list("list", flat=True))
    assert waiting.pk in delivered
    assert coming.pk not in delivered
    assert appearances(6, world).exists()


def test_each_delivery_came_at_its_moment(world: World) -> None:
    for sitting in Sitting.objects.filter(closes_at__lt=UNTIL):
        delivered_at = Delivery.objects.get(list=sitting.pk).delivered_at
        assert 0 < (delivered_at - sitting.closes_at).total_seconds() < 60


def test_nothing_happened_after_the_present_moment(world: World) -> None:
    for door in DOOR_NAMES:
        latest = (
            log.table(door, "event")._default_manager.order_by("-at").values_list("at", flat=True).first()
        )
        assert latest is None or datetime.fromisoformat(latest) <= UNTIL


def test_the_log_of_the_world_has_no_findings(world: World) -> None:
    publish_keys()
    assert findings() == []


def test_there_is_somebody_of_every_role_that_the_demo_needs(world: World) -> None:
    roles = set(Account.objects.values_list("role", flat=True))
    without_a_page_yet = {Role.PROVIDER, Role.POLICY_COORDINATOR, Role.RESEARCHER}
    assert roles == {role for known in ROLES_OF_DOOR.values() for role in known} - without_a_page_yet


def test_the_sign_ins_name_everybody_and_every_link_with_its_code(world: World) -> None:
    said = sign_ins.described(world)
    assert {who["user"] for door in said["sign_in"].values() for who in door} == set(
        Account.objects.values_list("username", flat=True)
    )
    assert len(said["links"]["me"]) >= 10
    for link in [*said["links"]["me"], *said["links"]["care"]]:
        assert re.fullmatch(r"/l/[\w-]{43}/", link["link"])
        assert re.fullmatch(r"\d{6}", link["code"])


def test_a_world_whose_sign_ins_were_lost_gets_new_links(world: World) -> None:
    before = Link.objects.count()
    said = sign_ins.renewed()
    assert Link.objects.count() == before + len(said["links"]["me"])


@pytest.mark.parametrize("day", range(1, 29))
def test_whatever_the_day_one_list_has_just_closed_and_the_next_is_open(day: int) -> None:
    for hour in (0, 12, 23):
        now = datetime(2026, 12, day, hour, 30, tzinfo=UTC)
        near, coming = story.days(localtime(now))[-2:]
        assert closes_at(near, holidays_around(near)) <= now < closes_at(coming, holidays_around(coming))


def test_another_seed_gives_other_people() -> None:
    days = story.days(UNTIL)
    drawn = [story.people(Random(seed), days) for seed in ("gent", "gent", "antwerp")]
    assert drawn[0] == drawn[1] != drawn[2]
