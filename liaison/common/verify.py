"""Checks the log of every door: nothing edited, nothing removed, nothing moved, nothing rebuilt.

Stands alone: with ``verify_reading.py``, ``chain.py`` and the ``cryptography`` package it runs where the rest of
Liaison is not installed. It holds one row in memory at a time, and of the checkpoints their heads.

What it shows: any change to a row that a checkpoint covers, if that checkpoint, or its root at another side, is out
of the hands of whoever made the change. What it cannot show: rows rewritten together with all after them since the
last checkpoint (the summary counts these), and an act that was never logged.
"""

import argparse
import gc
import json
import os
import sqlite3
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from liaison.common import chain
from liaison.common.verify_reading import DOORS, KINDS, Record, Row, UnreadableError, exported, lines, records

NEEDED = {"chain", "seq", "at", "id", "act"}
SLACK = timedelta(seconds=5)
"""How far a later row may lie before an earlier one: a clock set right by the network is no forgery."""

EARLIEST = datetime.min.replace(tzinfo=UTC)
DECODE = json.JSONDecoder().raw_decode

Keys = dict[str, list[str]]


@dataclass(slots=True)
class Tail:
    """The last row seen of one chain."""

    seq: int = 0
    hash: str = chain.GENESIS
    latest: datetime = EARLIEST


@dataclass
class Log:
    """What is known so far of the logs of all doors, and where findings go."""

    keys: Keys | None
    say: Callable[[str], object]
    tails: defaultdict[tuple[str, str], Tail] = field(default_factory=lambda: defaultdict(Tail))
    expected: dict[tuple[str, str], dict[int, str]] = field(default_factory=dict)
    roots: set[tuple[str, str, str]] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)

    def take(self, kind: str, door: str, row: Row) -> None:
        """Check one row. All checkpoints must come before what the other sides hold, and that before events."""
        self.counts[kind] += 1
        try:
            if kind == "event":
                self.event(door, row)
            elif kind == "checkpoint":
                self.checkpoint(door, *row)
            else:
                self.held(door, *row)
        except UnicodeEncodeError:
            self.found(door, kind, self.counts[kind], "has text that is no UTF-8")

    def found(self, door: object, name: object, seq: object, what: str) -> None:
        """Report one finding on one line. Escaped, since a forged column may hold what steers a terminal."""
        self.counts["finding"] += 1
        self.say(f"{door}  {name}  {seq}  {what}".encode("unicode_escape").decode("ascii"))

    def checkpoint(self, door: str, at: object, heads: object, root: object, signature: object) -> None:
        """Check one of a door's own checkpoints and remember what it says of each chain."""
        when, said = moment_text(at), heads_of(heads)
        if said is None or when is None:
            self.found(door, "checkpoint", at, "its time or its heads cannot be read")
            return
        right = chain.root(when, said)
        if root != right:
            self.found(door, "checkpoint", at, "its root does not match its heads: one of them was changed")
            return
        if not self.is_signed(door, when, right, signature):
            self.found(door, "checkpoint", at, "its signature is not the door's")
        self.roots.add((door, when, right))
        for name, (seq, digest) in said.items():
            if self.expected.setdefault((door, name), {}).setdefault(seq, digest) != digest:
                self.found(door, name, seq, f"the checkpoint of {when} contradicts an earlier one")

    def held(self, holder: str, door: object, at: object, root: object, signature: object) -> None:
        """Check a checkpoint of ``door`` that somebody else kept: the door's own log must know it."""
        when = moment_text(at)
        if door not in DOORS or when is None or not isinstance(root, str):
            self.found(door, "checkpoint", at, f"what {holder} holds of it cannot be read")
        elif not self.is_signed(str(door), when, root, signature):
            self.found(door, "checkpoint", at, f"what {holder} holds of it was not signed by {door}")
        elif (door, when, root) not in self.roots:
            self.found(door, "checkpoint", at, f"{holder} holds it, its own log does not: cut or rebuilt")

    def is_signed(self, door: str, at: str, root: str, signature: object) -> bool:
        """Whether one of the door's keys made the signature; without any keys nothing is claimed of it."""
        signed = chain.statement(door, at, root)
        return self.keys is None or any(
            chain.is_signed(key, signed, str(signature)) for key in self.keys.get(door, [])
        )

    def event(self, door: str, row: Row) -> None:
        """Check one row of the log against the row before it, its own columns and the checkpoints."""
        name, seq, at, body, digest = row
        self.counts[door] += 1
        if type(seq) is not int or not (type(name) is type(body) is type(digest) is str):
            self.found(door, name, seq, "a column is empty or of the wrong type")
            return
        tail = self.tails[door, name]
        if seq != tail.seq + 1:
            self.found(door, name, seq, missing(tail.seq, seq))
        elif chain.link(tail.hash, body) != digest:
            self.found(door, name, seq, "its hash does not follow: the row, or the one before, was changed")
        when = instant(at)
        if when is None or not agrees(body, name, seq, at, when):
            self.found(door, name, seq, "its columns do not agree with its text")
        elif tail.latest - when > SLACK:
            self.found(door, name, seq, f"time runs backwards, from {tail.latest} to {when}")
            tail.latest = when
        elif when > tail.latest:
            tail.latest = when
        if self.expected and self.expected.get((door, name), {}).get(seq, digest) != digest:
            self.found(door, name, seq, "not the row that a checkpoint saw: changed or rebuilt")
        tail.seq, tail.hash = seq, digest

    def close(self) -> None:
        """After the last row: find what the checkpoints saw and the log no longer has."""
        for (door, name), heads in self.expected.items():
            last, seen = self.tails[door, name].seq, max(heads)
            if last < seen:
                self.found(door, name, last + 1, f"the tail was cut: a checkpoint saw row {seen}")

    def uncovered(self) -> int:
        """How many rows no checkpoint covers yet: the newest of each chain."""
        return sum(
            max(0, tail.seq - max(self.expected.get(key, {0: ""}))) for key, tail in self.tails.items()
        )


