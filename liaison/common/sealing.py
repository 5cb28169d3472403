"""Envelope encryption: a root key wraps one key per person, and that key seals the person's texts.

No key lives here. AES-256-GCM-SIV (RFC 8452), which survives a repeated nonce, for example after a restored machine
image. Every sealed text is bound to its table, row, field and schema version, so that it opens nowhere else.
Its length can still be read: that of the UTF-8 text plus 29 bytes.
"""

import os
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from liaison.common import chain

KEY_SIZE = 32
NONCE_SIZE = 12
TEXT = b"\x01"
"""First byte of a sealed text: version 1."""

PICTURE = b"\x02"
"""First byte of sealed bytes that are no text: version 1. A page never opens as a text, nor a text as a page."""

KEY = b"\x81"
"""First byte of a wrapped key: version 1. Another than that of a text, so that neither passes for the other."""


class SealBroken(Exception):  # noqa: N818
    """What was sealed was changed, moved from another place, or sealed with another key."""


class KeyFileError(RuntimeError):
    """A key file cannot be used; the message names the file and says what to do, never what is in it."""


def new_key() -> bytes:
    """A random key of 32 bytes."""
    return AESGCMSIV.generate_key(8 * KEY_SIZE)


def aad(table: str, row: UUID, field: str, version: int = 1) -> bytes:
    """The place that a sealed text belongs to; ``version`` is that of the schema of the field."""
    return chain.canonical([table, str(row), field, version]).encode()


def seal(key: bytes, text: str, aad: bytes) -> bytes:
    """The text, sealed: one byte of version, twelve of nonce, the ciphertext and its tag."""
    return _seal(TEXT, key, text.encode(), aad)


def unseal(key: bytes, blob: bytes | memoryview, aad: bytes) -> str:
    """The text as it was sealed. Raises ``SealBroken``."""
    return _unseal(TEXT, key, blob, aad).decode()


def seal_bytes(key: bytes, data: bytes, aad: bytes) -> bytes:
    """Bytes that are no text, sealed in the same way."""
    return _seal(PICTURE, key, data, aad)


def unseal_bytes(key: bytes, blob: bytes | memoryview, aad: bytes) -> bytes:
    """The bytes as they were sealed. Raises ``SealBroken``."""
    return _unseal(PICTURE, key, blob, aad)


def wrap(root_key: bytes, person_key: bytes, aad: bytes) -> bytes:
    """A person's key, sealed with the root key; a new root key rewraps these and no text."""
    return _seal(KEY, root_key, _checked(person_key), aad)


def unwrap(root_key: bytes, blob: bytes | memoryview, aad: bytes) -> bytes:
    """A person's key. Raises ``SealBroken``."""
    return _unseal(KEY, root_key, blob, aad)


def _seal(kind: bytes, key: bytes, content: bytes, aad: bytes) -> bytes:
    nonce = os.urandom(NONCE_SIZE)
    return kind + nonce + AESGCMSIV(_checked(key)).encrypt(nonce, content, kind + aad)


def _unseal(kind: bytes, key: bytes, blob: bytes | memoryview, aad: bytes) -> bytes:
    cipher = AESGCMSIV(_checked(key))
    blob = bytes(blob)
    if blob[:1] != kind:
        raise SealBroken("this is not sealed content of a known version")
    nonce, sealed = blob[1 : 1 + NONCE_SIZE], blob[1 + NONCE_SIZE :]
    try:
        return cipher.decrypt(nonce, sealed, kind + aad)
    except (InvalidTag, ValueError):
        raise SealBroken("changed, moved, or sealed with another key") from None


def _checked(key: bytes) -> bytes:
    if len(key) != KEY_SIZE:
        raise ValueError(f"a key has {KEY_SIZE} bytes, not {len(key)}")
    return key


def create_key_file(path: Path) -> bytes:
    """Make a key and keep it as hex in a new file for its owner alone; overwrites nothing.

    Raises ``KeyFileError`` where something of that name exists already: an overwritten key is lost text.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = new_key()
    try:
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise KeyFileError(f"{path} exists already; a key is never overwritten") from None
    with os.fdopen(made, "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
        file.flush()
        os.fsync(made)
    return key


def read_key_file(path: Path) -> bytes:
    """The key in a file that nobody but its owner can read. Raises ``KeyFileError``."""
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            content = file.read().strip()
    except OSError as error:
        raise KeyFileError(f"{path} cannot be read: {error.strerror}") from None
    if mode & 0o077:
        raise KeyFileError(f"{path} is open to others than its owner; close it with: chmod 600 {path}")
    try:
        return _checked(bytes.fromhex(content.decode("ascii")))
    except ValueError:
        raise KeyFileError(f"{path} must hold {KEY_SIZE} bytes as {2 * KEY_SIZE} hex digits") from None
