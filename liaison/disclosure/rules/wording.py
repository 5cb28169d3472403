"""The bytes of a sentence: one canonical text that holds it in every language, and the hash that keys are turned on.

A paper is such a text too: its title in every language, and the hash of each of its pages in their order. Who approves
the hash of that text has approved the very bytes of the pages.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Final

from liaison.common import chain

LANGUAGES: Final = ("en", "fr", "nl")
PAGES: Final = "pages"
MOST_PAGES: Final = 3


def content(words: Mapping[str, str], pages: Iterable[str] = ()) -> str:
    """The one text of a sentence in all its languages: canonical JSON, keys sorted, nothing escaped that need not be.

    ``pages`` are the hashes of a paper's pages. Raises ``ValueError`` when a language is missing, for more pages than a
    paper has, or for a lone surrogate, which no UTF-8 can hold.
    """
    if tuple(sorted(words)) != LANGUAGES:
        raise ValueError(f"a sentence has the languages {', '.join(LANGUAGES)}")
    hashes = list(pages)
    if len(hashes) > MOST_PAGES:
        raise ValueError(f"a paper has at most {MOST_PAGES} pages")
    return chain.canonical({**words, PAGES: hashes} if hashes else dict(words))


def in_all(text: str) -> Mapping[str, str]:
    """Somebody's own words, the same in every language until somebody translates them."""
    return dict.fromkeys(LANGUAGES, text)


def read(text: str) -> Mapping[str, str]:
    """The sentence by language; of a paper its title."""
    return {str(language): str(words) for language, words in json.loads(text).items() if language != PAGES}


def pages(text: str) -> tuple[str, ...]:
    """The hashes of a paper's pages in their order; none of a sentence."""
    return tuple(str(each) for each in json.loads(text).get(PAGES, ()))


def digest(text: str) -> str:
    """SHA-256 of the bytes, in hex: what was approved, confirmed and delivered is one and the same."""
    return digest_of(text.encode())


def digest_of(data: bytes) -> str:
    """The same of bytes that are no text: a page."""
    return hashlib.sha256(data).hexdigest()
