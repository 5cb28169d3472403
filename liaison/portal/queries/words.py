"""A sentence for a page: in its own language first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils import translation

NAMES: Final = {"nl": "Nederlands", "fr": "Français", "en": "English"}


@dataclass(frozen=True)
class Words:
    """A sentence in the language of the page, and in the others."""

    here: str
    others: tuple[tuple[str, str, str], ...]
    """Code, name and words of each other language in which it reads differently."""


def in_words(by_language: Mapping[str, str]) -> Words:
    """A sentence for the page: in its own language first, the others only where they read differently."""
    language = translation.get_language() or "nl"
    here = by_language.get(language) or by_language["nl"]
    others = ((code, NAMES[code], text) for code, text in by_language.items() if code != language)
    return Words(here, tuple(each for each in others if each[2] != here))
