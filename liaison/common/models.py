"""The log, sessions and cache of each door, the links people enter by, and the mark of a constructed world.

Each door has tables of its own: what one door does must not be countable at another.
"""

from typing import Any, ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from liaison.common.tables import Table

SYSTEM = "X2"
DOOR_NAMES = ("court", "care", "me", "network", "office")


class Event(Table):
    """One act or look, as the canonical JSON that the chain of its worker is made of."""

    chain = models.CharField(max_length=40)
    seq = models.PositiveBigIntegerField()
    at = models.CharField(max_length=40)
    body = models.TextField()
    hash = models.CharField(max_length=64)

    kinds = {"id": SYSTEM, "chain": SYSTEM, "seq": SYSTEM, "at": SYSTEM, "body": "M32", "hash": SYSTEM}

    class Meta:
        abstract = True
        ordering = ["chain", "seq"]
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="%(class)s_once")]
        indexes = [models.Index(fields=["at"], name="%(class)s_at")]


class Subject(Table):
    """Whose file an event touched, so that the participant can be shown who looked."""

    event = models.UUIDField()
    participant = models.UUIDField(db_index=True)
    at = models.DateTimeField()
    role = models.CharField(max_length=40)
    organisation = models.UUIDField(null=True)
    act = models.CharField(max_length=60)
    kinds_seen = models.CharField(max_length=200)

    owner = "participant"
    kinds = {
        "id": SYSTEM,
        "event": SYSTEM,
        "participant": "M32",
        "at": "M32",
        "role": "M32",
        "organisation": "M32",
        "act": "M32",
        "kinds_seen": "M32",
    }

    class Meta:
        abstract = True
        ordering = ["-at", "id"]


class Head(models.Model):
    """The last link of one worker's chain; its row is the lock under which the next link is made."""

    chain = models.CharField(max_length=40, primary_key=True)
    seq = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    kinds = {"chain": SYSTEM, "seq": SYSTEM, "hash": SYSTEM}

    class Meta:
        abstract = True


class Checkpoint(Table):
    """A signed statement of where all chains of a door stood at a fixed moment."""

    at = models.CharField(max_length=40, unique=True)
    door = models.CharField(max_length=10)
    heads = models.TextField()
    root = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    kinds = {"id": SYSTEM, "at": SYSTEM, "door": SYSTEM, "heads": SYSTEM, "root": SYSTEM, "signature": SYSTEM}

    class Meta:
        abstract = True
        ordering = ["at"]


class Held(Table):
    """Another door's checkpoint as this door holds it: no counts, only what proves a later cut or rebuild."""

    door = models.CharField(max_length=10)
    at = models.CharField(max_length=40)
    root = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    kinds = {"id": SYSTEM, "door": SYSTEM, "at": SYSTEM, "root": SYSTEM, "signature": SYSTEM}

    class Meta:
        abstract = True
        ordering = ["door", "at"]
        constraints = [models.UniqueConstraint(fields=["door", "at"], name="%(class)s_once")]


class Review(Table):
    """A look, or several of one account on one day, that somebody must look back at: drawn by chance, or an alarm.

    Drawn once a week by the door's worker from the door's own log, and never changed. It names who looked, and of those
    who were looked at only how many. The row ``week`` says that a week was drawn, and how many looks there were.
    """

    class Reason(models.TextChoices):
        WEEK = "week"
        SAMPLE = "sample"
        OWN_NAME = "own-name"
        NO_RELATION = "no-relation"
        BULK = "bulk"

    week = models.DateField(db_index=True)
    reason = models.CharField(max_length=12, choices=Reason.choices)
    drawn_at = models.DateTimeField()
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    role = models.CharField(max_length=40)
    organisation = models.UUIDField(null=True)
    act = models.CharField(max_length=60)
    people = models.PositiveIntegerField()

    kinds = {
        "id": SYSTEM,
        "week": SYSTEM,
        "reason": SYSTEM,
        "drawn_at": SYSTEM,
        "at": SYSTEM,
        "actor": SYSTEM,
        "role": SYSTEM,
        "organisation": SYSTEM,
        "act": SYSTEM,
        "people": SYSTEM,
    }

    class Meta:
        abstract = True
        ordering = ["drawn_at", "at", "id"]


