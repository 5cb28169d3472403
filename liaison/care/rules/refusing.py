"""Why a programme says No, and what each reason does: one reason, one consequence.

Source: care.md 8 (requirement 10), interface.md T7: a reason that changes nothing is not worth asking.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Refusal(StrEnum):
    """The reason of a refusal."""

    AT_CAPACITY = "at-capacity"
    JUSTICE_STATUS = "justice-status"
    DUAL_DIAGNOSIS = "dual-diagnosis"
    SUBSTITUTION = "substitution"
    LANGUAGE = "language"
    SUBSTANCE = "substance"
    AGE = "age"
    DISTRICT = "district"
    MOTIVATION = "motivation"
    OTHER = "other"


class Consequence(StrEnum):
    """What a refusal does to the next choice of a programme for the same person."""

    ASK_AGAIN = "ask-again"
    """Nothing about the person: the programme stays among the others and may be asked again."""

    NOT_FITTING = "not-fitting"
    """The programme stands last for this person, with the reason, until somebody asks it again."""

    EXCLUDED = "excluded"
    """The same, and it is counted for the network as an exclusion: a number, never a name."""


CONSEQUENCE: Final[Mapping[Refusal, Consequence]] = MappingProxyType(
    {
        Refusal.AT_CAPACITY: Consequence.ASK_AGAIN,
        Refusal.JUSTICE_STATUS: Consequence.EXCLUDED,
        Refusal.DUAL_DIAGNOSIS: Consequence.EXCLUDED,
        Refusal.SUBSTITUTION: Consequence.EXCLUDED,
        Refusal.LANGUAGE: Consequence.EXCLUDED,
        Refusal.SUBSTANCE: Consequence.NOT_FITTING,
        Refusal.AGE: Consequence.NOT_FITTING,
        Refusal.DISTRICT: Consequence.NOT_FITTING,
        Refusal.MOTIVATION: Consequence.ASK_AGAIN,
        Refusal.OTHER: Consequence.ASK_AGAIN,
    }
)


def stands_last(reason: str) -> bool:
    """Whether a programme that refused for this reason comes after the others when one is chosen for this person."""
    return bool(reason) and CONSEQUENCE[Refusal(reason)] is not Consequence.ASK_AGAIN
