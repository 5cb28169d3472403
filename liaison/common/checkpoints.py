"""Signed checkpoints: every ten minutes a door states where its chains stand, and the other doors keep that.

The moment is the same for all doors and comes whether or not anything happened, so that neither the time nor the
number of checkpoints tells how busy a door is. Source: secrecy.md 4.
"""

import fcntl
import json
from datetime import UTC, datetime

from django.conf import settings
from django.db import models, transaction

from liaison.common import chain, clock, log
from liaison.common.models import DOOR_NAMES
from liaison.config import environment

MINUTES = 10
SHARED = ("at", "door", "root", "signature")
"""What another door may know of a checkpoint: no heads, since these count."""


def slot(moment: datetime) -> datetime:
    """The fixed moment at or before this one at which all doors sign, in UTC."""
    whole = moment.astimezone(UTC).replace(second=0, microsecond=0)
    return whole.replace(minute=whole.minute - whole.minute % MINUTES)


def signing_key(door: str) -> bytes:
    """The door's private key (32 bytes), made on first use."""
    return bytes.fromhex(environment.own_file(settings.HOME / "keys" / f"{door}.signing"))


def publish(*doors: str) -> None:
    """Add the public keys of these doors to ``keys/public.json``; an earlier key stays, for what it has signed."""
    folder = settings.HOME / "keys"
    new = {door: chain.public_of(signing_key(door)) for door in doors}
    with (folder / "public.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        path = folder / "public.json"
        said = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        known: dict[str, list[str]] = {door: list(said.get(door, [])) for door in DOOR_NAMES}
        for door, key in new.items():
            if key not in known[door]:
                known[door].append(key)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(known, indent=1), encoding="utf-8")
        part.replace(path)


@transaction.atomic
def sign(door: str) -> bool:
    """Sign where the door's chains stand, once for each fixed moment; says whether there was anything to sign."""
    at = chain.stamp(slot(clock.now()))
    own = _table(door, "checkpoint")
    if own.filter(at=at).exists():
        return False
    heads = {
        name: (seq, digest) for name, seq, digest in _table(door, "head").values_list("chain", "seq", "hash")
    }
    root = chain.root(at, heads)
    signature = chain.sign(signing_key(door), chain.statement(door, at, root))
    own.create(at=at, door=door, heads=chain.heads_text(heads), root=root, signature=signature)
    return True


@transaction.atomic
def hold(door: str) -> int:
    """Copy the other doors' checkpoints that this door does not hold yet; how many there were."""
    held = _table(door, "held")
    new = [
        held.model(**row)
        for other in DOOR_NAMES
        if other != door
        for row in _new_of(
            other, set(held.filter(door=other).order_by("-at").values_list("at", flat=True)[:2000])
        )
    ]
    held.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _new_of(door: str, known: set[str]) -> list[dict[str, str]]:
    latest = _table(door, "checkpoint").order_by("-at").values(*SHARED)[:1000]
    return [row for row in latest if row["at"] not in known]


def _table(door: str, kind: str) -> models.Manager[models.Model]:
    rows: models.Manager[models.Model] = log.table(door, kind)._default_manager
    return rows
