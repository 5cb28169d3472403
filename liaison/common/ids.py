"""Primary keys: random in service, a function of (seed, table, ordinal) in a constructed world."""

import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass
class Seeding:
    """The seed of a constructed world and how many ids each table has been given so far."""

    seed: str
    given: Counter[str] = field(default_factory=Counter)


_seeding: ContextVar[Seeding | None] = ContextVar("seeding", default=None)


def new_id(table: str) -> uuid.UUID:
    """A key for a new row of ``table``: nothing about it can be counted or guessed in service."""
    seeding = _seeding.get()
    if seeding is None:
        return uuid.uuid4()
    seeding.given[table] += 1
    made = uuid.uuid5(uuid.NAMESPACE_URL, f"{seeding.seed}/{table}/{seeding.given[table]}")
    return uuid.UUID(bytes=made.bytes, version=4)


@contextmanager
def seeded(seed: str) -> Iterator[None]:
    """Give out repeatable ids; only a constructed world may do so."""
    token = _seeding.set(Seeding(seed))
    try:
        yield
    finally:
        _seeding.reset(token)
