"""Sealed texts open with their own key, in their own place, unchanged, and not otherwise."""

import os
import traceback
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.common import sealing

KEY = b"k" * 32
ROOT = b"r" * 32
ROW = UUID("7d4cf0b0-3f8f-4a54-bb2f-6b1d6c2f3e11")
PLACE = sealing.aad("casework_note", ROW, "text")
texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(text=texts, key=st.binary(min_size=32, max_size=32), place=st.binary())
def test_a_sealed_text_opens_as_it_was(text: str, key: bytes, place: bytes) -> None:
    assert sealing.unseal(key, sealing.seal(key, text, place), place) == text


@given(key=st.binary(min_size=32, max_size=32), place=st.binary())
def test_a_wrapped_key_opens_as_it_was(key: bytes, place: bytes) -> None:
    assert sealing.unwrap(ROOT, sealing.wrap(ROOT, key, place), place) == key


@given(text=texts, spot=st.integers(0), flip=st.integers(1, 255))
def test_a_text_with_any_byte_changed_does_not_open(text: str, spot: int, flip: int) -> None:
    blob = bytearray(sealing.seal(KEY, text, PLACE))
    blob[spot % len(blob)] ^= flip
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(KEY, bytes(blob), PLACE)


@given(length=st.integers(0, 33))
def test_a_text_cut_short_does_not_open(length: int) -> None:
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(KEY, sealing.seal(KEY, "hello", PLACE)[:length], PLACE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        sealing.aad("casework_note", UUID(int=ROW.int + 1), "text"),
        sealing.aad("casework_plan", ROW, "text"),
        sealing.aad("casework_note", ROW, "title"),
        sealing.aad("casework_note", ROW, "text", 2),
        b"",
    ],
)
def test_a_text_moved_to_another_place_does_not_open(elsewhere: bytes) -> None:
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(KEY, sealing.seal(KEY, "hello", PLACE), elsewhere)


@given(texts, texts, texts, texts)
def test_two_places_are_never_the_same_bytes(
    table: str, field: str, other_table: str, other_field: str
) -> None:
    same = (table, field) == (other_table, other_field)
    assert (sealing.aad(table, ROW, field) == sealing.aad(other_table, ROW, other_field)) is same


@given(data=st.binary(), key=st.binary(min_size=32, max_size=32), place=st.binary())
def test_a_sealed_page_opens_as_it_was(data: bytes, key: bytes, place: bytes) -> None:
    assert sealing.unseal_bytes(key, sealing.seal_bytes(key, data, place), place) == data


def test_a_page_and_a_text_never_pass_for_each_other() -> None:
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(KEY, sealing.seal_bytes(KEY, b"hello", PLACE), PLACE)
    with pytest.raises(sealing.SealBroken):
        sealing.unseal_bytes(KEY, sealing.seal(KEY, "hello", PLACE), PLACE)


def test_another_persons_key_does_not_open_a_text() -> None:
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(b"o" * 32, sealing.seal(KEY, "hello", PLACE), PLACE)


def test_another_root_key_does_not_open_a_persons_key() -> None:
    with pytest.raises(sealing.SealBroken):
        sealing.unwrap(b"o" * 32, sealing.wrap(ROOT, KEY, PLACE), PLACE)


@pytest.mark.parametrize("opener", [sealing.unwrap, sealing.unseal])
def test_a_text_and_a_key_never_pass_for_each_other(opener: Callable[..., object]) -> None:
    blob = sealing.seal(KEY, "hello", PLACE) if opener is sealing.unwrap else sealing.wrap(KEY, ROOT, PLACE)
    with pytest.raises(sealing.SealBroken):
        opener(KEY, blob, PLACE)


def test_the_same_text_never_looks_the_same_twice() -> None:
    assert len({sealing.seal(KEY, "no", PLACE) for _ in range(100)}) == 100


def test_a_sealed_text_holds_nothing_of_the_text() -> None:
    assert b"planted" not in sealing.seal(KEY, "planted" * 50, PLACE)


def test_a_broken_seal_tells_nothing_of_key_or_content() -> None:
    blob = sealing.seal(KEY, "planted", PLACE)
    with pytest.raises(sealing.SealBroken) as broken:
        sealing.unseal(b"o" * 32, blob, PLACE)
    told = "".join(traceback.format_exception_only(broken.value))
    assert broken.value.__suppress_context__
    assert not any(word in told for word in ("planted", "oooo", blob.hex(), "casework"))


def test_a_database_may_give_the_sealed_text_as_a_memoryview() -> None:
    assert sealing.unseal(KEY, memoryview(sealing.seal(KEY, "hello", PLACE)), PLACE) == "hello"


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_seals_nothing(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        sealing.seal(b"k" * length, "hello", PLACE)


def test_two_new_keys_differ() -> None:
    one, two = sealing.new_key(), sealing.new_key()
    assert (len(one), len(two), one == two) == (32, 32, False)


def test_a_new_key_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "var" / "keys" / "care.key"
    previous = os.umask(0)
    try:
        made = sealing.create_key_file(path)
    finally:
        os.umask(previous)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert sealing.read_key_file(path) == made


def test_a_key_file_is_never_overwritten(tmp_path: Path) -> None:
    made = sealing.create_key_file(tmp_path / "care.key")
    with pytest.raises(sealing.KeyFileError, match="never overwritten"):
        sealing.create_key_file(tmp_path / "care.key")
    assert sealing.read_key_file(tmp_path / "care.key") == made


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602])
def test_a_key_file_open_to_others_is_refused_with_the_cure(tmp_path: Path, mode: int) -> None:
    sealing.create_key_file(tmp_path / "care.key")
    (tmp_path / "care.key").chmod(mode)
    with pytest.raises(sealing.KeyFileError, match=f"chmod 600 {tmp_path}/care.key"):
        sealing.read_key_file(tmp_path / "care.key")


def test_a_key_file_may_be_read_only_for_its_owner(tmp_path: Path) -> None:
    made = sealing.create_key_file(tmp_path / "care.key")
    (tmp_path / "care.key").chmod(0o400)
    assert sealing.read_key_file(tmp_path / "care.key") == made


@pytest.mark.parametrize(
    "content", [b"", b"abc", b"zz" * 32, b"ab" * 31, b"ab" * 33, b"\xff" * 64, b"ab" * 32 + b"\n\nab"]
)
def test_a_file_without_a_key_is_refused_and_not_quoted(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "care.key"
    path.touch(mode=0o600)
    path.write_bytes(content)
    with pytest.raises(sealing.KeyFileError, match="64 hex digits") as refused:
        sealing.read_key_file(path)
    assert not content or content.decode("latin-1") not in str(refused.value)


def test_a_missing_key_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(sealing.KeyFileError, match=r"care\.key cannot be read: No such file"):
        sealing.read_key_file(tmp_path / "care.key")


def test_a_directory_is_no_key_file(tmp_path: Path) -> None:
    with pytest.raises(sealing.KeyFileError, match="Is a directory"):
        sealing.read_key_file(tmp_path)
