"""The fast path into a database: rows by the ten thousand, with nothing that is built or asked row by row.

For the bench alone. Indexes of SQLite and the triggers that guard single rows are set aside for the time of loading, and
put back as they were; the constraints hold again afterwards.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.db import connection, models, transaction

BATCH: Final = 20_000
Row = Sequence[Any]


@contextmanager
def unguarded() -> Iterator[None]:
    """Inside, rows go in without indexes (SQLite) and triggers."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = DEFAULT")
            cursor.execute("VACUUM ANALYZE")  # what the server does by itself within minutes
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL"
        )
        aside = cursor.fetchall()
        cursor.execute("PRAGMA synchronous = OFF")
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("PRAGMA cache_size = -400000")
        for kind, name, _ in aside:
            cursor.execute(f'DROP {kind} "{name}"')
        yield
        for _, _, sql in sorted(aside):
            cursor.execute(sql)
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def put(model: type[models.Model], names: str, rows: Iterable[Row]) -> int:
    """Add rows whose values stand in the order of ``names``, the rest as a new row has it; how many there were."""
    fields: list[Any] = [model._meta.get_field(name) for name in names.split()]
    others = [field for field in model._meta.concrete_fields if field not in fields]
    same = [field.get_default() for field in others]
    columns = ", ".join(f'"{field.column}"' for field in (*fields, *others))
    write = _copy if connection.vendor == "postgresql" else _execute
    whole = ((*row, *same) for row in rows)
    return write(f'"{model._meta.db_table}" ({columns})', [*fields, *others], whole)


def _execute(where: str, fields: list[Any], rows: Iterator[Row]) -> int:
    kept = [_kept_by_sqlite(field) for field in fields]
    sql = f"INSERT INTO {where} VALUES ({', '.join('?' for _ in fields)})"
    many = 0
    connection.ensure_connection()
    with transaction.atomic():
        while batch := list(islice(rows, BATCH)):
            # The driver itself: Django would look through every value for a place to quote.
            connection.connection.executemany(
                sql, [[each(value) for each, value in zip(kept, row, strict=True)] for row in batch]
            )
            many += len(batch)
    return many


def _copy(where: str, fields: list[Any], rows: Iterator[Row]) -> int:
    is_json = [isinstance(field, models.JSONField) for field in fields]
    many = 0
    with connection.cursor() as cursor, cursor.copy(f"COPY {where} FROM STDIN") as out:
        for row in rows:
            out.write_row(
                [json.dumps(value) if is_ else value for is_, value in zip(is_json, row, strict=True)]
            )
            many += 1
    return many


def _kept_by_sqlite(field: Any) -> Callable[[Any], Any]:
    """How Django keeps a value of this field there."""
    if isinstance(field, models.JSONField):
        return json.dumps
    return _plain


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    return value.isoformat() if hasattr(value, "isoformat") else value


class Timed:
    """Says how long each part of the loading took."""

    def __init__(self) -> None:
        self.began = time.monotonic()

    def __call__(self, what: str, many: int) -> None:
        now = time.monotonic()
        print(f"  {many:>9,} {what} ({now - self.began:.0f} s)", flush=True)
        self.began = now
