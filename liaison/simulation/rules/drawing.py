"""A page as somebody photographs it: drawn lines under a heading, marked as constructed across the whole of it."""

import hashlib
from functools import cache
from io import BytesIO
from typing import Final

SIZE: Final = (620, 877)
"""A sheet of A4 at 75 dots an inch: readable on a telephone, and small to keep."""

MARGIN, FIRST_LINE, LINE = 60, 190, 34
PAPER, INK, GREY, MARK = "#fdfcf8", "#1b2733", "#c9c4b8", "#9d2f24"
QUALITY: Final = 60
A_GAP: Final = 40
"""Of 256: how often a line between two paragraphs is empty."""

MARKED: Final = "VERZONNEN - FICTIF - CONSTRUCTED"


@cache
def page(heading: str) -> bytes:
    """A JPEG of one page under a heading without accents; the same bytes for the same heading."""
    from PIL import Image, ImageDraw, ImageFont

    sheet = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.text((MARGIN, 80), heading, fill=INK, font=ImageFont.load_default(30))
    pen.line((MARGIN, 130, SIZE[0] - MARGIN, 130), fill=INK, width=2)
    lengths = hashlib.sha256(heading.encode()).digest()
    for length, top in zip(lengths, range(FIRST_LINE, SIZE[1] - 150, LINE), strict=False):
        if length > A_GAP:
            pen.rectangle((MARGIN, top, SIZE[0] // 2 + length, top + 12), fill=GREY)
    stamp = Image.new("L", (520, 60), 0)
    ImageDraw.Draw(stamp).text((10, 14), MARKED, fill=255, font=ImageFont.load_default(28))
    turned = stamp.rotate(28, expand=True)
    sheet.paste(MARK, (70, 380), turned)
    out = BytesIO()
    sheet.save(out, format="JPEG", quality=QUALITY)
    return out.getvalue()
