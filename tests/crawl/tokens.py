"""Tokens: one for each care text that is written in a world, found again wherever it went."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

TOKEN = re.compile(r"kz[0-9]{5}q")
"""Letters and digits that no page has by itself, no filter of a template changes and no paper breaks in two."""

_numbers = count(1)


def fresh(text: Any) -> Any:
    """The text with a token of its own; of a pair the first, and nothing where there is no text."""
    if isinstance(text, tuple):
        return (fresh(text[0]), *text[1:])
    return f"{text} kz{next(_numbers):05}q" if text else text


def found(text: str) -> set[str]:
    """The tokens in a text, also where a paper breaks a line in them."""
    return set(TOKEN.findall(text.lower()))


class Minted(Sequence[Any]):
    """Sentences of which each gets a new token each time that it is taken."""

    def __init__(self, sentences: Sequence[Any]) -> None:
        self.sentences = sentences

    def __len__(self) -> int:
        return len(self.sentences)

    def __getitem__(self, place: Any) -> Any:
        return fresh(self.sentences[place])


class MintedBy(Mapping[str, Any]):
    """The same by language or domain."""

    def __init__(self, sentences: Mapping[str, Any]) -> None:
        self.sentences = sentences

    def __len__(self) -> int:
        return len(self.sentences)

    def __iter__(self) -> Iterator[str]:
        return iter(self.sentences)

    def __getitem__(self, key: str) -> Any:
        taken = self.sentences[key]
        return Minted(taken) if isinstance(taken, tuple) else fresh(taken)
