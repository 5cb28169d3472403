"""Spreadsheets made for the tests, honest and hostile."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[object]]


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def fill(worksheet: Worksheet, rows: Rows) -> None:
    for row in rows:
        worksheet.append(list(row))


def workbook(rows: Rows, *, title: str = "lijst", more: Mapping[str, Rows] | None = None) -> bytes:
    """A workbook with one filled sheet, or with `more` after it."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = title
    fill(first, rows)
    for name, others in (more or {}).items():
        fill(book.create_sheet(name), others)
    return saved(book)


def with_part(data: bytes, part: str, content: bytes) -> bytes:
    """The same workbook with one part written anew."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return stream.getvalue()


def part_of(data: bytes, part: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(part)


def delimited(rows: Rows, *, separator: str = ";", encoding: str = "cp1252", newline: str = "\r\n") -> bytes:
    """The rows as text, with nothing quoted."""
    lines = (separator.join("" if value is None else str(value) for value in row) for row in rows)
    return newline.join(lines).encode(encoding)
