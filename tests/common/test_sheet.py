"""What comes out of a workbook that somebody sent us, and what never gets in."""

import io
import struct
import zipfile
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from liaison.common import cells, workbook
from liaison.common.sheet import Cell, SheetError, read_sheet
from tests.common import workbooks

pytestmark = pytest.mark.once

SHEET = "xl/worksheets/sheet1.xml"
ROWS = [["Naam", "Geboren"], ["Wójcik, Ayşe", datetime(1992, 5, 4)], ["D'hondt, Jef", 33871]]  # noqa: DTZ001
WHOLE = workbooks.workbook(ROWS)
BILLION = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="inlineStr">
<is><t>&b;</t></is></c></row></sheetData></worksheet>"""


def refusal(data: bytes, name: str = "lijst.xlsx") -> str:
    with pytest.raises(SheetError) as caught:
        read_sheet(data, name)
    return caught.value.code


def test_a_workbook_gives_its_values_with_the_line_that_the_user_sees() -> None:
    [sheet] = read_sheet(workbooks.workbook([["Titel"], [], *ROWS]), "lijst.xlsx")
    assert [row.line for row in sheet.rows] == [1, 3, 4, 5]
    assert sheet.rows[2].cells == (Cell("Wójcik, Ayşe"), Cell(date(1992, 5, 4)))
    assert sheet.rows[3].cells[1].value == 33871


def test_every_sheet_is_given_and_a_hidden_one_says_so() -> None:
    book = Workbook()
    book.create_sheet("oud").sheet_state = "hidden"
    assert [(sheet.name, sheet.hidden) for sheet in read_sheet(workbooks.saved(book), "a.xlsx")] == [
        ("Sheet", False),
        ("oud", True),
    ]


def test_a_hidden_row_says_so() -> None:
    book = Workbook()
    workbooks.fill(book.worksheets[0], ROWS)
    book.worksheets[0].row_dimensions[2].hidden = True
    assert [row.hidden for row in read_sheet(workbooks.saved(book), "a.xlsx")[0].rows] == [False, True, False]


def test_a_formula_is_its_own_text_and_flagged() -> None:
    data = workbooks.workbook([['=HYPERLINK("http://x")&A1', "=1+1", "gewoon"]])
    assert read_sheet(data, "a.xlsx")[0].rows[0].cells == (
        Cell('=HYPERLINK("http://x")&A1', formula=True),
        Cell("=1+1", formula=True),
        Cell("gewoon"),
    )


def test_a_workbook_with_macros_is_read_as_data() -> None:
    assert read_sheet(workbooks.workbook(ROWS), "lijst.XLSM")[0].rows[0].cells[0].value == "Naam"


def test_the_other_epoch_of_a_workbook_is_kept() -> None:
    from openpyxl.utils.datetime import MAC_EPOCH

    book = Workbook()
    book.epoch = MAC_EPOCH
    assert read_sheet(workbooks.saved(book), "a.xlsx")[0].epoch == cells.EPOCH_1904


def test_a_sheet_that_lies_about_its_size_is_read_whole() -> None:
    data = workbooks.workbook(ROWS)
    lie = workbooks.part_of(data, SHEET).replace(b'ref="A1:B3"', b'ref="A1"')
    assert len(read_sheet(workbooks.with_part(data, SHEET, lie), "a.xlsx")[0].rows) == 3


def test_unseen_characters_do_not_survive() -> None:
    data = workbooks.workbook([["Jan\u202e\u200bsen\u00adPeeters\u00a0", "a\tb\nc"]])
    assert read_sheet(data, "a.xlsx")[0].rows[0].cells == (Cell("JansenPeeters"), Cell("a b c"))


def test_xml_entities_are_refused() -> None:
    assert refusal(workbooks.with_part(workbooks.workbook(ROWS), SHEET, BILLION)) == "unsafe"


def test_xml_that_names_another_file_is_refused() -> None:
    outside = b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>'
    assert refusal(workbooks.with_part(workbooks.workbook(ROWS), "xl/styles.xml", outside)) == "unsafe"


def test_entities_in_utf_16_are_refused_too() -> None:
    wide = BILLION.decode().replace('version="1.0"', 'version="1.0" encoding="utf-16"').encode("utf-16")
    assert refusal(workbooks.with_part(workbooks.workbook(ROWS), SHEET, wide)) == "unsafe"


def test_a_zip_bomb_is_refused_by_what_it_declares() -> None:
    zeros = b"\0" * (workbook.MAX_UNPACKED + 1)
    bomb = workbooks.with_part(workbooks.workbook(ROWS), "xl/media/image1.png", zeros)
    assert len(bomb) < cells.MAX_BYTES
    assert refusal(bomb) == "bomb"


def test_a_zip_bomb_that_declares_little_is_refused() -> None:
    data = bytearray(workbooks.with_part(workbooks.workbook(ROWS), "a.bin", b"\0" * 200_000))
    real, told = struct.pack("<I", 200_000), struct.pack("<I", 10)
    assert data.count(real) == 2
    assert refusal(bytes(data.replace(real, told))) in {"damaged", "bomb"}


def test_a_zip_of_very_many_parts_is_refused() -> None:
    data = workbooks.workbook(ROWS)
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        for number in range(workbook.MAX_PARTS):
            archive.writestr(f"{number}.txt", "")
    assert refusal(stream.getvalue()) == "bomb"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.xlsx", "empty"),
        (b" \r\n", "a.csv", "empty"),
        (b"x" * (cells.MAX_BYTES + 1), "a.csv", "too_big"),
        (b"naam;geboren", "a.xlsx", "not_a_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.xls", "old_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "locked"),
        (b"<html><table><tr><td>Naam", "a.xls", "kind_unknown"),
        (b"%PDF-1.7 ...", "a.csv", "kind_unknown"),
        (b"PK\x03\x04" + b"\0" * 200, "a.xlsx", "damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\x01\0\x02" * 40, "a.csv", "binary"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_by_its_own_code(data: bytes, name: str, code: str) -> None:
    assert refusal(data, name) == code


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refusal(stream.getvalue(), "lijst.ods") == "kind_unknown"


def test_too_many_rows_are_refused() -> None:
    assert refusal(workbooks.workbook([["x"]] * (cells.MAX_ROWS + 1))) == "too_many_rows"


def test_too_many_columns_are_refused() -> None:
    assert refusal(workbooks.workbook([["x"] * (cells.MAX_COLUMNS + 1)])) == "too_many_columns"


def test_a_row_number_beyond_every_spreadsheet_is_refused() -> None:
    data = workbooks.workbook([["x"]])
    far = workbooks.part_of(data, SHEET).replace(b'<row r="1"', b'<row r="99999999999"')
    assert refusal(workbooks.with_part(data, SHEET, far)) == "too_many_rows"


def test_empty_formatted_lines_to_the_last_row_are_no_rows() -> None:
    data = workbooks.workbook(ROWS)
    styled = workbooks.part_of(data, SHEET).replace(b"</sheetData>", b'<row r="1048576"/></sheetData>')
    assert len(read_sheet(workbooks.with_part(data, SHEET, styled), "a.xlsx")[0].rows) == 3


@given(st.binary(max_size=2_000), st.sampled_from(["a.xlsx", "a.csv", "a.xls", "a"]))
def test_no_bytes_do_more_than_raise_a_sheet_error(data: bytes, name: str) -> None:
    with suppress(SheetError):
        read_sheet(data, name)


@given(st.binary(max_size=400))
def test_no_part_of_a_workbook_does_more_than_raise_a_sheet_error(content: bytes) -> None:
    part = b"<worksheet><sheetData>" + content + b"</sheetData></worksheet>"
    with suppress(SheetError):
        read_sheet(workbooks.with_part(WHOLE, SHEET, part), "a.xlsx")


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=255))
def test_no_changed_byte_of_a_workbook_does_more_than_raise_a_sheet_error(place: int, byte: int) -> None:
    data = bytearray(WHOLE)
    data[place % len(data)] = byte
    with suppress(SheetError):
        read_sheet(bytes(data), "a.xlsx")
