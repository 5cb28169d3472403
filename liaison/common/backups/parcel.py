"""A file that only its recipient opens: X25519 to his public key, then AES-256-GCM over the packed text in frames.

Each frame carries its number and whether it is the last, so that a file that was changed, cut, lengthened or put
together from two is refused. Whoever makes the file cannot open it. Source: the STREAM construction (Hoang,
Reyhanitabar, Rogaway, Vizár 2015), as in age.
"""

import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"liaison backup 1\n"
FRAME = 64 * 1024
KEY_SIZE = 32
HEAD = struct.Struct(">?I")
"""Before each frame: whether it is the last, and how many bytes follow."""


class DamagedError(Exception):
    """The file is not a whole backup, or not for this key; the message says which."""


class NotAKeyError(Exception):
    """A file does not hold the half of a key that is asked for."""


def make_keys(private: Path, public: Path) -> None:
    """A pair of keys in two new files, the private one for its owner alone. Raises ``FileExistsError``."""
    key = X25519PrivateKey.generate()
    with os.fdopen(os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f"{key.private_bytes_raw().hex()}\n")
    with public.open("x") as file:
        file.write(f"{key.public_key().public_bytes_raw().hex()}\n")


def key_in(path: Path) -> bytes:
    """The half of a key in a file. Raises ``NotAKeyError``."""
    try:
        found = bytes.fromhex(path.read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise NotAKeyError(f"{path} holds no key: {error}") from None
    if len(found) != KEY_SIZE:
        raise NotAKeyError(f"{path} holds no key: {KEY_SIZE} bytes as hex digits are needed")
    return found


def pack(lines: Iterable[str], file: IO[bytes], recipient: bytes) -> None:
    """Write the lines for the holder of the private half of ``recipient``."""
    once = X25519PrivateKey.generate()
    begin = MAGIC + once.public_key().public_bytes_raw()
    cipher = _cipher(once.exchange(X25519PublicKey.from_public_bytes(recipient)), begin, recipient)
    file.write(begin)
    pending, number = b"", 0
    for piece in _packed(lines):
        pending += piece
        while len(pending) > FRAME:
            _write(file, cipher, number, pending[:FRAME], is_last=False)
            pending, number = pending[FRAME:], number + 1
    _write(file, cipher, number, pending, is_last=True)


def unpack(file: IO[bytes], private: bytes) -> Iterator[str]:
    """The lines again. Raises ``DamagedError`` where the file stops being what was written."""
    begin = file.read(len(MAGIC) + KEY_SIZE)
    if not begin.startswith(MAGIC) or len(begin) != len(MAGIC) + KEY_SIZE:
        raise DamagedError("this is not a backup")
    key = X25519PrivateKey.from_private_bytes(private)
    try:
        shared = key.exchange(X25519PublicKey.from_public_bytes(begin[len(MAGIC) :]))
    except ValueError:
        raise DamagedError("this is not a backup") from None
    cipher = _cipher(shared, begin, key.public_key().public_bytes_raw())
    pending, unpacking = b"", zlib.decompressobj()
    try:
        for frame in _frames(file, cipher):
            *whole, pending = (pending + unpacking.decompress(frame)).split(b"\n")
            yield from (line.decode() for line in whole)
    except (zlib.error, UnicodeDecodeError):
        raise DamagedError("what is in it cannot be read") from None
    if pending or not unpacking.eof:
        raise DamagedError("it ends in the middle of a line")


def _frames(file: IO[bytes], cipher: AESGCM) -> Iterator[bytes]:
    number, is_last = 0, False
    while not is_last:
        head = file.read(HEAD.size)
        if len(head) != HEAD.size:
            raise DamagedError(f"it was cut: nothing after part {number}")
        is_last, size = HEAD.unpack(head)
        try:
            yield cipher.decrypt(_nonce(number), file.read(min(size, 2 * FRAME)), head)
        except (InvalidTag, ValueError):
            raise DamagedError(f"part {number + 1} was changed, or it is for another key") from None
        number += 1
    if file.read(1):
        raise DamagedError("something was added at its end")


def _write(file: IO[bytes], cipher: AESGCM, number: int, content: bytes, *, is_last: bool) -> None:
    head = HEAD.pack(is_last, len(content) + 16)
    file.write(head + cipher.encrypt(_nonce(number), content, head))


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _cipher(shared: bytes, begin: bytes, recipient: bytes) -> AESGCM:
    derived = HKDF(SHA256(), KEY_SIZE, salt=begin + recipient, info=b"liaison backup").derive(shared)
    return AESGCM(derived)


def _packed(lines: Iterable[str]) -> Iterator[bytes]:
    packing = zlib.compressobj(6)
    for line in lines:
        if piece := packing.compress(f"{line}\n".encode()):
            yield piece
    yield packing.flush()
