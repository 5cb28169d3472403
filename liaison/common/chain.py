"""The hash chain under the log: canonical text, links, roots of checkpoints and their signatures.

Needs no Django, so that an auditor can check the log with this file, ``verify.py`` and the ``cryptography``
package alone. Every text that enters a hash or a signature is UTF-8.
"""

import hashlib
import json
from datetime import UTC, datetime
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

GENESIS = "0" * 64
"""What the first row of every chain is linked to."""

_OTHER_TYPE = "canonical text holds str, int, bool, None, list and dict with str keys, not {}"


def canonical(value: object) -> str:
    """The one JSON text of a value: keys sorted by code point, no spaces, nothing escaped that need not be.

    Raises ``TypeError`` for anything but str, int, bool, None, list and dict with str keys (a float, a date or a
    lazy translation has no single text), and ``ValueError`` for a lone surrogate, which no UTF-8 can hold.
    """
    _refuse_other_types(value)
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    text.encode()
    return text


def _refuse_other_types(value: object) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(_OTHER_TYPE.format(type(key).__name__))
            _refuse_other_types(item)
    elif isinstance(value, list):
        for item in value:
            _refuse_other_types(item)
    elif value is not None and not isinstance(value, str | int):
        raise TypeError(_OTHER_TYPE.format(type(value).__name__))


def stamp(moment: datetime) -> str:
    """The one text of a moment in the log: UTC, microseconds, ``Z``. Raises ``ValueError`` without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment in the log needs a time zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def link(previous: str, body: str) -> str:
    """The hash (hex) of a row, from the hash of the row before it and its own canonical text."""
    return hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest()


def root(at: str, heads: dict[str, tuple[int, str]]) -> str:
    """The hash (hex) of a checkpoint: its time, and of each chain the last sequence number and hash.

    The time is inside so that two equal roots never betray that nothing happened on a side in between.
    """
    return hashlib.sha256(f"{at}\n{heads_text(heads)}".encode()).hexdigest()


def heads_text(heads: dict[str, tuple[int, str]]) -> str:
    """The heads of a checkpoint as they are stored and hashed: ``{chain: [seq, hash]}``."""
    return canonical({chain: [seq, digest] for chain, (seq, digest) in heads.items()})


def statement(door: str, at: str, root: str) -> bytes:
    """What a door signs at a checkpoint; it names its kind, so that no other signature can stand for it."""
    return canonical({"at": at, "door": door, "root": root, "what": "checkpoint"}).encode()


def sign(private_key: bytes, statement: bytes) -> str:
    """The Ed25519 signature in hex. The key is 32 raw bytes or an unencrypted PEM; raises ``ValueError``."""
    return _private(private_key).sign(statement).hex()


def public_of(private_key: bytes) -> str:
    """The public half in hex, which may be given to anybody. Raises ``ValueError``."""
    return _private(private_key).public_key().public_bytes_raw().hex()


def is_signed(public_key: str, statement: bytes, signature: str) -> bool:
    """Whether the holder of the key signed the statement; a key or signature that cannot be read says no."""
    try:
        _public(public_key).verify(bytes.fromhex(signature), statement)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


@lru_cache(maxsize=64)
def _public(public_key: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))


def _private(private_key: bytes) -> Ed25519PrivateKey:
    if not private_key.startswith(b"-----BEGIN"):
        return Ed25519PrivateKey.from_private_bytes(private_key)
    key = load_pem_private_key(private_key, password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("the signing key must be an Ed25519 key")
    return key