def missing(last: int, seq: int) -> str:
    """What a wrong sequence number means."""
    if seq <= last:
        return f"repeated or out of order: row {last} came before it"
    if last == 0:
        return f"the chain does not start at 1: rows 1 to {seq - 1} are missing"
    return f"rows {last + 1} to {seq - 1} are missing"


def agrees(body: str, name: str, seq: int, at: object, when: datetime) -> bool:
    """Whether the text is a JSON object that has what an event needs and says the same as the columns."""
    try:
        said, end = DECODE(body)
    except (ValueError, RecursionError):
        return False
    if end != len(body) or type(said) is not dict or not said.keys() >= NEEDED:
        return False
    same_time = said["at"] == at or instant(said["at"]) == when
    return same_time and said["seq"] == seq and said["chain"] == name


def instant(at: object) -> datetime | None:
    """A column's time, UTC where it names no zone; None if it is no time."""
    if isinstance(at, str):
        try:
            at = datetime.fromisoformat(at)
        except ValueError:
            return None
    if not isinstance(at, datetime):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def moment_text(at: object) -> str | None:
    """The time as it was hashed and signed, however the database stored it; None if it is no time."""
    when = instant(at)
    try:
        return chain.stamp(when) if when else None
    except OverflowError:
        return None


def heads_of(heads: object) -> dict[str, tuple[int, str]] | None:
    """The heads of a checkpoint, from JSON text or as the database parsed it; None if they are not that."""
    try:
        said: Any = json.loads(heads) if isinstance(heads, str) else heads
        pairs = {str(name): (seq, digest) for name, (seq, digest) in said.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    sound = all(type(seq) is int and isinstance(digest, str) for seq, digest in pairs.values())
    return pairs if sound else None


def keys_of(path: str | None) -> Keys | None:
    """The public keys, ``{door: hex or [hex, …]}``; without a path those of the installation, if it is here."""
    file = Path(path or "var/keys/public.json")
    if path is None and not file.exists():
        return None
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
        return {door: [key] if isinstance(key, str) else list(key) for door, key in said.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise UnreadableError(f"{file} must hold an object of doors and public keys: {error}") from error


def arguments(argv: Sequence[str]) -> argparse.Namespace:
    """What was asked for; exits with 2 when it cannot be understood."""
    parser = argparse.ArgumentParser(prog="verify-log", description="Check the log of every door.")
    add = parser.add_argument
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--database", metavar="URL", help="sqlite:///path or postgresql://… (or DATABASE_URL)"
    )
    source.add_argument("--from-export", metavar="FILE", help="check an export instead of a database")
    add("--keys", metavar="FILE", help="public keys of the doors (default: var/keys/public.json, if there)")
    add("--held", metavar="FILE", nargs="+", default=[], help="checkpoints that were kept elsewhere")
    add("--export", metavar="FILE", help="also write all rows to a new file")
    asked = parser.parse_args(argv)
    if not asked.from_export:
        asked.database = asked.database or os.environ.get("DATABASE_URL")
        if not asked.database:
            parser.error("say what to check: --database URL or --from-export FILE")
    return asked


def check(asked: argparse.Namespace, log: Log) -> None:
    """Read everything once. Raises ``UnreadableError``, ``OSError`` or ``sqlite3.Error``."""
    with ExitStack() as stack:
        rows: Iterator[Record] = records(asked.database, asked.from_export)
        if asked.export:
            made = os.open(asked.export, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            rows = exported(rows, stack.enter_context(os.fdopen(made, "w", encoding="utf-8")))
        for kind, door, row in rows:
            log.take(kind, door, row)
    for path in asked.held:
        for line in lines(path):
            log.take("held", Path(path).name, [line.get(column) for column in KINDS["held"]])
    log.close()


def summary(log: Log, seconds: float) -> str:
    """What was checked, how fast, and what the check does not cover."""
    events = log.counts["event"]
    per_door = ", ".join(f"{door} {log.counts[door]}" for door in DOORS)
    signatures = "" if log.keys is not None else " Signatures NOT checked: no public keys."
    return (
        f"{events} events ({per_door}) in {len(log.tails)} chains, {log.counts['checkpoint']} checkpoints, "
        f"{log.counts['held']} held elsewhere: {log.counts['finding']} findings. "
        f"{log.uncovered()} events not yet under a checkpoint.{signatures} "
        f"{seconds:.1f} s, {events / max(seconds, 1e-6):.0f} events/s."
    )


def main(argv: Sequence[str]) -> int:
    """Check, print one line per finding and a summary. 0: clean; 1: findings; 2: the log cannot be read."""
    asked = arguments(argv)
    began = time.monotonic()
    gc.disable()  # nothing here is made of cycles, and looking for them costs a tenth of the time
    try:
        log = Log(keys_of(asked.keys), print)
        check(asked, log)
    except (UnreadableError, OSError, sqlite3.Error) as error:
        print(f"verify-log: cannot read the log: {error}", file=sys.stderr)
        return 2
    finally:
        gc.enable()
    print(summary(log, time.monotonic() - began))
    return 1 if log.counts["finding"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
