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
request_id: ContextVar[str] = ContextVar("request_id", default="")


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
    try:
        event = _append(
            by.door,
            {
                "act": act,
                "by": str(by.id),
                "role": by.role.value,
                "organisation": str(by.organisation) if by.organisation else None,
                "subjects": people,
                "kinds": rows,
                "ground": ground,
                "request": request_id.get(),
                **_marked(people, facts),
            },
        )
        _point_to(by, event, act, people, ",".join(rows))
    except DatabaseError as error:
        raise LogUnavailableError(act) from error
    gated.looked()


def _marked(people: list[str], facts: dict[str, Fact]) -> dict[str, object]:
    """The facts, with whom of these people urgent access alone opened."""
    urgent = sorted({str(person) for person in gated.urgent()} & set(people))
    return {**({"urgent": urgent} if urgent else {}), **facts}


def _append(door: str, body: dict[str, object]) -> Any:
    name = chain_name(door)
    last, before = _head(door, name)
    seq = last + 1
    at = clock.now().isoformat()
    event_model = table(door, "event")
    event = event_model(chain=name, seq=seq, at=at)
    event.pk = event_model._meta.pk.get_pk_value_on_save(event)
    text = chain.canonical({**body, "id": str(event.pk), "chain": name, "seq": seq, "at": at, "door": door})
    link = chain.link(before, text)
    event.body, event.hash = text, link
    _insert(event)
    with connection.cursor() as cursor:
        its = connection.ops.quote_name(table(door, "head")._meta.db_table)
        cursor.execute(f"UPDATE {its} SET seq = %s, hash = %s WHERE chain = %s", [seq, link, name])  # noqa: S608
    return event


def _head(door: str, name: str) -> tuple[int, str]:
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
    values = [
        [each.get_db_prep_save(getattr(row, each.attname), connection) for each in row._meta.concrete_fields]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_sql_of(type(rows[0])), values)  # type: ignore[arg-type]


@cache
def _sql_of(model: type[Any]) -> str:
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(each.column) for each in model._meta.concrete_fields)
    places = ", ".join("%s" for _ in model._meta.concrete_fields)
    return f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608


def own_door() -> str:
    """The door of this process, or the court's for the house, which serves nobody."""
    return "court" if settings.SIDE == "house" else str(settings.SIDE)
