"""The points that counsel must settle before the doors open to real people. Source: secrecy.md, 1.10 (a to i)."""

from enum import StrEnum
from typing import Final


class Point(StrEnum):
    """One open question of law, by its letter in the source."""

    NEW_CODE = "new-code"
    REPORTING = "reporting"
    LIAISON = "liaison"
    TESTS = "tests"
    RETENTION = "retention"
    NATIONAL_NUMBER = "national-number"
    PURPOSE = "purpose"
    QUALITY_LAW = "quality-law"
    SECURITY = "security"


LETTERS: Final = dict(zip(Point, "abcdefghi", strict=True))


class Fault(StrEnum):
    """Why an answer cannot be kept."""

    NO_COUNSEL = "no-counsel"
    NO_DAY = "no-day"
    LATER = "later"
    NO_ANSWER = "no-answer"
    NO_CODE_DAY = "no-code-day"
    NOT_THIS_POINT = "not-this-point"
