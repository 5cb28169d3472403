"""The log: every act and every look, chained per door and worker, in the transaction of the act itself."""

import os
from collections.abc import Iterable
from contextvars import ContextVar
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection

from liaison.common import chain, clock, gated
from liaison.common.viewer import Viewer

Fact = str | int | bool | None
Head = tuple[int, str]
request_id: ContextVar[str] = ContextVar("request_id", default="")

_heads: dict[str, Head] = {}
"""Where this process last left each chain, so that it need not ask; the database says when that is no longer so."""


class LogUnavailableError(RuntimeError):
    """The log line cannot be written, so nothing may be shown or changed."""


def table(door: str, kind: str) -> Any:
    """The door's own table of a kind: event, subject, head, checkpoint, held."""
    return apps.get_model("common", f"{door}{kind}")


def chain_name(door: str) -> str:
    """The chain of this worker process; every worker of a door has its own."""
    return f"{door}-{os.environ.get('LIAISON_WORKER', '1')}"


def record(
    *,
    by: Viewer,
    act: str,
    subjects: Iterable[UUID] = (),
    kinds: Iterable[str] = (),
    ground: str = "",
    **facts: Fact,
) -> None:
    """Write one event about these participants, in the open transaction; raises ``LogUnavailableError``.

    ``act`` is ``noun.verb``; ``kinds`` are the matrix rows that were shown or written; ``facts`` are ids, codes and
    counts, never content; ``urgent`` marks urgent access. Source: secrecy.md 4 (IHE BALP), ring 6 of the design.
    """
    people = sorted({str(subject) for subject in subjects})
    rows = sorted(set(kinds))
    said = {"act": act, "subjects": people, "kinds": rows, "ground": ground, **_marked(people, facts)}
    try:
        event = _append(by.door, {**_signed(by), **said})
        _point_to(by, event, act, people, ",".join(rows))
    except DatabaseError as error:
        raise LogUnavailableError(act) from error
    gated.looked()


def _signed(by: Viewer) -> dict[str, object]:
    """In whose name, and by which request."""
    return {
        "by": str(by.id),
        "role": by.role.value,
        "organisation": str(by.organisation) if by.organisation else None,
        "request": request_id.get(),
    }


def _marked(people: list[str], facts: dict[str, Fact]) -> dict[str, object]:
    """The facts, with whom of these people urgent access alone opened."""
    urgent = sorted({str(person) for person in gated.urgent()} & set(people))
    return {**({"urgent": urgent} if urgent else {}), **facts}


def _append(door: str, body: dict[str, object]) -> Any:
    """The next link of this worker's chain; where another process, or a rollback, moved its head, from there."""
    name = chain_name(door)
    event_model = table(door, "event")
    event = event_model(chain=name, at=clock.now().isoformat())
    event.pk = event_model._meta.pk.get_pk_value_on_save(event)
    said = {**body, "id": str(event.pk), "chain": name, "at": event.at, "door": door}
    known = _heads.get(name)
    if known is None or not _linked(event, said, known):
        _linked(event, said, _head(door, name))
    _heads[name] = event.seq, event.hash
    return event


def _linked(event: Any, said: dict[str, object], head: Head) -> bool:
    """Whether the event could be added after this head, and the head moved on to it."""
    event.seq = head[0] + 1
    event.body = chain.canonical({**said, "seq": event.seq})
    event.hash = chain.link(head[1], event.body)
    return _moved(table(str(said["door"]), "head"), event, head)


def _moved(heads: Any, event: Any, head: Head) -> bool:
    """Whether the event was added and the head moved to it, which stood where it was thought to stand."""
    its = connection.ops.quote_name(heads._meta.db_table)
    move = f"UPDATE {its} SET seq = %s, hash = %s WHERE chain = %s AND seq = %s AND hash = %s"  # noqa: S608
    to: list[Any] = [event.seq, event.hash, event.chain, *head]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # one way to the server and back for both
            values = _sql_of(type(event))  # type: ignore[arg-type]
            insert = values.replace("VALUES (", "SELECT ", 1).removesuffix(")")
            both = f"WITH moved AS ({move} RETURNING 1) {insert} WHERE EXISTS (SELECT FROM moved)"
            cursor.execute(both, [*to, *_values(event)])
            return bool(cursor.rowcount == 1)
        cursor.execute(move, to)
        if cursor.rowcount != 1:
            return False
    _insert(event)
    return True


def _head(door: str, name: str) -> Head:
    """The last link of a chain, its row locked."""
    its = connection.ops.quote_name(table(door, "head")._meta.db_table)
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT seq, hash FROM {its} WHERE chain = %s{lock}", [name])  # noqa: S608
        found = cursor.fetchone()
    if found is not None:
        return found[0], found[1]
    heads = table(door, "head")._default_manager
    made, _ = heads.select_for_update().get_or_create(chain=name, defaults={"seq": 0, "hash": chain.GENESIS})
    return made.seq, made.hash


def _point_to(by: Viewer, event: Any, act: str, people: list[str], rows: str) -> None:
    subject_model = table(by.door, "subject")
    pointers = [
        subject_model(
            event=event.pk,
            participant=UUID(person),
            at=clock.now(),
            role=by.role.value,
            organisation=by.organisation,
            act=act,
            kinds_seen=rows[:200],
        )
        for person in people
    ]
    for pointer in pointers:
        pointer.pk = subject_model._meta.pk.get_pk_value_on_save(pointer)
    if pointers:
        _insert(*pointers)


def _insert(*rows: Any) -> None:
    """Add rows of one table of the log in plain SQL: every act and every look of everybody comes by here."""
    with connection.cursor() as cursor:
        if len(rows) == 1:
            cursor.execute(_sql_of(type(rows[0])), _values(rows[0]))  # type: ignore[arg-type]
        else:
            cursor.executemany(_sql_of(type(rows[0])), [_values(row) for row in rows])  # type: ignore[arg-type]


def _values(row: Any) -> list[Any]:
    return [
        each.get_db_prep_save(getattr(row, each.attname), connection) for each in row._meta.concrete_fields
    ]


@cache
def _sql_of(model: Any) -> str:
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(each.column) for each in model._meta.concrete_fields)
    places = ", ".join("%s" for _ in model._meta.concrete_fields)
    return f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608


def own_door() -> str:
    """The door of this process, or the court's for the house, which serves nobody."""
    return "court" if settings.SIDE == "house" else str(settings.SIDE)
