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


class KeyDestroyed(SealBroken):
    """The person's key was destroyed on purpose: what it sealed opens for nobody, ever."""


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

    The file has its name only once it is whole and on the disk. Raises ``KeyFileError`` where something of that name
    exists already: an overwritten key is lost text.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    key, part = new_key(), path.with_name(f".{path.name}.{os.getpid()}")
    made = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(made, "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
        file.flush()
        os.fsync(made)
    try:
        os.link(part, path)
    except FileExistsError:
        raise KeyFileError(f"{path} exists already; a key is never overwritten") from None
    finally:
        part.unlink()
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


def next_key_file(path: Path) -> Path:
    """Where the next key waits while what the present one sealed is sealed anew."""
    return path.with_name(f"{path.name}.next")


def read_keys(path: Path) -> tuple[bytes, ...]:
    """The key of a file, and before it the next one while a rotation is under way. Raises ``KeyFileError``.

    The next one is looked for first: put in its place meanwhile, it is read twice rather than not at all.
    """
    following = next_key_file(path)
    try:
        found = (read_key_file(following),) if following.exists() else ()
    except KeyFileError:
        if following.exists():  # else it was put in its place at this very moment
            raise
        found = ()
    return (*found, read_key_file(path))


def put_next_key_in_place(path: Path) -> None:
    """Let the next key take the place of the present one, in one step that either happened or did not."""
    next_key_file(path).replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
