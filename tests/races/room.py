"""A database without room for one row more, and with room again."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.races.without_room.base import MARK

NO_ROOM = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$
"""
GROWS = ("casework_note", "casework_notedraft", "common_careevent")


@contextmanager
def full(environment: dict[str, str]) -> Iterator[None]:
    """Inside, what would grow is refused with the code of a full disk: by SQLite itself, which may have no page more; on
    PostgreSQL by a trigger, since a server that lacks room for its own journal stops, and that is another fault.
    """
    url = environment.get("DATABASE_URL")
    yield from _on_postgresql(url) if url else _on_sqlite(Path(environment["LIAISON_HOME"]))


def _on_sqlite(home: Path) -> Iterator[None]:
    with sqlite3.connect(home / "liaison.sqlite3", isolation_level=None) as database:
        database.create_function("SHA256_OF_BYTES", 1, bytes)
        database.execute("VACUUM")
    (home / MARK).touch()
    try:
        yield
    finally:
        (home / MARK).unlink()


def _on_postgresql(url: str) -> Iterator[None]:
    import psycopg

    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute(NO_ROOM)
        for table in GROWS:
            owner.execute(
                f"CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON {table} EXECUTE FUNCTION no_room()"
            )
        try:
            yield
        finally:
            owner.execute("DROP FUNCTION no_room() CASCADE")
