"""Logs made for the tests of the verifier: rows, checkpoints and what the other sides hold, in plain SQL."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from liaison.common import chain, verify

DOORS = ("court", "care", "me", "network", "office")
BEGAN = datetime(2026, 3, 2, 9, tzinfo=UTC)
PRIVATE = {door: bytes([number]) * 32 for number, door in enumerate(DOORS, start=1)}
TABLES = {
    "event": "chain text, seq integer, at text, body text, hash text",
    "checkpoint": "at text, heads text, root text, signature text",
    "held": "door text, at text, root text, signature text",
}
Event = tuple[str, int, str, str, str]
Heads = dict[str, tuple[int, str]]


def at(minute: float) -> str:
    """The text of a moment so many minutes after the log began."""
    return chain.stamp(BEGAN + timedelta(minutes=minute))


def body(name: str, seq: int, minute: float, **more: object) -> str:
    """The text of one event."""
    said = {"chain": name, "seq": seq, "at": at(minute), "id": f"{name}/{seq}", "act": "look.file"}
    return chain.canonical({**said, **more})


def linked(bodies: list[str], previous: str = chain.GENESIS) -> Iterator[Event]:
    """Rows for these texts, each with the hash that follows from the one before."""
    for text in bodies:
        said = json.loads(text)
        previous = chain.link(previous, text)
        yield said["chain"], said["seq"], said["at"], text, previous


def checkpoint(door: str, when: str, heads: Heads) -> tuple[str, str, str, str]:
    """A checkpoint signed by the door."""
    root = chain.root(when, heads)
    return when, chain.heads_text(heads), root, chain.sign(PRIVATE[door], chain.statement(door, when, root))


@dataclass
class Store:
    """A database file with the log's tables, and the public keys beside it."""

    path: Path

    @property
    def url(self) -> str:
        """Its address for the verifier."""
        return f"sqlite:///{self.path}"

    @property
    def keys(self) -> str:
        """The file of public keys."""
        return str(self.path.with_suffix(".json"))

    def open(self) -> sqlite3.Connection:
        """A connection that writes at once."""
        return sqlite3.connect(self.path, isolation_level=None)

    def make(self) -> None:
        """Make the empty tables and the file of keys."""
        with self.open() as database:
            for door in DOORS:
                for kind, columns in TABLES.items():
                    database.execute(f"CREATE TABLE common_{door}{kind} ({columns})")
        keys = {door: chain.public_of(private) for door, private in PRIVATE.items()}
        Path(self.keys).write_text(json.dumps(keys), encoding="utf-8")

    def add(self, door: str, kind: str, *rows: tuple[object, ...]) -> None:
        """Write rows as they are given."""
        with self.open() as database:
            for row in rows:
                marks = ",".join("?" * len(row))
                database.execute(f"INSERT INTO common_{door}{kind} VALUES ({marks})", row)

    def check_in(self, door: str, minute: float) -> None:
        """Write a checkpoint over all rows of the door, and give it to the other side."""
        with self.open() as database:
            heads = {
                name: (seq, digest)
                for name, seq, digest in database.execute(
                    f"SELECT chain, seq, hash FROM common_{door}event ORDER BY chain, seq"
                )
            }
        made = checkpoint(door, at(minute), heads)
        self.add(door, "checkpoint", made)
        self.add("court" if door == "care" else "care", "held", (door, made[0], made[2], made[3]))


def filled(path: Path, per_chain: int = 12) -> Store:
    """A sound log: three chains of two doors, each a third longer at each of three checkpoints."""
    store = Store(path)
    store.make()
    for part in range(3):
        for door, name in (("court", "court-1"), ("care", "care-1"), ("care", "care-2")):
            texts = [body(name, seq, seq, by=f"person {seq}") for seq in range(1, per_chain + 1)]
            size = per_chain // 3
            store.add(door, "event", *list(linked(texts))[part * size : (part + 1) * size])
        for door in ("court", "care"):
            store.check_in(door, (part + 1) * per_chain)
    return store


def copied(store: Store, path: Path) -> Store:
    """The same log and keys in another file."""
    copy = Store(path)
    shutil.copy(store.path, copy.path)
    shutil.copy(store.keys, copy.keys)
    return copy


def check(store: Store, *more: str) -> int:
    """The verifier's exit code."""
    return verify.main(["--database", store.url, "--keys", store.keys, *more])
