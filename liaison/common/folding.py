"""Writing made equal, so that a word or a name is the same however it was typed."""

import re
import unicodedata

_PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ŋ": "n", "ħ": "h"}
)
_NO_WORD = re.compile(r"[^\w]|_")


def plain(text: str) -> str:
    """Small letters without accents; signs and spaces stay."""
    spelled = unicodedata.normalize("NFKD", text.translate(_PLAIN).casefold())
    return "".join(letter for letter in spelled if not unicodedata.combining(letter)).translate(_PLAIN)


def fold(text: str) -> str:
    """The text in plain small letters and digits, one space between words."""
    return " ".join(_NO_WORD.sub(" ", plain(text)).split())


def fold_name(surname: str, given: str) -> str:
    """A name for comparing: `D'hondt`, `d’Hondt` and `DHONDT` are one, wherever surname and first name part."""
    return _NO_WORD.sub("", plain(surname + given))
