"""The court's own key, which seals the notes of its judges and nothing else; no other door has it.

Its file is made once by the owner. Source: secrecy.md 5 (AES-256-GCM-SIV, bound to table, row, field and version).
"""

from contextlib import suppress
from uuid import UUID

from django.conf import settings

from liaison.common import rotating, sealing
from liaison.court.models import JudgeNote


def seal(words: str, *, note: UUID, writer: UUID) -> bytes:
    """The words, sealed for this note of this judge. Raises ``sealing.KeyFileError`` without the key's file."""
    return sealing.seal(_keys()[0], words, _place(note, writer))


def unseal(blob: bytes | memoryview, *, note: UUID, writer: UUID) -> str:
    """The words as they were sealed for this note of this judge.

    Raises ``sealing.SealBroken`` for any other note, judge or key, ``sealing.KeyFileError`` without the key's file.
    """
    *others, last = _keys()
    for key in others:
        with suppress(sealing.SealBroken):
            return sealing.unseal(key, blob, _place(note, writer))
    return sealing.unseal(last, blob, _place(note, writer))


def make_key() -> bool:
    """Make the key's file where there is none; says whether it did.

    Raises ``sealing.KeyFileError`` where notes are kept already: the file is lost, and a new one would hide that.
    """
    if settings.NOTE_KEY_FILE.exists():
        return False
    if JudgeNote.objects.unguarded(because="whether there is any, and nothing of it").exists():
        raise sealing.KeyFileError(f"{settings.NOTE_KEY_FILE} is missing; put the file from the backup back")
    sealing.create_key_file(settings.NOTE_KEY_FILE)
    return True


def rotation() -> rotating.Rotation:
    """How a new key takes the old one's place: it seals every note anew."""
    rows = JudgeNote.objects.unguarded(because="sealed anew, and read by nobody")
    return rotating.Rotation(settings.NOTE_KEY_FILE, rows, "sealed", _sealed_anew)


def _sealed_anew(row: JudgeNote, old: bytes, new: bytes) -> bytes | None:
    place = _place(row.pk, row.writer_id)
    try:
        sealing.unseal(new, row.sealed, place)
    except sealing.SealBroken:
        return sealing.seal(new, sealing.unseal(old, row.sealed, place), place)
    return None


def _keys() -> tuple[bytes, ...]:
    return sealing.read_keys(settings.NOTE_KEY_FILE)


def _place(note: UUID, writer: UUID) -> bytes:
    return sealing.aad(JudgeNote._meta.db_table, note, f"sealed by {writer}")
