"""A backup's file: it opens for its recipient alone, and only as it was written."""

from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.common.backups import parcel


@pytest.fixture
def keys(tmp_path: Path) -> tuple[bytes, bytes]:
    return pair(tmp_path / "court")


def pair(at: Path) -> tuple[bytes, bytes]:
    """A private and a public key."""
    private, public = at.with_suffix(".private"), at.with_suffix(".public")
    parcel.make_keys(private, public)
    return parcel.key_in(private), parcel.key_in(public)


def packed(lines: list[str], public: bytes) -> bytes:
    file = BytesIO()
    parcel.pack(lines, file, public)
    return file.getvalue()


def unpacked(content: bytes, private: bytes) -> list[str]:
    return list(parcel.unpack(BytesIO(content), private))


PRIVATE, PUBLIC = (
    bytes(range(32)),
    bytes.fromhex("8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f"),
)


@given(lines=st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"))))
def test_what_was_packed_comes_back(lines: list[str]) -> None:
    assert unpacked(packed(lines, PUBLIC), PRIVATE) == lines


def long_lines(seed: int = 1) -> list[str]:
    """More than fits in one frame, even packed."""
    chance = Random(seed)
    return [chance.randbytes(500).hex() for _ in range(800)]


def test_a_long_one_comes_back_in_several_frames(keys: tuple[bytes, bytes]) -> None:
    content = packed(long_lines(), keys[1])
    assert len(content) > 3 * parcel.FRAME
    assert unpacked(content, keys[0]) == long_lines()


def test_it_shows_nothing_of_what_is_in_it(keys: tuple[bytes, bytes]) -> None:
    assert b"Peeters" not in packed(["Yara Peeters"], keys[1])


def test_another_key_does_not_open_it(keys: tuple[bytes, bytes], tmp_path: Path) -> None:
    with pytest.raises(parcel.DamagedError):
        unpacked(packed(["one"], keys[1]), pair(tmp_path / "care")[0])


def test_any_changed_bit_is_found(keys: tuple[bytes, bytes]) -> None:
    content, chance = packed(["one", "two"], keys[1]), Random(7)
    for place in range(len(content)):
        changed = bytearray(content)
        changed[place] ^= 1 << chance.randrange(8)
        with pytest.raises(parcel.DamagedError):
            unpacked(bytes(changed), keys[0])


def test_a_cut_or_lengthened_file_is_found(keys: tuple[bytes, bytes]) -> None:
    content = packed(long_lines(), keys[1])
    for length in (0, 10, 60, parcel.FRAME, len(content) - 20, len(content) - 1):
        with pytest.raises(parcel.DamagedError):
            unpacked(content[:length], keys[0])
    with pytest.raises(parcel.DamagedError, match="added"):
        unpacked(content + b"x", keys[0])


def test_frames_in_another_order_are_found(keys: tuple[bytes, bytes]) -> None:
    content = packed(long_lines(), keys[1])
    begin, size = len(parcel.MAGIC) + 32, parcel.FRAME + 16 + parcel.HEAD.size
    first, second = content[begin : begin + size], content[begin + size : begin + 2 * size]
    with pytest.raises(parcel.DamagedError):
        unpacked(content[:begin] + second + first + content[begin + 2 * size :], keys[0])


def test_the_private_half_is_for_its_owner_alone_and_nothing_is_overwritten(tmp_path: Path) -> None:
    pair(tmp_path / "court")
    assert (tmp_path / "court.private").stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        pair(tmp_path / "court")


@pytest.mark.parametrize("content", ["", "no key", "ab" * 31])
def test_a_file_that_holds_no_key_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "key").write_text(content)
    with pytest.raises(parcel.NotAKeyError):
        parcel.key_in(tmp_path / "key")
