"""A name in small pieces as it sounds, so that whoever types it otherwise still finds the person.

Flemish, French, Arabic, Turkish and Polish names are written as they were heard: c or k, ou or u, dt or t, one letter
or two. What sounds alike is made equal before the name is cut up. Source: interface.md, rule 19.
"""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Final

from liaison.common.folding import fold

_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch|sz|cz|sh|ch|tj|dj|kh|gh", "x"),
        (r"ph|ff|w|v", "f"),
        (r"ck|cq|c(?![eiy])|q|g", "k"),
        (r"c|z", "s"),
        (r"x", "k"),
        (r"th|dt|d", "t"),
        (r"b", "p"),
        (r"eau|au|ow|ou|oe|oo|u", "o"),
        (r"ij|ei|ey|ai|ay|y|ie|ee|j|e", "i"),
        (r"h", ""),
        (r"n(?=[pfk])", "m"),
    )
)
_DOUBLE: Final = re.compile(r"(.)\1+")
SIZE: Final = 3
ALIKE: Final = 0.55
"""Below this a name is another one: chosen so that none of 800 misspelt names is lost."""

PARTICLES: Final = frozenset(
    ["van", "den", "der", "de", "ter", "ten", "la", "le", "du", "des", "el", "al", "ben", "bin", "ould"]
)


def sound(word: str) -> str:
    """One word of a name as it sounds, with each letter once."""
    heard = word
    for pattern, letters in _SOUNDS:
        heard = pattern.sub(letters, heard)
    return _DOUBLE.sub(r"\1", heard)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name as they sound; a particle counts only where there is nothing else."""
    folded = fold(text.replace("'", "").replace("’", "")).split()
    whole = [word for word in folded if word not in PARTICLES] or folded
    return tuple(heard for heard in map(sound, whole) if heard)


def grams(text: str) -> frozenset[str]:
    """The pieces of a name: two and three letters in a row, with a sign where a word begins and ends."""
    pieces: set[str] = set()
    for word in words_of(text):
        framed = f"^{word}$"
        pieces.update(framed[place : place + SIZE] for place in range(len(framed) - SIZE + 1))
        pieces.update(framed[place : place + 2] for place in range(len(framed) - 1))
    return frozenset(pieces)


def likeness(typed: str, name: str) -> float:
    """How alike what was typed and a name are, from 0 to 1, whatever the order of their words."""
    mine, theirs = words_of(typed), words_of(name)
    if not mine or not theirs:
        return 0.0
    best = [max(_ratio(word, other) for other in theirs) for word in mine]
    joined = _ratio("".join(sorted(mine)), "".join(sorted(theirs)))
    return sum(best) / len(best) + joined / 10


def _ratio(word: str, other: str) -> float:
    """A word that is only begun is as good as the part of it that was typed."""
    begun = SequenceMatcher(None, word, other[: len(word)]).ratio() * 0.97
    return max(SequenceMatcher(None, word, other).ratio(), begun)


def best_of(typed: str, names: Mapping[str, str] | Iterable[tuple[str, str]], many: int) -> list[str]:
    """The keys of the names that are alike enough to what was typed, the likeliest first."""
    pairs = names.items() if isinstance(names, Mapping) else names
    rated = [(likeness(typed, name), name, key) for key, name in pairs]
    alike = sorted((-rate, name, key) for rate, name, key in rated if rate >= ALIKE)
    return [key for _, _, key in alike[:many]]
