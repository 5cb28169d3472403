"""A name in small pieces as it sounds, so that whoever types it otherwise still finds the person.

Flemish, French, Arabic, Turkish and Polish names are written as they were heard: c or k, ou or u, dt or t, one letter
or two. What sounds alike is made equal before the name is cut up. Source: interface.md, rule 19.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
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
NEAR: Final = 0.7
"""How near to the likeliest name the others are that are still shown beside it."""

ALIKE: Final = 0.55
"""Below this a name is another one: chosen so that none of 800 misspelt names is lost."""

PARTICLES: Final = frozenset(
    [
        "van",
        "fan",
        "den",
        "der",
        "de",
        "ter",
        "ten",
        "la",
        "le",
        "du",
        "des",
        "el",
        "al",
        "ben",
        "bin",
        "ould",
    ]
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
    """The pieces of a name: three letters in a row, with a sign where a word begins and ends.

    Each stands alone, and once more behind the first letter of each other word of the name.
    """
    words = words_of(text)
    pieces: set[str] = set()
    for place, word in enumerate(words):
        firsts = {other[0] for beside, other in enumerate(words) if beside != place}
        for piece in _in_a_row(f"^{word}$"):
            pieces.update((piece, *(f"{first}{piece}" for first in firsts)))
    return frozenset(pieces)


def telling(pieces: frozenset[str]) -> frozenset[str]:
    """Those of the pieces that fewest people share: among a hundred thousand, the others have thousands of rows each."""
    return frozenset(piece for piece in pieces if len(piece) > SIZE) or pieces


def _in_a_row(framed: str) -> Iterator[str]:
    return (framed[place : place + SIZE] for place in range(len(framed) - SIZE + 1))


def likeness(typed: str, name: str) -> float:
    """How alike what was typed and a name are, from 0 to 1, whatever the order of their words."""
    return _alike(words_of(typed), words_of(name))


def _alike(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    if not mine or not theirs:
        return 0.0
    best = [max(_ratio(word, other) for other in theirs) for word in mine]
    joined = _ratio("".join(sorted(mine)), "".join(sorted(theirs)))
    return sum(best) / len(best) + joined / 10


def _ratio(word: str, other: str) -> float:
    """A word that is only begun is as good as the part of it that was typed."""
    if word == other:
        return 1.0
    whole = SequenceMatcher(None, word, other).ratio()
    if len(other) <= len(word):
        return whole
    return max(whole, SequenceMatcher(None, word, other[: len(word)]).ratio() * 0.97)


def best_of(typed: str, names: Mapping[str, str] | Iterable[tuple[str, str]], many: int) -> list[str]:
    """The keys of the names that are alike enough to what was typed, the likeliest first."""
    pairs = names.items() if isinstance(names, Mapping) else names
    mine = words_of(typed)
    rated = [(_alike(mine, words_of(name)), name, key) for key, name in pairs]
    least = max(ALIKE, max((rate for rate, _, _ in rated), default=0.0) * NEAR)
    alike = sorted((-rate, name, key) for rate, name, key in rated if rate >= least)
    return [key for _, _, key in alike[:many]]
