"""Until when a drawn look must have been looked back at, and where it stands."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

TERM: Final = timedelta(days=10)
"""Source: secrecy.md 12, R22."""

LEAST: Final = 10
"""So many letters at least say why."""


class Standing(StrEnum):
    """Where a drawn look stands; the order is that of the page."""

    OVERDUE = "overdue"
    OPEN = "open"
    REVIEWED = "reviewed"


def due(drawn_at: datetime) -> datetime:
    """The last moment in time."""
    return drawn_at + TERM


def standing(drawn_at: datetime, now: datetime, *, is_marked: bool) -> Standing:
    """A mark ends it, whenever it came; the last moment itself is in time."""
    if is_marked:
        return Standing.REVIEWED
    return Standing.OVERDUE if now > due(drawn_at) else Standing.OPEN


def is_a_reason(why: str) -> bool:
    """Whether it says something."""
    return len(why.strip()) >= LEAST
