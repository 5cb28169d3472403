"""CSV in the encodings and separators that offices use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.common import cells, delimited
from liaison.common.sheet import Cell, Sheet, SheetError, read_sheet
from tests.common import workbooks

pytestmark = pytest.mark.once

BELGIAN = [
    ["Nom", "Faits", "Né le"],
    ["Dubois, Zoë", "vol à l'étalage", "06.05.92"],
    ["Maes, Bjørn", "", "x"],
]
FAR = [["Naam", "Feiten", "Geb."], ["Yıldız, Ayşe", "diefstal", "06.05.92"], ["Wójcik, Łukasz", "", "x"]]


def table(data: bytes, name: str = "lijst.csv") -> Sheet:
    [sheet] = read_sheet(data, name)
    return sheet


def values(data: bytes) -> list[list[object]]:
    return [[cell.value for cell in row.cells] for row in table(data).rows]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_accents_come_through_every_encoding_and_separator(encoding: str, separator: str) -> None:
    data = workbooks.delimited(BELGIAN, separator=separator, encoding=encoding)
    assert values(data)[1] == ["Dubois, Zoë", "vol à l'étalage", "06.05.92"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_letters_outside_western_europe_come_through(encoding: str) -> None:
    assert values(workbooks.delimited(FAR, encoding=encoding))[1][0] == "Yıldız, Ayşe"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp850", "Béatrice Génère"),
        ("mac_roman", "Béatrice Génère"),
        ("cp1254", "Yıldız Ayşe"),
        ("cp1250", "Łukasz Wójcik"),
    ],
)
def test_another_code_page_is_known_by_what_it_would_be_in_the_usual_one(encoding: str, name: str) -> None:
    assert values(workbooks.delimited([["Nom", "Faits"], [name, "vol"]], encoding=encoding))[1][0] == name


def test_commas_separate_where_values_are_quoted() -> None:
    assert values(b'Naam,Geb.\n"DUBOIS, Joke",1/2/90\n"EL AMRANI, Ioana",3/4/91\n')[1] == [
        "DUBOIS, Joke",
        "1/2/90",
    ]


def test_commas_in_names_are_not_taken_for_separators() -> None:
    assert values(b"Naam;Geb.\nDUBOIS, Joke;1/2/90\nEL AMRANI, Ioana;3/4/91")[2] == [
        "EL AMRANI, Ioana",
        "3/4/91",
    ]


def test_a_stated_separator_is_believed_and_counts_as_a_line() -> None:
    sheet = table(b"sep=|\r\nNaam|a;b;c\r\nMaes|d;e;f\r\n")
    assert [(row.line, row.cells[0].value) for row in sheet.rows] == [(2, "Naam"), (3, "Maes")]


def test_blank_lines_keep_their_number() -> None:
    assert [row.line for row in table(b"a;b\n\n;\nc;d\n").rows] == [1, 4]


def test_a_record_over_two_lines_is_one_row_as_in_a_spreadsheet() -> None:
    sheet = table(b'a;b\n"een\ntwee";c\nd;e\n')
    assert [(row.line, row.cells[0].value) for row in sheet.rows] == [(1, "a"), (2, "een twee"), (3, "d")]


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    assert values(b'a;b\n"Maes;1\nDubois;2\n') == [["a", "b"], ['"Maes', "1"], ["Dubois", "2"]]


def test_a_formula_in_text_is_flagged_and_quoted_text_is_text() -> None:
    assert table(b'a;b\n=1+1;="00123"\n').rows[1].cells == (Cell("=1+1", formula=True), Cell("00123"))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"naam\0geboren;x", "binary"),
        ("a;b".encode("utf-16")[:-1], "encoding"),
        (b"a\n" * (cells.MAX_ROWS + 1), "too_many_rows"),
        (b"\n" * (delimited.MAX_LINES + 1) + b"a", "too_many_rows"),
        (b";".join([b"a"] * (cells.MAX_COLUMNS + 1)), "too_many_columns"),
        (b"a" * (cells.MAX_TEXT + 1) + b";b", "damaged"),
        (b"a" * 200_000 + b";b", "damaged"),
    ],
)
def test_text_that_is_no_list_is_refused_by_its_own_code(data: bytes, code: str) -> None:
    with pytest.raises(SheetError) as caught:
        table(data)
    assert caught.value.code == code


@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_no_text_does_more_than_raise_a_sheet_error(text: str, encoding: str) -> None:
    try:
        sheet = table(text.encode(encoding, errors="replace"))
    except SheetError:
        return
    assert all(cell.text == " ".join(cell.text.split()) for row in sheet.rows for cell in row.cells)
