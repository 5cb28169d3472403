"""Reads CSV as offices write it: any of four separators, any of the encodings met in Belgium."""

import codecs
import csv
import io
import re
from collections import Counter

from liaison.common.cells import EMPTY, MAX_COLUMNS, MAX_ROWS, MAX_TEXT, Cell, Row, Sheet, SheetError, clean

_SEPARATORS = (";", "\t", ",", "|")
_SAMPLE_LINES = 60
_SAMPLE_LENGTH = 60_000
MAX_LINES = 200_000
"""Blank ones among them; more is no list of people."""

_STATED = re.compile(r"sep=([^\w\s\"'=]|\t)", re.IGNORECASE)
_PAGES = ("cp1252", "cp1250", "cp1254", "cp850", "mac_roman")
_EXPECTED = frozenset("éèêëàâäáçïîíôöóùûüúñÉÈÀÇÖÜ€’ßøØåłŁąęśżźńćčřšžěőűşŞğĞıİ")
"""Letters beyond ASCII in the names and charges of Belgian lists."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# In text of an office these bytes of cp1252 never are what they say, so another code page wrote them.
_DOUBTFUL = re.compile("[\x81\x8d\x8f\x90\x9d‚ƒ„†‡ˆ‰‹›˜¤¦¨¬¯¸¶¿ÐÞðþ£¥³¹]")
_QUOTED_TEXT = re.compile(r'="([^"]*)"')


def read_delimited(data: bytes, name: str) -> Sheet:
    """The one table of a CSV. Raises SheetError."""
    text = _decoded(data)
    if "\x00" in text:
        raise SheetError("binary")
    if text.count("\n") + text.count("\r") > MAX_LINES:
        raise SheetError("too_many_rows", limit=MAX_ROWS)
    separator, text, first = _stated_separator(text)
    rows: list[Row] = []
    for line, fields in enumerate(_records(text, separator or _separator(text)), start=first):
        if any(field.strip() for field in fields[MAX_COLUMNS:]):
            raise SheetError("too_many_columns", limit=MAX_COLUMNS)
        cells = tuple(_cell(field) for field in fields[:MAX_COLUMNS])
        if not any(cell.value for cell in cells):
            continue
        if len(rows) == MAX_ROWS:
            raise SheetError("too_many_rows", limit=MAX_ROWS)
        rows.append(Row(line, cells))
    return Sheet(clean(name), tuple(rows))


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\x00" in data:
        return _strictly(data, _wide(data))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return _guessed(data) if "\ufffd" in text or _DOUBTFUL.search(text) else text


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SheetError("encoding") from error


def _wide(data: bytes) -> str:
    """Which UTF-16 it is, without a mark: of Latin text every second byte is zero."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) < len(data) // 4 or min(even, odd) > len(data) // 50:
        raise SheetError("binary")
    return "utf-16-le" if odd > even else "utf-16-be"


def _guessed(data: bytes) -> str:
    """The text in the code page that gives most letters one expects and fewest signs one does not.

    charset-normalizer was tried: on lists of this length it took the code page of MS-DOS for that of Windows.
    """
    read = [data.decode(page, errors="replace") for page in _PAGES]
    best = max(read, key=_likeness)
    if "\ufffd" in best:
        raise SheetError("encoding")
    return best


def _likeness(text: str) -> int:
    beyond = Counter(letter for letter in text if not letter.isascii())
    return sum(
        (1 if letter in _EXPECTED else 0 if letter.isalpha() else -1) * n for letter, n in beyond.items()
    )


def _stated_separator(text: str) -> tuple[str, str, int]:
    """A first line `sep=;` tells a spreadsheet program the separator: (separator, the rest, its first line)."""
    first, _, rest = text.partition("\n")
    stated = _STATED.fullmatch(first.strip("\r\ufeff\"' "))
    return (stated[1], rest, 2) if stated else ("", text, 1)


def _separator(text: str) -> str:
    """The separator that most often cuts the first lines into the same number of columns."""
    sample = "\n".join(text[:_SAMPLE_LENGTH].splitlines()[:_SAMPLE_LINES])
    return max(_SEPARATORS, key=lambda separator: _regularity(sample, separator))


def _regularity(sample: str, separator: str) -> int:
    try:
        widths = Counter(len(fields) for fields in csv.reader(io.StringIO(sample), delimiter=separator))
    except csv.Error:
        return 0
    return max(((width - 1) * lines for width, lines in widths.items()), default=0)


def _records(text: str, separator: str) -> list[list[str]]:
    """Blank lines too, since they have a number; a quote never closed is read as an ordinary character."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return _unquoted(text, separator)


def _unquoted(text: str, separator: str) -> list[list[str]]:
    source = io.StringIO(text, newline="")
    try:
        return list(csv.reader(source, delimiter=separator, quoting=csv.QUOTE_NONE))
    except csv.Error as error:
        raise SheetError("damaged") from error


def _cell(field: str) -> Cell:
    if len(field) > MAX_TEXT:
        raise SheetError("damaged")
    text = clean(field)
    if not text:
        return EMPTY
    as_text = _QUOTED_TEXT.fullmatch(text)
    if as_text:
        return Cell(as_text[1].strip() or None)
    return Cell(text, formula=text.startswith("="))
