"""What a programme is, and what a figure about it is still worth. Source: courts.md, 10 (11, 12) and care.md, 5."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a programme offers; what a life needs besides treatment stands in the same list."""

    OUTPATIENT = "outpatient"
    SUBSTITUTION = "substitution"
    DAY = "day"
    CRISIS = "crisis"
    DETOX = "detox"
    COMMUNITY = "therapeutic-community"
    HALFWAY = "halfway-house"
    DUAL = "dual-diagnosis"
    PSYCHIATRIC = "psychiatric"
    MENTAL_HEALTH = "mental-health"
    MEETING = "meeting-house"
    OUTREACH = "outreach"
    SHELTER = "night-shelter"
    WELFARE = "welfare"
    HOUSING = "social-housing"
    SOCIAL_SERVICE = "social-service"
    DEBT = "debt-mediation"
    EMPLOYMENT = "employment"
    COORDINATION = "coordination"


class Setting(StrEnum):
    """Where somebody is while the programme helps him."""

    INPATIENT = "inpatient"
    DAY = "day"
    OUTPATIENT = "outpatient"
    LOW_THRESHOLD = "low-threshold"


class Substance(StrEnum):
    """The groups of the treatment demand indicator, with alcohol and tobacco, which are refused by name. Source: care.md, 1.2."""

    ALCOHOL = "alcohol"
    OPIOIDS = "opioids"
    COCAINE = "cocaine"
    STIMULANTS = "stimulants"
    SEDATIVES = "sedatives"
    CANNABIS = "cannabis"
    TOBACCO = "tobacco"


AGEING_AFTER: Final = timedelta(days=7)
"""Programmes are asked once a week: after that a round was missed, and somebody asks again."""

OLD_AFTER: Final = timedelta(days=14)
"""A figure told longer ago is shown as old: two rounds were missed, and it is not trusted any more."""


class Age(StrEnum):
    """How far a figure can be trusted by its age."""

    FRESH = "fresh"
    AGEING = "ageing"
    OLD = "old"


def age_of(as_of: datetime, now: datetime) -> Age:
    """Whether a figure is fresh, ageing or old."""
    passed = now - as_of
    if passed > OLD_AFTER:
        return Age.OLD
    return Age.AGEING if passed > AGEING_AFTER else Age.FRESH
