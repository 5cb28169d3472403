"""A court's own list as a whole: the sample, other headings and languages, and what is no row."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from liaison.common.sheet import Cell, Row, Sheet, SheetError
from liaison.court.rules.headings import Field, LeftOut, meaning_of
from liaison.court.rules.listing import Listing, Skipped, read_listing
from liaison.court.rules.matching import Known, New, Outcome, plan
from liaison.court.rules.reasons import Code
from tests.common import workbooks
from tests.court import lists
from tests.court.lists import read


def refused(found: Listing) -> dict[int, tuple[Code, Field | None, str]]:
    """Line to the one fault of each refused row."""
    plans = [row for row in plan(found.rows, Known(), lists.TODAY) if row.outcome is Outcome.REFUSE]
    assert all(len(row.faults) == 1 for row in plans)
    return {row.row.line: (row.faults[0].code, row.faults[0].field, row.faults[0].value) for row in plans}


CONSTRUCTED_FAULTS = {
    6: (Code.NUMBER_SHARED, Field.NUMBER, "GE37.55.038189-25"),
    11: (Code.BIRTH_MISSING, Field.BIRTH, ""),
    12: (Code.DATE_IMPOSSIBLE, Field.BIRTH, "31/02/1990"),
    13: (Code.NUMBER_MISSING, Field.NUMBER, ""),
    14: (Code.NUMBER_SHARED, Field.NUMBER, "GE37.55.038189-25"),
    16: (Code.NAME_MISSING, Field.NAME, ""),
    17: (Code.BIRTH_FUTURE, Field.BIRTH, "01/05/2027"),
    19: (Code.FORMULA, Field.NAME, '=HYPERLINK("x")&A1'),
}
SAMPLE_FAULTS = {
    6: (Code.NUMBER_SHARED, Field.NUMBER, "GE37.55.038189-25"),
    13: (Code.BIRTH_MISSING, Field.BIRTH, ""),
    16: (Code.DATE_IMPOSSIBLE, Field.BIRTH, "31/02/1990"),
    22: (Code.NUMBER_MISSING, Field.NUMBER, ""),
    24: (Code.NUMBER_SHARED, Field.NUMBER, "GE37.55.038189-25"),
    29: (Code.NAME_MISSING, Field.NAME, ""),
    37: (Code.BIRTH_FUTURE, Field.BIRTH, "01/05/2027"),
    39: (Code.FORMULA, Field.NAME, '=HYPERLINK("x")&A1'),
}


def test_each_faulty_row_of_a_list_is_refused_for_its_own_reason() -> None:
    assert refused(read(lists.court_list())) == CONSTRUCTED_FAULTS


def test_each_faulty_row_of_the_sample_is_refused_for_its_own_reason() -> None:
    if lists.SAMPLE.exists():
        assert refused(read(lists.SAMPLE.read_bytes())) == SAMPLE_FAULTS


def test_every_row_of_the_sample_is_accounted_for() -> None:
    if lists.SAMPLE.exists():
        found = read(lists.SAMPLE.read_bytes())
        assert [row.line for row in found.rows] == list(range(4, 47))
        assert [(skipped.line, skipped.reason) for skipped in found.skipped] == [(48, Skipped.TOTAL)]


def test_the_two_files_of_one_person_in_the_sample_are_joined() -> None:
    if lists.SAMPLE.exists():
        plans = {
            row.row.line: row for row in plan(read(lists.SAMPLE.read_bytes()).rows, Known(), lists.TODAY)
        }
        assert (plans[8].new, plans[25].new) == ({New.PERSON, New.FILE}, {New.FILE})
        assert (plans[25].person_line, plans[10].days) == (8, (plans[10].row.next,))


def test_a_list_in_french_says_the_same_as_one_in_dutch() -> None:
    assert read(lists.court_list(lists.FRENCH)).rows == read(lists.court_list()).rows


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8", ";"), ("utf-8-sig", ","), ("utf-16", "\t")])
def test_a_list_as_text_says_the_same_as_a_workbook(encoding: str, separator: str) -> None:
    lines = [lists.HEADINGS.replace("|", separator)]
    for number, typed in enumerate(lists.TYPED, 1):
        cells = (text[1:] if text[:1] == "d" and text[1:2].isdigit() else text for text in typed.split("|"))
        quoted = (f'"{text}"' if separator in text else text for text in cells)
        lines.append(separator.join((str(number), *quoted)))
    found = read("\r\n".join(lines).encode(encoding), "lijst.csv")
    assert [row.birth for row in found.rows] == [row.birth for row in read(lists.court_list()).rows]
    assert [row.surname for row in found.rows] == [row.surname for row in read(lists.court_list()).rows]


def test_columns_stand_in_any_order() -> None:
    found = lists.listing(
        "GE1/26|1/2/90|An|lopend|Maes", headings="Dossiernr.|GEB.DATUM|Voornaam:|Stand |NAAM"
    )
    assert (found.rows[0].surname, found.rows[0].given, found.rows[0].number) == ("Maes", "An", "GE1/26")


def test_remarks_are_left_out_and_said_to_be() -> None:
    found = read(lists.court_list())
    assert [(column.heading, column.meaning) for column in found.left_out] == [("Opm.", LeftOut.CONFIDENCE)]
    assert "wachtlijst" not in repr(found)
    assert "let op" not in repr(found)


def test_what_is_left_of_a_list_reads_as_the_list_did() -> None:
    found = read(lists.court_list())
    again = read_listing([found.source], lists.TODAY)
    assert (again.rows, again.skipped, again.left_out) == (found.rows, found.skipped, found.left_out)


def test_of_several_numbers_that_of_the_prosecutor_is_the_file_number() -> None:
    found = lists.listing(
        "Maes|An|1/2/90|77|GE1-26", headings="Naam|Voornaam|Geboren|Systeemnr|Notitienummer"
    )
    assert (found.rows[0].number, found.left_out[0].meaning) == ("GE1-26", LeftOut.REPEATED)


def test_a_column_headed_only_nr_can_hold_the_file_numbers() -> None:
    found = lists.listing("GE20.55.063099-25|Maes An|1/2/90", headings="Nr|Naam|Geboren")
    assert found.rows[0].number == "GE20.55.063099-25"


def test_a_sheet_without_a_list_is_passed_over_and_a_second_list_is_named() -> None:
    note, first, second = (
        lists.Sheet("nota", (Row(1, (Cell("zie volgend blad"),)),)),
        *(lists.sheet("Maes|An|1/2/90|GE1-26", name=name) for name in ("mei", "juni")),
    )
    found = read_listing([note, first, second], lists.TODAY)
    assert (found.sheet, found.others) == ("mei", ("juni",))
    assert read_listing([note, first, second], lists.TODAY, only=" JUNI").sheet == "juni"


def test_hidden_sheets_and_rows_are_not_read_unless_asked_for() -> None:
    book = load_workbook(io.BytesIO(lists.court_list()))
    book["lijst"].row_dimensions[4].hidden = True
    found = read(workbooks.saved(book))
    assert (found.rows[0].line, found.skipped[0].reason) == (5, Skipped.HIDDEN)
    with pytest.raises(SheetError, match="no_table"):
        read(lists.hide(book, "lijst"))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("|Totaal|43|", Skipped.TOTAL),
        ("Totaal aantal dossiers: 43|||", Skipped.TOTAL),
        ("Zitting van 12 maart|||", Skipped.ALONE),
        ("Naam|Voornaam|Geboren|Notitienr", Skipped.HEADINGS),
    ],
)
def test_what_is_no_row_about_a_person_is_told(row: str, reason: Skipped) -> None:
    found = lists.listing("Maes|An|1/2/90|GE1-26", row)
    assert (len(found.rows), found.skipped[0].reason) == (1, reason)


def test_lines_that_are_only_numbered_are_not_worth_a_word() -> None:
    found = lists.listing("1|Maes An|1/2/90|GE1-26", "2|||", headings="Nr|Naam|Geboren|Notitienr")
    assert (len(found.rows), found.skipped) == (1, ())


@pytest.mark.parametrize(
    ("headings", "rows", "code"),
    [
        ("een|twee|drie", ["a|b|c"], "no_table"),
        ("Naam|Geboren|Stand", ["Maes An|1/2/90|inl."], "columns_missing"),
        ("Naam|Geboren|Notitienr", [], "no_rows"),
    ],
)
def test_a_sheet_that_is_no_list_is_refused_as_a_whole(headings: str, rows: list[str], code: str) -> None:
    with pytest.raises(SheetError) as caught:
        lists.listing(*rows, headings=headings)
    assert caught.value.code == code


def test_an_unknown_sheet_is_answered_with_those_there_are() -> None:
    with pytest.raises(SheetError) as caught:
        read_listing([lists.sheet(name="mei")], lists.TODAY, only="juni")
    assert caught.value.params == {"sheet": "juni", "sheets": "mei"}


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Geboorteplaats", LeftOut.UNKNOWN),
        ("Naam advocaat", Field.LAWYER),
        ("Naam liaison", LeftOut.UNKNOWN),
        ("Burgerlijke stand", LeftOut.UNKNOWN),
        ("Datum feiten", LeftOut.UNKNOWN),
        ("Rijksregisternr.", LeftOut.NATIONAL_NUMBER),
        ("Notities", LeftOut.CONFIDENCE),
        ("Notitie-nr", Field.NUMBER),
        ("Prénom et nom", Field.NAME_GIVEN_FIRST),
        ("Vorige zitting", LeftOut.UNKNOWN),
        ("Né(e) le", Field.BIRTH),
        ("N° de notice", Field.NUMBER),
    ],
)
def test_headings_that_resemble_each_other_are_kept_apart(heading: str, meaning: Field | LeftOut) -> None:
    assert meaning_of(Cell(heading)) is meaning


CELLS = st.one_of(
    st.text(max_size=30), st.dates(), st.integers(), st.floats(), st.sampled_from(lists.HEADINGS.split("|"))
).map(lambda value: Cell(value if value != "" else None, formula=isinstance(value, str) and value[:1] == "="))


@given(st.lists(st.lists(CELLS, max_size=8), max_size=8))
def test_no_cells_do_more_than_raise_a_sheet_error(rows: list[list[Cell]]) -> None:
    headings = Row(1, tuple(Cell(text) for text in lists.HEADINGS.split("|")[1:9]))
    lines = [headings, *(Row(n, tuple(row)) for n, row in enumerate(rows, 2))]
    try:
        found = read_listing([Sheet("lijst", tuple(lines))], lists.TODAY)
    except SheetError:
        return
    plans = plan(found.rows, Known(), lists.TODAY)
    assert all(bool(row.faults) == (row.outcome is Outcome.REFUSE) for row in plans)
