"""The rows of one side as lines of JSON, the same on both databases, and back into an empty side.

First a line of what it is, then each table with its rows, last the manifest: for each table how many rows and the hash
over their lines. What was restored is read again and must have the very same manifest, or nothing was restored.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from liaison.common import clock
from liaison.common.backups import parcel, sides

AT_ONCE = 500
Manifest = dict[str, tuple[int, str]]


class RefusedError(Exception):
    """This backup cannot be restored here; nothing was changed. The message says what to do."""


@dataclass(frozen=True)
class Head:
    """What a backup says of itself."""

    side: str
    at: str
    migrations: tuple[str, ...]


@contextmanager
def snapshot() -> Iterator[None]:
    """Inside, the database is read as it stands at one moment, and nobody waits for it."""
    if connection.in_atomic_block:
        yield
        return
    begin = "BEGIN ISOLATION LEVEL REPEATABLE READ" if connection.vendor == "postgresql" else "BEGIN"
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def lines(side: str) -> Iterator[str]:
    """A side's backup, line by line."""
    head = {"side": side, "at": clock.now().isoformat(), "migrations": applied()}
    yield _line(head)
    manifest: Manifest = {}
    for model in sides.tables_of(side):
        table, fields = model._meta.db_table, _fields(model)
        yield _line({"table": table, "columns": [field.column for field in fields]})
        rows, whole = 0, hashlib.sha256()
        for line in _rows(model, fields):
            rows += 1
            whole.update(f"{line}\n".encode())
            yield line
        manifest[table] = rows, whole.hexdigest()
    yield _line({"manifest": manifest})


def applied() -> list[str]:
    """Which migrations this database has had."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def checked(said: Iterable[str]) -> tuple[Head, Manifest]:
    """Read a whole backup and believe it only if its manifest fits. Raises ``parcel.DamagedError``."""
    head: Head | None = None
    counted: dict[str, Any] = {}
    table = ""
    manifest: Manifest | None = None
    for line in said:
        read = json.loads(line)
        if isinstance(read, list):
            count, whole = counted[table]
            whole.update(f"{line}\n".encode())
            counted[table] = count + 1, whole
        elif "table" in read:
            table = read["table"]
            counted[table] = 0, hashlib.sha256()
        elif "manifest" in read:
            manifest = {name: (rows, digest) for name, (rows, digest) in read["manifest"].items()}
        else:
            head = Head(read["side"], read["at"], tuple(read["migrations"]))
    found = {name: (count, whole.hexdigest()) for name, (count, whole) in counted.items()}
    if head is None or manifest is None or found != manifest:
        raise parcel.DamagedError("its manifest does not fit what is in it")
    return head, manifest


def refuse_unfit(head: Head, manifest: Manifest) -> None:
    """Raises ``RefusedError`` where this database is of another version, or the side is not empty."""
    if list(head.migrations) != applied():
        raise RefusedError("it was made by another version of Liaison; install that one, then update")
    tables = sides.tables_of(head.side)
    if {model._meta.db_table for model in tables} != set(manifest):
        raise RefusedError("its tables are not those of this side")
    if filled := [model._meta.db_table for model in tables if _every(model).exists()]:
        raise RefusedError(
            f"this database is not empty ({filled[0]}); restore into a new one, after `prepare`"
        )


@transaction.atomic
def restore(said: Iterable[str], side: str, manifest: Manifest) -> None:
    """Put a checked backup into an empty side, all or nothing. Raises ``RefusedError``."""
    tables = sides.tables_of(side)
    try:
        with _unguarded(tables):
            _fill(said, {model._meta.db_table: model for model in tables})
            connection.check_constraints([model._meta.db_table for model in tables])
    except DatabaseError as error:
        order = ", ".join(sides.SIDES)
        raise RefusedError(f"its rows do not fit here: restore in the order {order}. {error}") from error
    _, again = checked(lines(side))
    if again != manifest:
        raise RefusedError("what was restored does not read as what was kept")


def _fill(said: Iterable[str], models_of: dict[str, type[models.Model]]) -> None:
    model: type[models.Model] | None = None
    waiting: list[models.Model] = []
    for line in said:
        read = json.loads(line)
        if isinstance(read, list) and model:
            values = zip(_fields(model), read, strict=True)
            waiting.append(model(**{field.attname: field.to_python(value) for field, value in values}))
        if model and (len(waiting) >= AT_ONCE or not isinstance(read, list)):
            _every(model).bulk_create(waiting)
            waiting = []
        if not isinstance(read, list):
            model = models_of.get(read.get("table", ""))
    _count_on(list(models_of.values()))


def _count_on(tables: list[type[models.Model]]) -> None:
    """Tables of packages number their rows: the next number comes after the last that was restored."""
    from django.core.management.color import no_style

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)


@contextmanager
def _unguarded(tables: list[type[models.Model]]) -> Iterator[None]:
    """Inside, no trigger asks for what stands on another side, and rows may come before those they point to."""
    names = [model._meta.db_table for model in tables]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for name in names:
                cursor.execute(f'ALTER TABLE "{name}" DISABLE TRIGGER USER')
            yield
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for name in names:
                cursor.execute(f'ALTER TABLE "{name}" ENABLE TRIGGER USER')
            return
        cursor.execute("PRAGMA defer_foreign_keys = ON")
        places = ", ".join("%s" for _ in names)
        cursor.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ({places})",  # noqa: S608
            names,
        )
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _, sql in triggers:
            cursor.execute(sql)


def _every(model: type[models.Model]) -> Any:
    return model._base_manager  # noqa: SLF001 - a gated manager narrows; a backup must not


def _fields(model: type[models.Model]) -> list[Any]:
    return sorted(model._meta.concrete_fields, key=lambda field: field.column)


def _rows(model: type[models.Model], fields: list[Any]) -> Iterator[str]:
    found = _every(model).order_by("pk").values_list(*(field.attname for field in fields))
    for row in found.iterator(chunk_size=AT_ONCE):
        yield _line([_plain(value) for value in row])


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | dict | list | None) else str(value)


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
