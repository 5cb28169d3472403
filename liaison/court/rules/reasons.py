"""Why a row of a list is refused, and what a clerk should know of one that is not; as codes, not sentences."""

from dataclasses import dataclass
from enum import StrEnum

from liaison.court.rules.headings import Field


class Code(StrEnum):
    """Those in FAULTS refuse a row, the others go with it."""

    NAME_MISSING = "name_missing"
    NAME_HALF = "name_half"
    NAME_UNREADABLE = "name_unreadable"
    BIRTH_MISSING = "birth_missing"
    BIRTH_FUTURE = "birth_future"
    BIRTH_TOO_YOUNG = "birth_too_young"
    DATE_IMPOSSIBLE = "date_impossible"
    DATE_UNREADABLE = "date_unreadable"
    DATE_UNLIKELY = "date_unlikely"
    NUMBER_MISSING = "number_missing"
    NUMBER_SEVERAL = "number_several"
    NUMBER_SHARED = "number_shared"
    NUMBER_TAKEN = "number_taken"
    FORMULA = "formula"
    TOO_LONG = "too_long"

    DUPLICATE = "duplicate"
    DUPLICATE_DIFFERS = "duplicate_differs"
    FILE_KNOWN = "file_known"
    PERSON_KNOWN = "person_known"
    PERSON_ABOVE = "person_above"
    NAMESAKE = "namesake"
    NAME_GUESSED = "name_guessed"
    POSTPONED = "postponed"
    NEXT_PASSED = "next_passed"
    NEXT_BEFORE_FIRST = "next_before_first"
    CONCLUDED = "concluded"
    DETAINED_UNCLEAR = "detained_unclear"
    STATE_UNCLEAR = "state_unclear"
    STATE_DIFFERS = "state_differs"
    STATE_SHORTENED = "state_shortened"
    LANGUAGE_UNCLEAR = "language_unclear"


FAULTS = frozenset(
    {
        Code.NAME_MISSING,
        Code.NAME_HALF,
        Code.NAME_UNREADABLE,
        Code.BIRTH_MISSING,
        Code.BIRTH_FUTURE,
        Code.BIRTH_TOO_YOUNG,
        Code.DATE_IMPOSSIBLE,
        Code.DATE_UNREADABLE,
        Code.DATE_UNLIKELY,
        Code.NUMBER_MISSING,
        Code.NUMBER_SEVERAL,
        Code.NUMBER_SHARED,
        Code.NUMBER_TAKEN,
        Code.FORMULA,
        Code.TOO_LONG,
    }
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One fault or note: the field it is about, what was typed there, and other lines it has to do with."""

    code: Code
    field: Field | None = None
    value: str = ""
    lines: tuple[int, ...] = ()

    @property
    def refuses(self) -> bool:
        """True when a row with it cannot be imported."""
        return self.code in FAULTS
