"""Reads a spreadsheet or CSV that somebody sent us, and takes it for hostile until it is read."""

from liaison.common.cells import (
    EMPTY,
    EPOCH_1900,
    EPOCH_1904,
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    Row,
    Sheet,
    SheetError,
)
from liaison.common.delimited import read_delimited
from liaison.common.workbook import read_workbook

__all__ = [
    "EMPTY",
    "EPOCH_1900",
    "EPOCH_1904",
    "MAX_BYTES",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "Cell",
    "Row",
    "Sheet",
    "SheetError",
    "read_sheet",
]

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm")
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def read_sheet(data: bytes, name: str) -> tuple[Sheet, ...]:
    """All worksheets of a workbook, or the one table of a CSV; the contents decide which, not `name`.

    Raises SheetError, and nothing else, for whatever cannot be read.
    """
    if not data.strip():
        raise SheetError("empty")
    if len(data) > MAX_BYTES:
        raise SheetError("too_big", megabytes=MAX_BYTES // (1024 * 1024))
    if data.startswith(_OLE):
        raise SheetError("locked" if _LOCKED in data else "old_workbook")
    if data.startswith(_ZIP):
        return read_workbook(data)
    if name.lower().endswith(_WORKBOOK_ENDINGS):
        raise SheetError("not_a_workbook")
    if _is_page(data):
        raise SheetError("kind_unknown")
    return (read_delimited(data, name),)


def _is_page(data: bytes) -> bool:
    """Web pages and XML are what some programs save under `.xls`; PDF is what a printer makes."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:64].lower()
    return start.startswith((b"<html", b"<!doctype", b"<?xml", b"<table", b"%pdf", b"{\\rtf"))
