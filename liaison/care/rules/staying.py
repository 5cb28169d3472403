"""What counts as being admitted, and how a stay ends."""

from enum import StrEnum
from typing import Final


class StayKind(StrEnum):
    """Whether somebody lives there or comes and goes."""

    ADMITTED = "admitted"
    OUTPATIENT = "outpatient"


class Ending(StrEnum):
    """How a stay ended, without a word of why."""

    COMPLETED = "completed"
    MOVED_ON = "moved-on"
    STOPPED = "stopped"
    SENT_AWAY = "sent-away"
    OTHER = "other"
    ENTERED_IN_ERROR = "entered-in-error"


SAID_BY_A_PROGRAMME: Final = (
    Ending.COMPLETED,
    Ending.MOVED_ON,
    Ending.STOPPED,
    Ending.SENT_AWAY,
    Ending.OTHER,
)
NIGHTS: Final = frozenset({"inpatient"})
"""Settings of a programme in which people sleep there."""


def kind_of(setting: str) -> StayKind | None:
    """The kind of stay that a programme's setting makes; nothing where its setting is not known, so that it is asked."""
    if not setting:
        return None
    return StayKind.ADMITTED if setting in NIGHTS else StayKind.OUTPATIENT
