"""Reads `.xlsx` and `.xlsm` as data: no macro, no link, no entity, no formula is followed."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

import defusedxml.sax
from defusedxml.common import DefusedXmlException

from liaison.common.cells import (
    EMPTY,
    EPOCH_1900,
    EPOCH_1904,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_TEXT,
    Cell,
    Row,
    Sheet,
    SheetError,
    clean,
)

MAX_UNPACKED = 30 * 1024 * 1024
MAX_PARTS = 1_000
MAX_SHEETS = 40
LAST_LINE = 1_048_576
"""The last row a spreadsheet program knows; a file that names a later one wants to keep us busy."""

_XML = (".xml", ".rels", ".vml")
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_HOME = "xl/workbook.xml"


def read_workbook(data: bytes) -> tuple[Sheet, ...]:
    """Every worksheet in its order. Raises SheetError for what is unsafe, too big or damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            hidden = _checked(archive)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions we do not use
            return _sheets(data, hidden)
    except SheetError:
        raise
    except DefusedXmlException as error:
        raise SheetError("unsafe") from error
    except Exception as error:
        # A damaged workbook fails in as many ways as it has parts: KeyError, ValueError, zlib.error, …
        raise SheetError("damaged") from error


class _Rows(ContentHandler):
    """Walks a part to its end, so that every entity is met, and keeps the numbers of hidden rows."""

    def __init__(self) -> None:
        super().__init__()
        self.line = 0
        self.hidden: set[int] = set()

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - the interface's name
        if name.rpartition(":")[2] != "row":
            return
        given = attrs.get("r", "")
        self.line = int(given) if given.isdecimal() else self.line + 1
        if attrs.get("hidden") in {"1", "true"}:
            self.hidden.add(self.line)


def _checked(archive: zipfile.ZipFile) -> Mapping[str, set[int]]:
    """The hidden rows of each part, once sizes, packing and XML are found harmless."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise SheetError("bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise SheetError("locked")
    if any(part.compress_type not in _PACKINGS for part in parts):
        raise SheetError("unsafe")
    if _HOME not in archive.namelist():
        raise SheetError("kind_unknown")
    left = MAX_UNPACKED
    hidden = {}
    for part in parts:
        content = _unpacked(archive, part, left)
        left -= len(content)
        if part.filename.lower().endswith(_XML):
            hidden[part.filename.lstrip("/")] = _hidden_rows(content)
    return hidden


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> bytes:
    """The part itself: its declared size is only what the sender says."""
    with archive.open(part) as stream:
        content = stream.read(left + 1)
    if len(content) > left:
        raise SheetError("bomb")
    return content


def _hidden_rows(content: bytes) -> set[int]:
    rows = _Rows()
    try:
        defusedxml.sax.parseString(content, rows, forbid_dtd=True)
    except SAXException as error:
        raise SheetError("damaged") from error
    return rows.hidden


def _sheets(data: bytes, hidden: Mapping[str, set[int]]) -> tuple[Sheet, ...]:
    # Here, since a door that never reads a workbook should start without the library.
    from openpyxl import load_workbook
    from openpyxl.utils.datetime import MAC_EPOCH

    book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        if len(book.worksheets) > MAX_SHEETS:
            raise SheetError("too_many_sheets", limit=MAX_SHEETS)
        epoch = EPOCH_1904 if book.epoch == MAC_EPOCH else EPOCH_1900
        return tuple(_sheet(worksheet, hidden, epoch) for worksheet in book.worksheets)
    finally:
        book.close()


def _sheet(worksheet: Any, hidden: Mapping[str, set[int]], epoch: date) -> Sheet:
    part: str = worksheet._worksheet_path  # noqa: SLF001 - the library names the part nowhere else
    unseen = hidden.get(part.lstrip("/"), set())
    rows: list[Row] = []
    for line, cells in _lines(worksheet):
        if len(rows) == MAX_ROWS:
            raise SheetError("too_many_rows", limit=MAX_ROWS)
        rows.append(Row(line, cells, hidden=line in unseen))
    return Sheet(clean(worksheet.title), tuple(rows), hidden=worksheet.sheet_state != "visible", epoch=epoch)


def _lines(worksheet: Any) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Rows with something in them. The size that a sheet states about itself is not believed."""
    worksheet.reset_dimensions()
    blank: tuple[Any, ...] | None = None
    for line, raw in enumerate(worksheet.iter_rows(max_col=MAX_COLUMNS + 1), start=1):
        if line > LAST_LINE:
            raise SheetError("too_many_rows", limit=MAX_ROWS)
        if raw is blank:
            continue
        cells = [_cell(cell.value, cell.data_type) for cell in raw]
        while cells and cells[-1].value is None:
            cells.pop()
        if not cells:
            blank = raw
        elif len(cells) > MAX_COLUMNS:
            raise SheetError("too_many_columns", limit=MAX_COLUMNS)
        else:
            yield line, tuple(cells)


def _cell(value: object, data_type: str) -> Cell:
    if value is None:
        return EMPTY
    if data_type == "f":
        return Cell(_text(str(getattr(value, "text", value))), formula=True)
    if isinstance(value, datetime):
        return Cell(value.date())
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Cell(value)
    return Cell(_text(str(value)))


def _text(raw: str) -> str | None:
    if len(raw) > MAX_TEXT:
        raise SheetError("damaged")
    return clean(raw) or None
