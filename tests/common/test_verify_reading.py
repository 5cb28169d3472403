"""What the log's verifier reads: databases, exports, public keys; and what it says when it cannot."""

import json
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from liaison.common import chain, verify
from tests.common.logs import DOORS, PRIVATE, Store, at, check, checkpoint, copied, filled

pytestmark = pytest.mark.once

POSTGRESQL_TABLES = {
    "event": "chain text, seq bigint, at timestamptz, body text, hash text",
    "checkpoint": "at timestamptz, heads jsonb, root text, signature text",
    "held": "door text, at timestamptz, root text, signature text",
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A sound log, read by many tests and changed by none."""
    return filled(tmp_path_factory.mktemp("log") / "log.sqlite")


@pytest.fixture
def store(kept: Store, tmp_path: Path) -> Store:
    """A copy of the sound log, to be changed."""
    return copied(kept, tmp_path / "log.sqlite")


def as_django_writes_it(store: Store) -> str:
    """The same log with its times as Django stores them in SQLite."""
    with closing(store.open()) as database:
        for door in DOORS:
            for kind in POSTGRESQL_TABLES:
                database.execute(f"UPDATE common_{door}{kind} SET at = rtrim(replace(at, 'T', ' '), 'Z')")
    return store.url


def moved_to_postgresql(store: Store, url: str) -> str:
    """The same log in a schema of its own, with the column types that PostgreSQL has for it."""
    with psycopg.connect(url) as target, closing(store.open()) as source:
        target.execute("DROP SCHEMA IF EXISTS log_test CASCADE")
        target.execute("CREATE SCHEMA log_test")
        for door in DOORS:
            for kind, columns in POSTGRESQL_TABLES.items():
                name = f"common_{door}{kind}"
                target.execute(f"CREATE TABLE log_test.{name} ({columns})".encode())
                for row in source.execute(f"SELECT * FROM {name}"):
                    marks = ",".join(["%s"] * len(row))
                    target.execute(f"INSERT INTO log_test.{name} VALUES ({marks})".encode(), row)
    return f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3Dlog_test"


@pytest.fixture
def installed(store: Store) -> Iterator[str]:
    """The address of a sound log in the kind of database that the suite runs on."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield as_django_writes_it(store)
        return
    yield moved_to_postgresql(store, url)
    with psycopg.connect(url) as database:
        database.execute("DROP SCHEMA log_test CASCADE")


def test_a_log_with_the_databases_own_types_is_clean(installed: str, kept: Store) -> None:
    assert verify.main(["--database", installed, "--keys", kept.keys]) == 0


def test_an_export_from_the_databases_own_types_is_clean(installed: str, kept: Store, tmp_path: Path) -> None:
    export = str(tmp_path / "log.jsonl")
    assert verify.main(["--database", installed, "--keys", kept.keys, "--export", export]) == 0
    assert verify.main(["--from-export", export, "--keys", kept.keys]) == 0


def test_without_keys_the_summary_says_that_signatures_were_not_checked(
    kept: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(kept.path.parent)
    assert verify.main(["--database", kept.url]) == 0
    assert "Signatures NOT checked" in capsys.readouterr().out


def test_a_door_may_have_had_an_earlier_key(store: Store) -> None:
    keys = {door: ["0f" * 32, chain.public_of(private)] for door, private in PRIVATE.items()}
    Path(store.keys).write_text(json.dumps(keys))
    assert check(store) == 0


def test_a_door_without_a_key_cannot_be_vouched_for(store: Store) -> None:
    Path(store.keys).write_text("{}")
    assert check(store) == 1


def test_an_export_checks_like_its_database(kept: Store, tmp_path: Path) -> None:
    export = str(tmp_path / "log.jsonl")
    assert check(kept, "--export", export) == 0
    assert verify.main(["--from-export", export, "--keys", kept.keys]) == 0


def test_an_export_is_for_its_owner_alone_and_overwrites_nothing(kept: Store, tmp_path: Path) -> None:
    export = tmp_path / "log.jsonl"
    assert [check(kept, "--export", str(export)) for _ in range(2)] == [0, 2]
    assert export.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("column", ["chain", "seq", "at", "body", "hash"])
@pytest.mark.parametrize("value", [None, True, [], {}, "\ud800", 1.5])
def test_any_value_in_an_export_is_a_finding_and_no_crash(
    kept: Store, tmp_path: Path, column: str, value: object
) -> None:
    export = tmp_path / "log.jsonl"
    check(kept, "--export", str(export))
    *rows, last = export.read_text().splitlines()
    export.write_text("\n".join([*rows, json.dumps({**json.loads(last), column: value})]))
    assert verify.main(["--from-export", str(export), "--keys", kept.keys]) == 1


@pytest.mark.parametrize("column", ["at", "heads", "root", "signature"])
@pytest.mark.parametrize(
    "value", [None, 5, [], "\ud800", "0001-01-01T00:00:00+14:00", {"a": 1}, {"a": [1.5, "x"]}]
)
def test_any_value_in_a_checkpoint_is_a_finding_and_no_crash(
    kept: Store, tmp_path: Path, column: str, value: object
) -> None:
    export = tmp_path / "log.jsonl"
    check(kept, "--export", str(export))
    first, *rows = export.read_text().splitlines()
    export.write_text("\n".join([json.dumps({**json.loads(first), column: value}), *rows]))
    assert verify.main(["--from-export", str(export), "--keys", kept.keys]) == 1


def test_an_export_whose_lines_were_moved_is_refused(kept: Store, tmp_path: Path) -> None:
    export = tmp_path / "log.jsonl"
    check(kept, "--export", str(export))
    export.write_text("\n".join(reversed(export.read_text().splitlines())))
    assert verify.main(["--from-export", str(export)]) == 2


@pytest.mark.parametrize("text", ["{", "[]", "\udcff", "[" * 9000])
def test_a_file_that_is_no_export_cannot_be_read(tmp_path: Path, text: str) -> None:
    export = tmp_path / "log.jsonl"
    export.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert verify.main(["--from-export", str(export)]) == 2


@pytest.mark.parametrize("text", ["[]", "{", '{"court": 5}'])
def test_a_file_that_holds_no_keys_cannot_be_read(store: Store, text: str) -> None:
    Path(store.keys).write_text(text)
    assert check(store) == 2


def test_a_missing_table_cannot_be_read(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    with store.open() as database:
        database.execute("DROP TABLE common_meevent")
    assert check(store) == 2
    assert "no such table: common_meevent" in capsys.readouterr().err


@pytest.mark.parametrize(
    "url", ["sqlite:////nowhere/at/all", "mysql://x", "postgresql://nobody@localhost:1/none"]
)
def test_a_database_that_is_not_there_cannot_be_read(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.main(["--database", url]) == 2
    assert "cannot read the log" in capsys.readouterr().err


@pytest.mark.parametrize("column", ["door", "at", "root", "signature"])
@pytest.mark.parametrize("value", [None, 5, [], {}, "\ud800"])
def test_any_value_kept_elsewhere_is_a_finding_and_no_crash(
    kept: Store, tmp_path: Path, column: str, value: object
) -> None:
    when, _, root, signature = checkpoint("court", at(12), {})
    said = {"door": "court", "at": when, "root": root, "signature": signature, column: value}
    held = tmp_path / "mailbox.jsonl"
    held.write_text(json.dumps(said))
    assert check(kept, "--held", str(held)) == 1


def test_with_nothing_to_check_it_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with pytest.raises(SystemExit) as stopped:
        verify.main([])
    assert stopped.value.code == 2
