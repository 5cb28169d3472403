"""Every code has its sentence, and every sentence that refuses a row names a remedy."""

import pytest
from django.utils import translation

from liaison.common.cells import SheetError
from liaison.court import faults
from liaison.court.rules.headings import Field, LeftOut
from liaison.court.rules.listing import Skipped
from liaison.court.rules.matching import New, Outcome
from liaison.court.rules.reasons import FAULTS, Code, Reason


def test_every_code_has_words() -> None:
    assert set(faults.SENTENCES) == set(Code)
    assert set(faults.FIELDS) == set(Field)
    assert set(faults.OUTCOMES) == set(Outcome)
    assert set(faults.NEW) == set(New)
    assert set(faults.SKIPPED) == set(Skipped)
    assert set(faults.LEFT_OUT) == set(LeftOut) - {LeftOut.COUNTING}


@pytest.mark.parametrize("code", sorted(FAULTS))
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_every_fault_shows_the_value_and_says_what_to_do(code: Code, language: str) -> None:
    with translation.override(language):
        said = faults.sentence(Reason(code, Field.BIRTH, "VALUE", (7,)))
    shows_value = code not in {Code.NAME_MISSING, Code.BIRTH_MISSING, Code.NUMBER_MISSING}
    assert ("VALUE" in said) == shows_value
    assert said.count(".") >= 2 or "?" in said
    assert "%" not in said


def test_every_code_of_an_unread_file_can_be_said() -> None:
    params = {"megabytes": 5, "limit": 1, "sheet": "x", "sheets": "y", "fields": "birth number", "line": 3}
    for code in faults.SHEETS:
        assert "%" not in faults.why_unread(SheetError(code, **params))
