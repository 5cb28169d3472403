"""What the court was told, exchange by exchange, on file; and the first place where two such files differ."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

Entry = Mapping[str, Any]
WINDOW = 160
"""Characters shown around the first difference of two texts."""


class Transcript:
    """A growing file with one exchange a line, and the digest of all of it."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("w", encoding="utf-8")
        self.digest = hashlib.sha256()
        self.count = 0
        self.broken: list[str] = []

    def add(self, **entry: Any) -> None:
        """Write one exchange down."""
        line = json.dumps(entry, default=str) + "\n"
        self.file.write(line)
        self.digest.update(line.encode())
        self.count += 1

    def close(self) -> dict[str, Any]:
        """The summary by which two transcripts are compared without reading them."""
        self.file.close()
        return {"digest": self.digest.hexdigest(), "count": self.count, "broken": self.broken}


def read(path: Path) -> Iterator[Entry]:
    """The exchanges of a transcript, in order."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def first_difference(one: Path, other: Path) -> str | None:
    """The first exchange that is not the same, in a few lines that a person can read; None where all are."""
    for place, (mine, theirs) in enumerate(zip_longest(read(one), read(other)), start=1):
        if mine != theirs:
            return f"exchange {place}: " + _told(mine or {}, theirs or {})
    return None


def _told(mine: Entry, theirs: Entry) -> str:
    part = next(key for key in [*mine, *theirs] if mine.get(key) != theirs.get(key))
    where = " ".join(str((mine or theirs).get(key, "")) for key in ("who", "language", "method", "url"))
    a, b = _window(_text(mine.get(part)), _text(theirs.get(part)))
    return f"{where}\n  {part}\n  A  {a}\n  B  {b}"


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.encode("latin-1", "replace").decode("utf-8", "replace")
    return json.dumps(value, ensure_ascii=False)


def _window(a: str, b: str) -> tuple[str, str]:
    """Both texts around the first character that differs."""
    at = next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    cut = slice(max(0, at - WINDOW // 2), at + WINDOW)
    return repr(a[cut]), repr(b[cut])
