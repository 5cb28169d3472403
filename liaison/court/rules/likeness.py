"""How alike two people are by name and date of birth: for a clerk who registers somebody and should first look who is here.

It only proposes. Names are folded (``fold_name``: plain small letters, surname before first name, no spaces) and
then written as they sound, since the same name comes from Arabic, Turkish or Polish in many spellings.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final
from uuid import UUID

MOST_SHOWN: Final = 8

_SOUNDS: Final = (
    (r"sch|sj|sz|sh|ch(?=[ei])|tsj|tch", "s"),
    (r"ph", "f"),
    (r"kh|ch|gh|ck|q|c(?![ei])", "k"),
    (r"c|ç|z", "s"),
    (r"dj|j|y|ij|ie|ei", "i"),
    (r"oe|ou|oo|uu|w(?=[bcdfgklmnprst])", "u"),
    (r"aa|ae|eu|ee", "e"),
    (r"w", "v"),
    (r"x", "ks"),
    (r"h", ""),
    (r"[ae]", "e"),
    (r"[ou]", "u"),
)
_PATTERNS: Final = tuple((re.compile(pattern), sound) for pattern, sound in _SOUNDS)
_DOUBLED: Final = re.compile(r"(.)\1+")
_ENOUGH: Final = {0: 0.4, 1: 0.6, 2: 0.75}
"""How alike names must be for each distance between the dates of birth: the same, a slip away, another."""


class Birth(IntEnum):
    """How far apart two dates of birth are."""

    SAME = 0
    SLIP = 1
    OTHER = 2


@dataclass(frozen=True)
class Somebody:
    """Somebody who is known here."""

    id: UUID
    folded: str
    born_on: date | None


def sounding(folded: str) -> str:
    """A folded name as it sounds, in a coarse spelling that is the same for many."""
    for pattern, sound in _PATTERNS:
        folded = pattern.sub(sound, folded)
    return _DOUBLED.sub(r"\1", folded)


def alike(one: str, other: str) -> float:
    """How many pairs of letters two folded names share as they sound, from 0 to 1 (Dice's coefficient)."""
    return _shared(_pairs(one), _pairs(other))


def births_apart(one: date | None, other: date | None) -> Birth:
    """The same date, one that a slip of the hand makes of it, or another; a date that is not known is a slip away."""
    if one is None or other is None:
        return Birth.SLIP
    if one == other:
        return Birth.SAME
    swapped = (one.year, one.day, one.month) == (other.year, other.month, other.day)
    differing = sum(a != b for a, b in zip(f"{one:%Y%m%d}", f"{other:%Y%m%d}", strict=True))
    return Birth.SLIP if swapped or differing == 1 else Birth.OTHER


def likely(folded: str, born_on: date | None, known: Iterable[Somebody]) -> tuple[UUID, ...]:
    """Who of those known may be meant, the likeliest first, a handful at most."""
    ranked, meant = [], _pairs(folded)
    for each in known:
        apart = births_apart(born_on, each.born_on)
        likeness = _shared(meant, _pairs(each.folded))
        if likeness >= _ENOUGH[apart]:
            ranked.append((apart, -likeness, each.folded, each.id))
    return tuple(person for *_, person in sorted(ranked, key=lambda rank: rank[:-1])[:MOST_SHOWN])


def _shared(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _pairs(folded: str) -> set[str]:
    """The pairs of letters of a name as it sounds."""
    text = sounding(folded)
    return {text[place : place + 2] for place in range(len(text) - 1)}