class Session(AbstractBaseSession):
    """A signed-in browser at one door."""

    kinds = {"session_key": SYSTEM, "session_data": SYSTEM, "expire_date": SYSTEM}

    class Meta:
        abstract = True


class Cached(models.Model):
    """The shape that Django's database cache writes: rate limits and lock-outs of one door."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    kinds = {"cache_key": SYSTEM, "value": SYSTEM, "expires": SYSTEM}

    class Meta:
        abstract = True


def _of_door(base: Any, door: str, kind: str, rights: dict[str, str], **more: object) -> None:
    name = f"{door.capitalize()}{kind.capitalize()}"
    meta = type("Meta", (base.Meta,), {"abstract": False, "db_table": f"common_{door}{kind}"})
    globals()[name] = type(name, (base,), {"__module__": __name__, "Meta": meta, "rights": rights, **more})


WATCHED = ("court", "care")
"""The doors where staff see people: their workers alone read their own log, to draw what is reviewed."""

KEEPING = {
    "keeping": "nullif(current_setting('liaison.actor', true), '')::uuid = '00000000-0000-0000-0000-000000000000'::uuid"
}

for _door in DOOR_NAMES:
    _log_readers = {} if _door == "office" else {"office": "r"}
    _own = "ra" if _door == "office" else "a r:keeping" if _door in WATCHED else "a"
    _of_door(Event, _door, "event", {_door: _own, **_log_readers}, row_rules=KEEPING)
    if _door in WATCHED:
        _of_door(Review, _door, "review", {_door: "ra:keeping", "office": "r"}, row_rules=KEEPING)
    _of_door(
        Subject,
        _door,
        "subject",
        {_door: "ra:own" if _door == "me" else "a"} | ({} if _door == "me" else {"me": "r:own"}),
    )
    _of_door(Head, _door, "head", {_door: "rau"})
    _checkpoint = dict.fromkeys(DOOR_NAMES, "r") | {_door: "ra"}
    _public = {other: ("id", "at", "door", "root", "signature") for other in DOOR_NAMES if other != _door}
    _of_door(Checkpoint, _door, "checkpoint", _checkpoint, columns=_public)
    _of_door(Held, _door, "held", {_door: "ra"})
    _of_door(Session, _door, "session", {_door: "raud"})
    _of_door(Cached, _door, "cache", {_door: "raud"})


class Link(Table):
    """A way in without an account: a hashed token, and a code that must be known besides.

    A participant's link leads to a sign-in and works until revoked, its code once and for ten minutes. A programme's
    link leads to one question, and its code is told by telephone.
    """

    class Purpose(models.TextChoices):
        SIGN_IN = "sign-in"
        ATTESTATION = "attestation"
        REFERRAL = "referral"

    door = models.CharField(max_length=10)
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    subject = models.UUIDField()
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=200, blank=True)
    code_expires_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    rights = {"me": "ru:door", "care": "rau"}
    changes: ClassVar[dict[str, tuple[str, ...]]] = {
        "me": ("code_hash", "code_expires_at", "tries", "locked_until"),
        "care": ("code_hash", "tries", "locked_until", "revoked_at"),
    }
    kinds = {
        "id": SYSTEM,
        "door": SYSTEM,
        "purpose": SYSTEM,
        "subject": SYSTEM,
        "token_hash": SYSTEM,
        "code_hash": SYSTEM,
        "code_expires_at": SYSTEM,
        "tries": SYSTEM,
        "locked_until": SYSTEM,
        "made_at": SYSTEM,
        "revoked_at": SYSTEM,
    }


class Installation(Table):
    """What is said of the whole database: that its people are constructed, from which seed."""

    is_constructed = models.BooleanField(default=False)
    seed = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField()

    rights = {"court": "r", "care": "r", "me": "r", "network": "r", "office": "r"}
    kinds = {"id": "X2", "is_constructed": "X0", "seed": "X0", "made_at": "X0"}
