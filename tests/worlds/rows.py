"""Every row that the door's own database role can read, and the world that the connection of this process is in."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from liaison.common import context, rights
from liaison.common.viewer import worker

COMMITMENTS = {"root", "signature"}
"""What other doors sign: digests of logs that this door cannot read, with the moment in them. Not compared."""


OWN_BOOKKEEPING = ("session", "event", "review")
"""A door's own sessions and log: the very requests whose answers are compared whole write them, and nothing else can.
When a session was last refreshed, and the random key of an event, are not compared."""


def open_database(url: str) -> None:
    """Go to the database of another world."""
    parts = urlsplit(url)
    name = url.removeprefix("sqlite:///") if parts.scheme == "sqlite" else parts.path.lstrip("/")
    if connection.settings_dict["NAME"] == name and connection.connection is not None:
        return
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name


def close_database() -> None:
    """Leave the world; SQLite's journal is emptied into its file, so that it can be copied."""
    if connection.vendor == "sqlite" and settings.SIDE == "house":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def readable() -> list[str]:
    """The tables that this door reads and others can have written."""
    own = {f"common_{settings.SIDE}{kept}" for kept in OWN_BOOKKEEPING}
    return sorted({right.table for right in rights.of(settings.SIDE) if right.verb == "r"} - own)


def of(table: str) -> list[str]:
    """The rows of a table in the database's own order.

    But for those that the door changes itself on PostgreSQL: when it puts a changed row where, its housekeeping says.
    """
    verbs = {each.verb: each for each in rights.of(settings.SIDE) if each.table == table}
    right, moves = verbs["r"], connection.vendor == "postgresql" and verbs.keys() & {"u", "d"}
    with context.acting(worker(settings.SIDE)), connection.cursor() as cursor:
        cursor.execute(_question(right))
        found = [repr(row) for row in cursor.fetchall()]
    return sorted(found) if moves else found


def _question(right: rights.Right) -> str:
    columns = ", ".join(f'"{column}"' for column in _compared(right))
    if connection.vendor != "sqlite":
        return f'SELECT {columns} FROM "{right.table}"'
    # rows of a named account: the worker that compares is none, and PostgreSQL shows it none of them either
    condition = "1 = 0" if "current_setting" in right.condition else right.condition
    where = f" WHERE {condition}" if right.rows else ""
    return f'SELECT rowid, {columns} FROM "{right.table}"{where}'


def _compared(right: rights.Right) -> Iterator[str]:
    """A door's own checkpoints are compared whole; SQLite keeps rows by the gate, so ``_question`` narrows them."""
    is_of_others = ("checkpoint" in right.table and right.door not in right.table) or right.table.endswith(
        "held"
    )
    for column in sorted(right.columns):
        if not (is_of_others and column in COMMITMENTS):
            yield column
