"""The hash chain's texts, links, roots and signatures."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from liaison.common import chain

pytestmark = pytest.mark.once

KEY = b"k" * 32
texts = st.text(st.characters(exclude_categories=["Cs"]))
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
)


@given(plain)
def test_canonical_text_reads_back_as_the_same_value(value: object) -> None:
    assert json.loads(chain.canonical(value)) == value


@given(st.dictionaries(texts, st.integers()))
def test_canonical_text_does_not_depend_on_the_order_of_keys(value: dict[str, int]) -> None:
    assert chain.canonical(dict(reversed(value.items()))) == chain.canonical(value)


def test_canonical_text_has_no_spaces_and_escapes_no_letters() -> None:
    assert chain.canonical({"b": [1, None, True], "a": "één ğ"}) == '{"a":"één ğ","b":[1,null,true]}'


@pytest.mark.parametrize(
    "value",
    [1.5, float("nan"), date(2026, 3, 1), b"x", (1, 2), {1: "a"}, {"a": [{"b": {1}}]}, gettext_lazy("Yes")],
)
def test_a_value_without_one_text_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        chain.canonical(value)


def test_text_that_is_no_utf8_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        chain.canonical({"a": "\ud800"})


def test_a_stamp_is_utc_with_microseconds() -> None:
    noon = datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=1)))
    assert chain.stamp(noon) == "2026-03-01T11:00:00.000000Z"


def test_a_moment_without_a_zone_has_no_stamp() -> None:
    with pytest.raises(ValueError, match="zone"):
        chain.stamp(datetime(2026, 3, 1, tzinfo=UTC).replace(tzinfo=None))


def test_a_link_is_the_sha256_of_the_previous_hash_and_the_text() -> None:
    assert chain.link(chain.GENESIS, "é") == hashlib.sha256(b"0" * 64 + b"\n" + "é".encode()).hexdigest()


@given(plain, plain)
def test_two_texts_never_share_a_link(one: object, two: object) -> None:
    first, second = chain.canonical(one), chain.canonical(two)
    assert (chain.link(chain.GENESIS, first) == chain.link(chain.GENESIS, second)) is (first == second)


def test_the_root_of_an_idle_side_changes_with_the_time() -> None:
    heads = {"care-1": (7, "a" * 64)}
    assert chain.root("2026-03-01T10:00:00.000000Z", heads) != chain.root(
        "2026-03-01T10:10:00.000000Z", heads
    )


def test_a_root_is_the_sha256_of_the_time_and_the_heads() -> None:
    expected = hashlib.sha256(b't\n{"a":[1,"x"],"b":[2,"y"]}').hexdigest()
    assert chain.root("t", {"b": (2, "y"), "a": (1, "x")}) == expected


def test_a_signature_holds_for_its_statement_and_no_other() -> None:
    signed = chain.statement("care", "t", "r")
    signature = chain.sign(KEY, signed)
    others = [
        chain.statement("court", "t", "r"),
        chain.statement("care", "u", "r"),
        chain.statement("care", "t", "s"),
    ]
    assert chain.is_signed(chain.public_of(KEY), signed, signature)
    assert not any(chain.is_signed(chain.public_of(KEY), other, signature) for other in others)


def test_a_signature_holds_for_its_own_key_only() -> None:
    assert not chain.is_signed(chain.public_of(b"o" * 32), b"x", chain.sign(KEY, b"x"))


@pytest.mark.parametrize(
    ("public", "signature"), [("", ""), ("zz", "00"), ("11" * 32, "00" * 64), ("00" * 31, "é")]
)
def test_what_is_no_key_or_signature_counts_as_unsigned(public: str, signature: str) -> None:
    assert not chain.is_signed(public, b"x", signature)


def pem(key: Ed25519PrivateKey | X25519PrivateKey) -> bytes:
    """The key as a file would hold it."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def test_a_key_in_pem_signs_like_the_same_raw_key() -> None:
    assert chain.sign(pem(Ed25519PrivateKey.from_private_bytes(KEY)), b"x") == chain.sign(KEY, b"x")


@pytest.mark.parametrize("key", [b"short", pem(X25519PrivateKey.from_private_bytes(KEY))])
def test_a_key_of_another_kind_does_not_sign(key: bytes) -> None:
    with pytest.raises(ValueError, match="Ed25519"):
        chain.sign(key, b"x")
