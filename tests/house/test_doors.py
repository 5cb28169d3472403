"""Ring 1: a door's process has the rooms of that door, and reaching for another raises."""

import json
import os
import subprocess
import sys

import pytest

from liaison.config.doors import DOORS, ROOMS

pytestmark = pytest.mark.once

LOOK = """
import json, sys, django
django.setup()
from importlib import import_module
from django.apps import apps
def opens(name):
    try:
        import_module(name)
    except ImportError as error:
        return type(error).__name__
    return "open"
rooms = sys.argv[1].split(",")
print(json.dumps({
    "rooms": {room: opens("liaison." + room) for room in rooms},
    "models": {room: opens("liaison." + room + ".models") for room in rooms},
    "tables": sorted(model._meta.db_table for model in apps.get_models()),
    "heavy": sorted(set(sys.modules) & {"pandas", "altair", "typst", "lifelines", "openpyxl", "z3", "scipy"}),
    "settings": [name for name in ("NARRATIVE_KEY_FILE",) if hasattr(django.conf.settings, name)],
}))
"""


def look_inside(door: str, home: str) -> dict[str, object]:
    environment = {
        **os.environ,
        "SIDE": door,
        "LIAISON_HOME": home,
        "DJANGO_SETTINGS_MODULE": "liaison.config.settings",
    }
    command = [sys.executable, "-c", LOOK, ",".join(ROOMS)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    seen: dict[str, object] = json.loads(ran.stdout)
    return seen


@pytest.fixture(scope="module", params=sorted(DOORS))
def inside(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[str, object]]:
    return request.param, look_inside(request.param, str(tmp_path_factory.mktemp("home")))


def test_a_door_opens_its_own_rooms_and_reaching_for_another_raises(
    inside: tuple[str, dict[str, object]],
) -> None:
    door, seen = inside
    own = DOORS[door].rooms
    assert seen["rooms"] == {room: "open" if room in own else "ClosedRoomError" for room in ROOMS}


def test_a_closed_room_has_no_table_in_the_process(inside: tuple[str, dict[str, object]]) -> None:
    door, seen = inside
    closed = {room for room in ROOMS if room not in DOORS[door].rooms}
    tables = seen["tables"]
    assert isinstance(tables, list)
    assert not [table for table in tables if table.split("_")[0] in closed]


def test_only_the_care_side_knows_where_the_narrative_key_is(inside: tuple[str, dict[str, object]]) -> None:
    door, seen = inside
    assert seen["settings"] == (["NARRATIVE_KEY_FILE"] if door in {"care", "me"} else [])


def test_a_door_starts_without_papers_charts_and_statistics(inside: tuple[str, dict[str, object]]) -> None:
    assert inside[1]["heavy"] == []


def test_the_secrecy_line_is_the_order_of_the_rooms() -> None:
    line = ROOMS.index("court") + 1
    assert DOORS["court"].rooms == ROOMS[:line]
    assert set(ROOMS[line:]) >= {"care", "casework", "portal"}
