"""The care narrative of one person, sealed under his own key, which the care side's root key wraps.

The root key is a file that only the processes of the doors ``care`` and ``me``, and the house, know of. An unwrapped
key lives as long as the ``open_for`` block that asked for it, within one request, and nowhere else.
Source: secrecy.md 5 (envelope, AES-256-GCM-SIV, bound to table, row, field and version).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from uuid import UUID

from django.conf import settings

from liaison.care.models import PersonKey
from liaison.common import clock, rotating, sealing

BECAUSE = "a key opens no row that the gate has not opened"
WRAPPED_IN = PersonKey._meta.db_table
Keys = dict[UUID, bytes]

_keys: ContextVar[Keys | None] = ContextVar("keys", default=None)


def seal(participant: UUID, text: str, *, table: str, row: UUID, field: str) -> bytes:
    """The text, sealed under the person's key, which is made where he has none yet.

    Raises ``sealing.KeyFileError`` without the root key's file.
    """
    return sealing.seal(_key_for(participant), text, sealing.aad(table, row, field))


def unseal(participant: UUID, blob: bytes | memoryview, *, table: str, row: UUID, field: str) -> str:
    """The text that was sealed for this person in this very place.

    Raises ``sealing.SealBroken`` for any other place, person or key, ``sealing.KeyFileError`` without the root key.
    """
    return sealing.unseal(_known_key(participant), blob, sealing.aad(table, row, field))


def seal_bytes(participant: UUID, data: bytes, *, table: str, row: UUID, field: str) -> bytes:
    """Bytes that are no text, a page for one, sealed in the same way."""
    return sealing.seal_bytes(_key_for(participant), data, sealing.aad(table, row, field))


def unseal_bytes(participant: UUID, blob: bytes | memoryview, *, table: str, row: UUID, field: str) -> bytes:
    """The bytes that were sealed for this person in this very place. Raises as ``unseal`` does."""
    return sealing.unseal_bytes(_known_key(participant), blob, sealing.aad(table, row, field))


@contextmanager
def open_for(people: Iterable[UUID]) -> Iterator[None]:
    """Inside, the keys of these people are read from the database once; at the end they are forgotten."""
    asked, outside = set(people), _keys.get() or {}
    known = {person: outside[person] for person in asked & outside.keys()}
    rows = PersonKey.objects.unguarded(because=BECAUSE).filter(participant__in=asked - known.keys())
    token = _keys.set(known | _unwrapped(rows.values_list("participant_id", "wrapped")))
    try:
        yield
    finally:
        _keys.reset(token)


def make_root_key() -> bool:
    """Make the root key's file where there is none; says whether it did.

    Raises ``sealing.KeyFileError`` where people have keys already: the file is lost, and a new one would hide that.
    """
    if settings.NARRATIVE_KEY_FILE.exists():
        return False
    if PersonKey.objects.unguarded(because=BECAUSE).exists():
        raise sealing.KeyFileError(
            f"{settings.NARRATIVE_KEY_FILE} is missing; put the file from the backup back"
        )
    sealing.create_key_file(settings.NARRATIVE_KEY_FILE)
    return True


def rotation() -> rotating.Rotation:
    """How a new root key takes the old one's place: it wraps the key of every person anew, and no text is touched."""
    rows = PersonKey.objects.unguarded(because=BECAUSE).filter(destroyed_at=None)
    return rotating.Rotation(settings.NARRATIVE_KEY_FILE, rows, "wrapped", _wrapped_anew)


def _wrapped_anew(row: PersonKey, old: bytes, new: bytes) -> bytes | None:
    place = _place(row.participant_id)
    try:
        sealing.unwrap(new, row.wrapped, place)
    except sealing.SealBroken:
        return sealing.wrap(new, sealing.unwrap(old, row.wrapped, place), place)
    return None


def destroy_key(participant: UUID) -> bool:
    """Destroy a person's key for ever, in the open transaction: what it sealed opens for nobody any more.

    The row stays, so that no second key is made and that it is known why nothing opens. Says whether there was a key.
    """
    rows = PersonKey.objects.unguarded(because=BECAUSE).filter(participant=participant, destroyed_at=None)
    return bool(rows.update(wrapped=b"", destroyed_at=clock.now()))


def _root_keys() -> tuple[bytes, ...]:
    """Only the owner makes a root key: a door that cannot read its file must not go on with another one."""
    if settings.SIDE == "house":
        make_root_key()
    return sealing.read_keys(settings.NARRATIVE_KEY_FILE)


def _key_for(participant: UUID) -> bytes:
    return _key_of(participant) or _first_key(participant)


def _known_key(participant: UUID) -> bytes:
    key = _key_of(participant)
    if key is None:
        raise _without_key(participant)
    return key


def _without_key(participant: UUID) -> sealing.SealBroken:
    if PersonKey.objects.unguarded(because=BECAUSE).filter(participant=participant).exists():
        return sealing.KeyDestroyed("the key of this person was destroyed")
    return sealing.SealBroken("nothing was ever sealed for this person")


def _key_of(participant: UUID) -> bytes | None:
    known = _keys.get()
    if known is not None and participant in known:
        return known[participant]
    rows = PersonKey.objects.unguarded(because=BECAUSE).filter(participant=participant)
    return _unwrapped(rows.values_list("participant_id", "wrapped")).get(participant)


def _first_key(participant: UUID) -> bytes:
    """A key for somebody who has none; where another request makes one at the same moment, the earlier one stays."""
    wrapped = sealing.wrap(_root_keys()[0], sealing.new_key(), _place(participant))
    made = PersonKey(participant_id=participant, wrapped=wrapped, made_at=clock.now())
    PersonKey.objects.unguarded(because=BECAUSE).bulk_create([made], ignore_conflicts=True)
    key = _key_of(participant)
    if key is None:
        raise _without_key(participant)
    if (known := _keys.get()) is not None:
        known[participant] = key
    return key


def _unwrapped(rows: Iterable[tuple[UUID, bytes | memoryview]]) -> Keys:
    found = [(person, wrapped) for person, wrapped in rows if wrapped]
    root_keys = _root_keys() if found else ()
    return {person: _with_one_of(root_keys, wrapped, _place(person)) for person, wrapped in found}


def _with_one_of(root_keys: tuple[bytes, ...], wrapped: bytes | memoryview, place: bytes) -> bytes:
    """The person's key under the present root key or, during a rotation, the next. Raises ``SealBroken``."""
    *others, last = root_keys
    for key in others:
        with suppress(sealing.SealBroken):
            return sealing.unwrap(key, wrapped, place)
    return sealing.unwrap(last, wrapped, place)


def _place(participant: UUID) -> bytes:
    return sealing.aad(WRAPPED_IN, participant, "wrapped")
