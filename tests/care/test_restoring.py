"""Backups come back whole or not at all: real commands, on a real database of their own, which is then destroyed."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from liaison.common.backups import parcel
from liaison.common.backups.sides import SIDES
from tests.installed import installed, run, script, unprepared

COUNT = """
from liaison.common.backups import sides
print(sum(model._base_manager.count() for side in sides.SIDES for model in sides.tables_of(side)))
"""
SHRED = """
from liaison.care.actions.shredding import shred
from liaison.care.models import PersonKey
person = PersonKey._base_manager.order_by("pk").first().participant_id
shred(participant=person, ground="request")
print(person)
"""
DESTROYED = """
from liaison.care.models import PersonKey
print(*PersonKey._base_manager.exclude(destroyed_at=None).values_list("participant_id", flat=True))
"""
SHARED = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.+]+")
"""The keys of people and accounts, and moments: these stand on several sides."""
SWAP = """
from itertools import permutations
from django.db import models
from liaison.care.queries import seals
from liaison.common import rights, sealing
tried = set()
for model in rights.all_models():
    fields = [field.attname for field in model._meta.concrete_fields if isinstance(field, models.BinaryField)]
    fields = [name for name in fields if f"{model._meta.db_table}.{name}" not in seals.NOT_SEALED]
    rows = model._base_manager.order_by("pk")[:12] if fields else []
    places = [(row, name, bytes(getattr(row, name))) for row in rows for name in fields if getattr(row, name)]
    for (row, name, own), (_, _, others) in permutations(places, 2):
        seals.open_in_place(row, name, own)
        try:
            seals.open_in_place(row, name, others)
        except sealing.SealBroken:
            tried.add(f"{model._meta.db_table}.{name}")
        else:
            raise SystemExit(f"{model._meta.db_table}.{name} opened what stood elsewhere")
print(*sorted(tried))
"""


@dataclass(frozen=True)
class Kept:
    """An installation with a small world, its backups of one moment, and who can open them."""

    environment: dict[str, str]
    folder: Path

    def file(self, side: str) -> Path:
        [found] = self.folder.glob(f"{side}-*.backup")
        return found

    def key(self, side: str) -> str:
        return str(self.folder / f"{side}.private")

    @property
    def home(self) -> Path:
        return Path(self.environment["LIAISON_HOME"])

    def drill(self, folder: Path, *more: str) -> tuple[int, str]:
        keys = [part for side in SIDES for part in ("--key", f"{side}={self.key(side)}")]
        ran = run(self.environment, "restore-drill", str(folder), *keys, *more, check=False)
        return ran.returncode, ran.stdout + ran.stderr


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Kept:
    environment = installed(tmp_path_factory.mktemp("kept"))
    run(environment, "simulate", "--participants", "10", "--months", "3")
    for door in ("court", "care", "me", "network", "office"):
        run({**environment, "SIDE": door}, "keep", "--once")
    folder = tmp_path_factory.mktemp("backups")
    for side in SIDES:
        run(environment, "backup-key", str(folder / side))
    to = [part for side in SIDES for part in ("--to", f"{side}={folder / f'{side}.public'}")]
    run(environment, "backup", str(folder), *to)
    return Kept(environment, folder)


@pytest.fixture(scope="module")
def empty(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A new database with the keys of the old, prepared and empty. The tests of refusals share it: nothing is changed."""
    home = tmp_path_factory.mktemp("empty")
    shutil.copytree(kept.home / "keys", home / "keys")
    environment = unprepared(home)
    run(environment, "migrate", "--verbosity=0")
    return environment


def refused(environment: dict[str, str], file: Path, key: str) -> Iterator[str]:
    """Why a backup is not restored; and how many rows the database holds afterwards."""
    ran = run(environment, "restore", str(file), "--key", key, check=False)
    assert ran.returncode == 1
    assert "Nothing was changed" in ran.stderr
    yield ran.stderr
    yield script(environment, COUNT)


@pytest.mark.parametrize("place", [0.01, 0.5, 0.999])
def test_a_damaged_backup_is_refused_and_nothing_changes(
    kept: Kept, empty: dict[str, str], tmp_path: Path, place: float
) -> None:
    content = bytearray(kept.file("office").read_bytes())
    content[int(len(content) * place)] ^= 1
    damaged = tmp_path / "office-damaged.backup"
    damaged.write_bytes(bytes(content))
    why, count = refused(empty, damaged, kept.key("office"))
    assert "changed" in why or "not a backup" in why
    assert count == "0"


