"""What cells mean: which letters and suffixes open something, to whom."""

from liaison.disclosure.rules.matrix import COURT_BUNDLE, MATRIX, Cell, Column
from liaison.disclosure.rules.meaning import CARE_ORIGIN, alternatives


def test_a_suffix_that_makes_no_sense_opens_nothing() -> None:
    for text in ("NS", "GL", "PS", "AD", "AL", "OL", "CR", "OD"):
        assert {alternatives(column, Cell.parse(text), "M05") for column in Column} == {()}, text


def test_shared_secrecy_is_not_for_the_court_nor_a_mandate_for_a_carer() -> None:
    assert not any(alternatives(column, Cell.parse("CS"), "M05") for column in COURT_BUNDLE)
    assert alternatives(Column.TP, Cell.parse("CD"), "M05") == ()


def test_a_letter_opens_nothing_to_a_column_for_which_it_has_no_meaning() -> None:
    always, protocol = Cell.parse("A"), Cell.parse("P")
    for column in (Column.NM, Column.RE):
        assert alternatives(column, always, "M05") == alternatives(column, Cell.parse("O"), "M05") == ()
        assert alternatives(column, Cell.parse("C"), "M05") == ()
    assert not any(alternatives(column, protocol, "M05") for column in Column if column is not Column.RE)


def test_the_rows_of_care_are_those_that_would_tell_of_treatment() -> None:
    court = {"M01", "M03", "M04", "M08", "M26", "M27", "M34", "M35", "M36", "M37", "M38", "M39", "M41"}
    neither = {"M24", "M29", "M30", "M40"}
    assert set(MATRIX.rows) - court - neither == CARE_ORIGIN
