"""Pictures as a telephone makes them, with all that it writes beside the pixels."""

import io
from typing import Any

from PIL import Image, ImageDraw

MAKER = "Geheimtelefoon"
PLACE = "51.0543N"


def photo(words: str = "Huurcontract", size: tuple[int, int] = (900, 1200), **how: Any) -> bytes:
    """A sheet of paper with some words, as a JPEG that says where and with what it was taken."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).text((40, 60), words, fill="black", font_size=48)
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = MAKER, how.pop("orientation", 1)
    exif.get_ifd(0x8825)[1] = PLACE
    out = io.BytesIO()
    picture.save(out, how.pop("format", "JPEG"), exif=exif, **how)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    """A picture, read back."""
    return Image.open(io.BytesIO(data))
