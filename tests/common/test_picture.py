"""A photograph is drawn anew: its pixels stay, and nothing else of the file does."""

import io
import zlib

import pytest
from PIL import Image

from liaison.common import picture
from tests import pictures

pytestmark = pytest.mark.once


def fault_of(data: bytes) -> str:
    with pytest.raises(picture.PictureError) as refused:
        picture.drawn_anew(data)
    return refused.value.code


def test_nothing_but_pixels_is_left_of_a_photo() -> None:
    photo = pictures.photo()
    assert pictures.MAKER.encode() in photo
    drawn = picture.drawn_anew(photo)
    assert pictures.MAKER.encode() not in drawn
    assert pictures.PLACE.encode() not in drawn
    assert dict(pictures.opened(drawn).getexif()) == {}
    assert set(pictures.opened(drawn).info) == {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_the_same_photo_is_the_same_bytes() -> None:
    photo = pictures.photo()
    assert picture.drawn_anew(photo) == picture.drawn_anew(photo)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_each_kind_of_picture_becomes_a_jpeg(kind: str) -> None:
    drawn = pictures.opened(picture.drawn_anew(pictures.photo(format=kind)))
    assert (drawn.format, drawn.mode, drawn.size) == ("JPEG", "RGB", (900, 1200))


def test_a_photo_taken_sideways_is_upright() -> None:
    drawn = picture.drawn_anew(pictures.photo(size=(1200, 900), orientation=6))
    assert pictures.opened(drawn).size == (900, 1200)


def test_a_large_photo_is_made_smaller_and_can_still_be_read() -> None:
    drawn = pictures.opened(picture.drawn_anew(pictures.photo(size=(4000, 3000))))
    assert drawn.size == (picture.LONGEST_SIDE, picture.LONGEST_SIDE * 3 // 4)


def test_what_is_seen_through_is_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (300, 300), (10, 20, 30, 0)).save(out, "PNG")
    assert pictures.opened(picture.drawn_anew(out.getvalue())).getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_that_unpacks_to_far_more_than_it_weighs_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    assert len(out.getvalue()) < 200_000
    assert fault_of(out.getvalue()) == "too-many-pixels"


def test_a_size_that_lies_is_refused() -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)

    head = chunk(b"IHDR", (400).to_bytes(4) + (400).to_bytes(4) + b"\x08\x02\x00\x00\x00")
    bomb = chunk(b"IDAT", zlib.compress(b"\x00" * 50_000_000))
    assert fault_of(b"\x89PNG\r\n\x1a\n" + head + bomb + b"x" * 9) in {"damaged", "too-many-pixels"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 and so on", "pdf"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "heic"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "no-picture"),
        (b"GIF89a and so on", "no-picture"),
        (b"PK\x03\x04 a zip", "no-picture"),
        (b"\xff\xd8\xff\xe0 no more than a beginning", "damaged"),
        (b"\x89PNG\r\n\x1a\nbroken", "damaged"),
    ],
)
def test_what_is_no_readable_picture_is_refused_by_name(data: bytes, code: str) -> None:
    assert fault_of(data) == code


def test_a_photo_cut_short_is_damaged() -> None:
    photo = pictures.photo()
    assert fault_of(photo[: len(photo) // 2]) == "damaged"


def test_a_picture_too_small_to_read_and_one_too_large_to_take_are_refused() -> None:
    assert fault_of(pictures.photo(size=(150, 900))) == "too-small"
    assert fault_of(b"\xff\xd8\xff" + b"x" * picture.MOST_BYTES) == "too-large"


def test_a_picture_with_a_page_of_script_behind_it_loses_it() -> None:
    assert b"<script>" not in picture.drawn_anew(pictures.photo() + b"<script>alert(1)</script>")