def test_a_side_before_the_one_it_points_to_is_refused_and_nothing_changes(
    kept: Kept, empty: dict[str, str]
) -> None:
    why, count = refused(empty, kept.file("care"), kept.key("care"))
    assert "in the order office, court, care" in why
    assert count == "0"


@pytest.mark.once
def test_the_key_of_another_side_opens_nothing(kept: Kept, empty: dict[str, str]) -> None:
    why, count = refused(empty, kept.file("care"), kept.key("court"))
    assert "another key" in why
    assert count == "0"


def test_a_database_that_holds_something_is_refused(kept: Kept) -> None:
    ran = run(kept.environment, "restore", str(kept.file("office")), "--key", kept.key("office"), check=False)
    assert "not empty" in ran.stderr


def test_the_drill_proves_what_came_back_and_leaves_nothing_behind(kept: Kept) -> None:
    before = script(kept.environment, COUNT)
    code, said = kept.drill(kept.folder)
    assert code == 0, said
    assert "Everything came back" in said
    assert "0 findings" in said
    for kind in ("casework_note.sealed", "court_judgenote.sealed", "mfa_authenticator.data"):
        opened, of, rows = said.split(kind)[1].split("\n")[0].split()[:3]
        assert (opened, of) == (rows, "of"), kind
        assert int(rows) > 0, kind
    assert script(kept.environment, COUNT) == before


@pytest.mark.once
def test_the_drill_fails_where_the_keys_that_were_kept_do_not_fit(kept: Kept, tmp_path: Path) -> None:
    shutil.copytree(kept.home / "keys", tmp_path / "copies")
    (tmp_path / "copies" / "narrative.key").write_text("ab" * 32)
    code, said = kept.drill(kept.folder, "--keys", str(tmp_path / "copies"))
    assert code == 1
    assert "do not open" in said


@pytest.mark.once
def test_the_drill_fails_where_a_side_is_damaged_or_missing(kept: Kept, tmp_path: Path) -> None:
    for side in SIDES:
        shutil.copy(kept.file(side), tmp_path)
    with next(tmp_path.glob("court-*")).open("ab") as file:
        file.write(b"x")
    assert "something was added" in kept.drill(tmp_path)[1]
    next(tmp_path.glob("court-*")).unlink()
    assert "no backup or no key of the side court" in kept.drill(tmp_path)[1]


def test_no_sealed_text_opens_in_the_place_of_another(kept: Kept) -> None:
    tried = set(script(kept.environment, SWAP).split())
    assert tried >= {
        "care_referral.sealed",
        "care_referralletter.identity",
        "care_referralletter.profile",
        "casework_goal.sealed",
        "casework_note.sealed",
        "casework_plannedcontact.sealed",
        "casework_strength.sealed",
        "disclosure_statement.sealed",
    }


def test_a_destroyed_key_does_not_come_back_with_an_older_backup(
    kept: Kept, empty: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    person = script(kept.environment, SHRED)
    shutil.copy(kept.home / "keys" / "shredded", Path(empty["LIAISON_HOME"]) / "keys")
    for side in SIDES:
        run(empty, "restore", str(kept.file(side)), "--key", kept.key(side))
    assert script(empty, DESTROYED) == person
    assert "destroyed" in run(empty, "check-seals").stdout


BELOW = (
    "care_",
    "casework_",
    "common_careevent",
    "common_caresubject",
    "common_meevent",
    "common_mesubject",
    "common_link",
    "participants_mandate",
    "participants_signin",
)
"""The tables of care of which nothing crosses at all. What does: a delivered copy names the sentence that it copies, and
the other doors hold the roots of care's checkpoints.
"""


def test_the_backups_of_court_and_office_hold_no_key_and_no_text_of_a_care_row(kept: Kept) -> None:
    theirs = "\n".join(line for side in ("office", "court") for line in opened(kept, side))
    own = set(told_by(opened(kept, "care")))
    assert len(own) > 500
    assert not [told for told in own if told in theirs]


def told_by(lines: Iterator[str]) -> Iterator[str]:
    """The key of every row of those tables, and each of its longer texts that is no moment and no key of another row."""
    table, columns = "", []
    for line in lines:
        read = json.loads(line)
        if isinstance(read, dict):
            table, columns = read.get("table", ""), read.get("columns", [])
        elif table.startswith(BELOW):
            yield from (
                value
                for column, value in zip(columns, read, strict=True)
                if column == "id"
                or (isinstance(value, str) and len(value) > 20 and not SHARED.fullmatch(value))
            )


def opened(kept: Kept, side: str) -> Iterator[str]:
    with kept.file(side).open("rb") as file:
        yield from parcel.unpack(file, parcel.key_in(Path(kept.key(side))))
