"""A photograph of a paper, hostile until proven: its pixels are drawn anew, and nothing else of the file is kept.

A telephone writes into a picture where and when it was taken and with which telephone; a file can be made to break
whoever reads it. So it is decoded in a child process that lives as long as one picture, with little memory and little
time, and what leaves that process is a new JPEG of the pixels alone: one format, one quality, the same bytes for the
same pixels. Source: OWASP File Upload Cheat Sheet (rewrite images); secrecy.md, T19.
"""

import resource
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

MEGABYTE: Final = 1024 * 1024
MOST_BYTES: Final = 15 * MEGABYTE
MOST_PIXELS: Final = 30_000_000
"""Of a picture that must be opened whole. A JPEG is opened at a fraction of its size, so it may have more."""

MOST_PIXELS_OF_A_JPEG: Final = 120_000_000
LONGEST_SIDE: Final = 1800
"""Enough to read small print on a sheet of A4: about 150 dots an inch."""

SHORTEST_SIDE: Final = 200
QUALITY: Final = 75
SECONDS: Final = 20
MEMORY: Final = 768 * MEGABYTE
MEDIA_TYPE: Final = "image/jpeg"

_HEIC: Final = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
_FAULTS: Final = {"damaged", "too-many-pixels", "too-small"}


class PictureError(Exception):
    """A picture that cannot be taken. ``code`` says why: empty, too-large, heic, pdf, no-picture, damaged,
    too-many-pixels or too-small.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def drawn_anew(data: bytes) -> bytes:
    """A JPEG of the pixels of a JPEG, PNG or WebP file, upright, at most ``LONGEST_SIDE`` wide and high.

    Raises ``PictureError``.
    """
    _look(data)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "liaison.common.picture"],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            cwd=Path(__file__).resolve().parents[2],
            env={"PYTHONUTF8": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PictureError("damaged") from None
    if done.returncode or not done.stdout.startswith(b"\xff\xd8"):
        said = done.stderr.decode(errors="replace").strip()
        raise PictureError(said if said in _FAULTS else "damaged")
    return done.stdout


def _look(data: bytes) -> None:
    """What can be told without opening it: its size, and what kind of file it says that it is."""
    if not data:
        raise PictureError("empty")
    if len(data) > MOST_BYTES:
        raise PictureError("too-large")
    if data[:5] == b"%PDF-":
        raise PictureError("pdf")
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise PictureError("heic")
    is_webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    if not (data[:3] == b"\xff\xd8\xff" or data[:8] == b"\x89PNG\r\n\x1a\n" or is_webp):
        raise PictureError("no-picture")


def main() -> int:
    """The child process: a picture on standard input, a JPEG or the name of a fault on the way out."""
    try:
        drawn = _drawn(sys.stdin.buffer.read(MOST_BYTES + 1))
    except PictureError as fault:
        sys.stderr.write(fault.code)
        return 1
    except Exception:  # a broken file breaks its reader in as many ways as there are files
        sys.stderr.write("damaged")
        return 1
    sys.stdout.buffer.write(drawn)
    return 0


def _in_little() -> None:
    """From here on little memory, little time, no file written and no process started."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def _drawn(data: bytes) -> bytes:
    import io

    from PIL import Image, ImageOps

    _in_little()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS_OF_A_JPEG
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as opened:
        is_jpeg = opened.format in {"JPEG", "MPO"}
        width, height = opened.size
        if width * height > (MOST_PIXELS_OF_A_JPEG if is_jpeg else MOST_PIXELS):
            raise PictureError("too-many-pixels")
        if min(width, height) < SHORTEST_SIDE:
            raise PictureError("too-small")
        if is_jpeg:
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(opened)
        pixels = _on_white(upright, Image)
    pixels.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    bare = Image.frombytes("RGB", pixels.size, pixels.tobytes())
    out = io.BytesIO()
    bare.save(out, format="JPEG", quality=QUALITY, subsampling="4:2:0", optimize=False, progressive=False)
    return out.getvalue()


def _on_white(picture: Any, image: Any) -> Any:
    """What is seen through is white, as paper is."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        white = image.new("RGB", seen.size, "white")
        white.paste(seen, mask=seen.getchannel("A"))
        return white
    return picture.convert("RGB")


if __name__ == "__main__":
    sys.exit(main())
