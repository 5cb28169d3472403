"""The bytes of a sentence: one canonical text that holds it in every language, and the hash that keys are turned on."""

import hashlib
import json
from collections.abc import Mapping
from typing import Final

from liaison.common import chain

LANGUAGES: Final = ("en", "fr", "nl")


def content(words: Mapping[str, str]) -> str:
    """The one text of a sentence in all its languages: canonical JSON, keys sorted, nothing escaped that need not be.

    Raises ``ValueError`` when a language is missing, or for a lone surrogate, which no UTF-8 can hold.
    """
    if tuple(sorted(words)) != LANGUAGES:
        raise ValueError(f"a sentence has the languages {', '.join(LANGUAGES)}")
    return chain.canonical(dict(words))


def in_all(text: str) -> Mapping[str, str]:
    """Somebody's own words, the same in every language until somebody translates them."""
    return dict.fromkeys(LANGUAGES, text)


def read(text: str) -> Mapping[str, str]:
    """The sentence by language."""
    return {str(language): str(words) for language, words in json.loads(text).items()}


def digest(text: str) -> str:
    """SHA-256 of the bytes, in hex: what was approved, confirmed and delivered is one and the same."""
    return hashlib.sha256(text.encode()).hexdigest()
