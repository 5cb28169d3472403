"""Where the verifier's rows come from: an embedded database, PostgreSQL, or an export of either.

All rows of one kind come before those of the next, and the events of a chain in their order. A database is read
read-only and in one snapshot, so that a log that grows meanwhile is not mistaken for one that was changed.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO, Any

from liaison.common import chain

DOORS = ("court", "care", "me", "network", "office")
KINDS = {
    "checkpoint": ("at", "heads", "root", "signature"),
    "held": ("door", "at", "root", "signature"),
    "event": ("chain", "seq", "at", "body", "hash"),
}
"""The kinds of rows, in the order in which they are read, and their columns."""

ORDERS = {"checkpoint": "at", "held": "door, at", "event": "chain, seq"}

DECODE = json.JSONDecoder().raw_decode

Row = Sequence[Any]
Record = tuple[str, str, Row]
"""The kind, the door in whose table the row stands, and its columns."""


class UnreadableError(Exception):
    """The log cannot be read, so nothing can be said about it; the message says why."""


def records(database: str | None, export: str | None) -> Iterator[Record]:
    """All rows of the database at this address, or of this export. Raises ``UnreadableError``."""
    if export:
        return from_export(export)
    address = database or ""
    if address.startswith("sqlite:///"):
        return from_sqlite(address.removeprefix("sqlite:///"))
    if address.startswith(("postgresql://", "postgres://")):
        return from_postgresql(address)
    raise UnreadableError("the database must begin with sqlite:/// or postgresql://")


def query(kind: str, door: str) -> str:
    """The statement that reads one table in order."""
    return f"SELECT {', '.join(KINDS[kind])} FROM common_{door}{kind} ORDER BY {ORDERS[kind]}"  # noqa: S608


def from_sqlite(path: str) -> Iterator[Record]:
    """The rows of an embedded database. Bytes that are no UTF-8 become findings instead of a stop."""
    address = f"{Path(path).resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as database:
        database.text_factory = partial(str, encoding="utf-8", errors="replace")
        database.execute("BEGIN")
        for kind in KINDS:
            for door in DOORS:
                for row in database.execute(query(kind, door)):
                    yield kind, door, row


def from_postgresql(url: str) -> Iterator[Record]:
    """The rows of a PostgreSQL database; fails rather than see only the rows that a policy lets through."""
    import psycopg

    try:
        with psycopg.connect(url) as database:
            database.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            database.read_only = True
            database.execute("SET row_security = off")
            for kind in KINDS:
                for door in DOORS:
                    with database.cursor(name="rows") as rows:
                        rows.itersize = 5000
                        rows.execute(query(kind, door).encode())
                        for row in rows:
                            yield kind, door, row
    except psycopg.Error as error:
        raise UnreadableError(str(error).strip()) from error


def from_export(path: str) -> Iterator[Record]:
    """The rows of an export, which must still stand in the order in which it was written."""
    places = {kind: place for place, kind in enumerate(KINDS)}
    reached = 0
    for line in lines(path):
        kind, door = line.get("kind"), line.get("in")
        if kind not in places or door not in DOORS or places[kind] < reached:
            raise UnreadableError(f"{path} is not an export of this program, or its lines were moved")
        reached = places[kind]
        yield kind, door, [*map(line.get, KINDS[kind])]


def lines(path: str) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file with one on each line. Raises ``UnreadableError`` naming the line."""
    with Path(path).open(encoding="utf-8", newline="\n") as file:
        number = 0
        try:
            for number, text in enumerate(file, start=1):
                line, end = DECODE(text)
                if type(line) is not dict or text[end:].strip():
                    raise UnreadableError(f"{path}, line {number}: not a JSON object")
                yield line
        except (ValueError, RecursionError) as error:
            raise UnreadableError(f"{path}, near line {number}: {error}") from error


def exported(rows: Iterable[Record], file: IO[str]) -> Iterator[Record]:
    """The same rows, each written to the file as it passes."""
    for kind, door, row in rows:
        plain = [chain.stamp(value) if isinstance(value, datetime) else value for value in row]
        line = {"kind": kind, "in": door, **dict(zip(KINDS[kind], plain, strict=True))}
        file.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")
        yield kind, door, row
