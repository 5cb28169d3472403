"""What judge and clerk fill in on one sheet, as a value that can be compared with what was saved meanwhile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from liaison.court.rules.sitting import Said, Topic

FURTHEST_NEXT = timedelta(days=366)
"""A next sitting is within a year: no path in the courts' own texts is longer than 18 months in all (courts.md, 3.1)."""


@dataclass(frozen=True)
class Content:
    """The sheet as filled in. An unmarked topic is absent from ``said``; no decision and no next day are empty."""

    presence: str
    said: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    decision: str = ""
    agreements: tuple[str, ...] = ()
    next_day: date | None = None


def lines(text: str) -> tuple[str, ...]:
    """The agreements typed, one a line, without empty lines and with single spaces."""
    return tuple(words for line in text.splitlines() if (words := " ".join(line.split())))


def united(kept: Iterable[str], typed: Iterable[str]) -> tuple[str, ...]:
    """Those kept from last time, then those typed, each once."""
    return tuple(dict.fromkeys([*kept, *typed]))


def marked(said: Mapping[str, str]) -> dict[str, str]:
    """Only known topics with a known mark, in the fixed order: what is stored can always be shown."""
    return {topic.value: said[topic] for topic in Topic if said.get(topic) in set(Said)}
