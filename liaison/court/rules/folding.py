"""What the court's lists write in many ways and mean as one: file numbers, and nothing."""

import re

from liaison.common.folding import fold, plain

_LONG_NUMBER = re.compile(r"\s*([-./])\s*")

_LONGEST_NOTHING = 60
NOTHING = frozenset(
    {
        "onbekend",
        "inconnu",
        "inconnue",
        "unknown",
        "nvt",
        "n v t",
        "n a",
        "geen",
        "aucun",
        "aucune",
        "neant",
        "none",
    }
    | {"niet gekend", "niet bekend", "non connu", "te bepalen", "zie dossier", "voir dossier", "see file"}
)
"""Folded words that stand where a value is not known."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text: how a table of single words is written here."""
    return frozenset(text.split())


def is_nothing(text: str) -> bool:
    """True for an empty value and for what people write instead of one: `?`, `-`, `onbekend`, `n.v.t.`"""
    if len(text) > _LONGEST_NOTHING:
        return False
    folded = fold(text)
    return not folded or folded in NOTHING


def file_number(typed: str) -> str:
    """A file number as it is kept: as typed, in capitals, without spaces around its signs."""
    return _LONG_NUMBER.sub(r"\1", " ".join(typed.split())).upper()


def file_key(number: str) -> str:
    """A file number for comparing: `GE20.55.063099-25` and `ge 20.55.063099/25` are one."""
    return re.sub(r"\W+", ".", "".join(plain(number).split())).strip(".")
