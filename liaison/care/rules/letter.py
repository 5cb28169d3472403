"""What a referral may carry, in its two layers, and what of it must not stand in the first.

The need profile is read with the link alone, by whoever shares the mailbox; identity only after the programme's own
code. So nothing in the profile may name the person. Source: care.md 8 (requirement 8), secrecy.md 1.1.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from liaison.common.folding import fold

PROFILE: Final = ("age", "sex", "language", "interpreter", "living", "asked", "wants", "practical")
IDENTITY: Final = ("name", "born", "telephone", "mail", "reach")
TYPED: Final = ("asked", "wants", "practical", "interpreter")
"""Items of the first layer that somebody types: in them a name can slip through."""

Items = tuple[tuple[str, str], ...]
SHORTEST_NAME: Final = 3
BANDS: Final = (18, 25, 30, 40, 50, 60)
_COURT = """
    rechtbank strafrechter drugbehandelingskamer dbk parket justitie justitiehuis zitting vonnis proefzorg
    voorhechtenis gevangenis tribunal parquet justice audience jugement correctionnel prison detention
    judge prosecutor sentence probation jail
"""
COURT_WORDS: Final = frozenset(_COURT.split())
"""Words that tell where somebody comes from: shown to the liaison as a warning, for a word can also be meant otherwise."""


@dataclass(frozen=True)
class Letter:
    """What leaves: the need profile, then identity; and the names of the items that were struck out."""

    profile: Items
    identity: Items
    struck: tuple[str, ...]


def compose(items: Mapping[str, str], struck: Iterable[str]) -> Letter:
    """The letter of what was typed, without the items that were struck out or left empty."""
    out = frozenset(struck)
    there = [key for key in (*PROFILE, *IDENTITY) if items.get(key)]
    sent = frozenset(there) - out
    return Letter(
        profile=tuple((key, items[key]) for key in PROFILE if key in sent),
        identity=tuple((key, items[key]) for key in IDENTITY if key in sent),
        struck=tuple(key for key in there if key in out),
    )


def digest(letter: Letter) -> str:
    """The hash over both layers, which shows later that what is read is what was sent."""
    text = json.dumps([letter.profile, letter.identity], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def written(items: Items) -> str:
    """A layer as it is sealed."""
    return json.dumps(items, ensure_ascii=False)


def read(text: str) -> Items:
    """A layer as it was sealed."""
    return tuple((key, value) for key, value in json.loads(text))


def age_band(age: int) -> str:
    """The band of an age, coarse enough not to point to anybody: ``30-39``; ``60+`` and ``-17`` at the ends."""
    if age < BANDS[0]:
        return f"-{BANDS[0] - 1}"
    if age >= BANDS[-1]:
        return f"{BANDS[-1]}+"
    place = next(n for n, edge in enumerate(BANDS[1:]) if age < edge)
    return f"{BANDS[place]}-{BANDS[place + 1] - 1}"


def named_in(text: str, names: Iterable[str]) -> str:
    """The part of a name that stands in a text as a word of its own, as it was typed there; empty for none.

    Short parts (``de``, ``El``) are words of their own and are not looked for.
    """
    parts = {part for name in names for part in fold(name).split() if len(part) >= SHORTEST_NAME}
    return next((word for word in _words(text) if fold(word) in parts), "")


def court_words_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The words that tell of a court, each once, in the order of the texts."""
    found = (word for text in texts for word in _words(text) if fold(word) in COURT_WORDS)
    return tuple(dict.fromkeys(found))


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text).split()
