"""A person's name out of one cell, kept as he writes it."""

import unicodedata
from dataclasses import dataclass

from liaison.court.rules.folding import word_set

PARTICLES = word_set(
    "van den der de vande vanden vander ter ten te 't op het la le les du des d' el al ben bel bin ibn abu abou abd "
    "ait aït ould da do dos das di del della dal lo von zu zum zur mac mc st st. saint sainte sint y e"
)
"""Words that open a surname and never are one alone."""

_SMALL_INSIDE = word_set(
    "van den der de ter ten te 't op het la le les du des von zu zum zur da do dos das di del y e"
)
_SIGNS = frozenset("'.- ,·")
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ`´‘", "'") | dict.fromkeys("‐‑–", "-"))


@dataclass(frozen=True, slots=True)
class Name:
    """`guessed`: nothing in the writing says for sure where the surname ends."""

    surname: str
    given: str
    guessed: bool = False


def tidy(text: str) -> str:
    """One kind of apostrophe and hyphen, single spaces, no comma at either end."""
    return " ".join(text.translate(_APOSTROPHES).split()).strip(" ,;")


def is_writable(text: str) -> bool:
    """True when the text has only what names have: letters of any script, apostrophe, hyphen, point, comma."""
    straight = tidy(text)
    return any(letter.isalpha() for letter in straight) and all(
        letter.isalpha() or letter in _SIGNS or unicodedata.category(letter).startswith("M")
        for letter in straight
    )


def split(text: str, *, given_first: bool = False) -> Name | None:
    """Surname and first name of a full name; None when there is only one of them.

    A comma parts them; else capitals do (`DUBOIS Jean Pierre`); else the last word is the first name,
    which for `Ben Haddou Bart` or `Van den Bossche Piotr` is no guess.
    """
    before, comma, after = tidy(text).partition(",")
    if comma:
        surname, given = (after, before) if given_first else (before, after)
        return _name(surname.split(), given.replace(",", " ").split())
    words = before.split()
    shouted = _shouted(words)
    if shouted:
        return shouted
    if given_first:
        return _name(words[1:], words[:1], guessed=_whole(words[1:]) > 1)
    return _name(words[:-1], words[-1:], guessed=_whole(words[:-1]) > 1)


def quiet(text: str) -> str:
    """The name without shouting: `EL AMRANI` is `El Amrani`, `VAN DEN BOSSCHE` is `Van den Bossche`."""
    words = tidy(text).split()
    return " ".join(_quiet_word(word, inside=place > 0) for place, word in enumerate(words))


def _name(surname: list[str], given: list[str], *, guessed: bool = False) -> Name | None:
    if not surname or not given:
        return None
    return Name(quiet(" ".join(surname)), quiet(" ".join(given)), guessed)


def _shouted(words: list[str]) -> Name | None:
    """Surname in capitals before or after a first name that is not; particles go with the surname."""
    loud = [_is_loud(word) for word in words]
    if all(loud) or not any(loud):
        return None
    first, last = loud.index(True), len(loud) - 1 - loud[::-1].index(True)
    if not all(loud[first : last + 1]):
        return None
    while first and words[first - 1].lower() in PARTICLES:
        first -= 1
    if first == 0:
        return _name(words[: last + 1], words[last + 1 :])
    # `Jean DUBOIS`, but perhaps `Dubois JEAN`: two letters are more likely a first name (`An`, `Jo`).
    if last == len(words) - 1 and len("".join(words[first:])) > 2:
        return _name(words[first:], words[:first], guessed=True)
    return None


def _is_loud(word: str) -> bool:
    return word.isupper() and sum(letter.isalpha() for letter in word) > 1


def _whole(words: list[str]) -> int:
    return sum(word.lower() not in PARTICLES for word in words)


def _quiet_word(word: str, *, inside: bool) -> str:
    if not _is_loud(word):
        return word
    lower = word.replace("İ", "i").lower()
    if inside and lower in _SMALL_INSIDE:
        return lower
    parts = [
        "IJ" + part[2:] if part.startswith("ij") else part[:1].upper() + part[1:] for part in lower.split("-")
    ]
    return "-".join(parts)
