"""A court's own list, read row by row into what it says about a person and his file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from liaison.common.cells import EMPTY, Cell, Row, Sheet, SheetError
from liaison.common.folding import fold
from liaison.court.rules.days import Calendar
from liaison.court.rules.folding import is_nothing
from liaison.court.rules.headings import Column, Field, Headings, LeftOut, find_headings
from liaison.court.rules.listrow import ListRow, read_row

_COUNT = re.compile(
    r"(?:(?:sub|eind|algemeen|grand|generaal) ?)?(?:totaal|total|totaux|totale|som|somme|aantal|nombre|sum)"
    r"(?: (?:aantal|dossiers?|personen|personnes|general|files?))*(?: \d+)?(?: \w+)?"
)
_FEW_CELLS = 4
_READ = 80
"""So many characters of a cell are enough to know it for a heading or a total."""
_KEPT = frozenset({*Field, LeftOut.COUNTING})
_MASK = Cell("•")


class Skipped(StrEnum):
    """Why a line under the headings is no row about a person."""

    TOTAL = "total"
    ALONE = "alone"
    """One cell only: a title between the rows, a remark beneath them."""
    HEADINGS = "headings"
    HIDDEN = "hidden"
    OUTSIDE = "outside"
    """Filled in columns that are not taken over, and nowhere else."""


@dataclass(frozen=True, slots=True)
class SkippedLine:
    """A line that was not read as a row, so that nobody thinks it was."""

    line: int
    reason: Skipped


@dataclass(frozen=True, slots=True)
class Listing:
    """What one worksheet says. `others` names further visible sheets with a list, which were not read."""

    sheet: str
    headings: Headings
    rows: tuple[ListRow, ...]
    source: Sheet
    """The sheet it was read from, masked: nothing is in it that is not taken over."""
    skipped: tuple[SkippedLine, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def left_out(self) -> tuple[Column, ...]:
        """The columns not taken over, with the reason; a column that only counts the rows is not worth a word."""
        kept = (column for column in self.headings.columns if isinstance(column.meaning, LeftOut))
        return tuple(column for column in kept if column.meaning is not LeftOut.COUNTING)


def read_listing(sheets: Sequence[Sheet], today: date, *, only: str = "") -> Listing:
    """The first visible sheet with a list on it, or the sheet named `only`, hidden or not.

    Raises SheetError: `sheet_unknown`, `no_table`, `columns_missing` or `no_rows`.
    """
    chosen = (
        [sheet for sheet in sheets if _same(sheet.name, only)]
        if only
        else [s for s in sheets if not s.hidden]
    )
    if only and not chosen:
        raise SheetError("sheet_unknown", sheet=only, sheets=", ".join(sheet.name for sheet in sheets))
    found = [(sheet, headings) for sheet in chosen if (headings := find_headings(_seen(sheet)))]
    if not found:
        raise SheetError("no_table")
    sheet, headings = found[0]
    if headings.missing:
        raise SheetError("columns_missing", fields=" ".join(headings.missing), line=headings.line)
    source = masked(sheet, headings)
    rows, skipped = _read(source, headings, today)
    if not rows:
        raise SheetError("no_rows", line=headings.line)
    return Listing(sheet.name, headings, rows, source, skipped, tuple(other.name for other, _ in found[1:]))


def masked(sheet: Sheet, headings: Headings) -> Sheet:
    """The sheet from its headings down, with a mark for whatever stands in a column that is not taken over.

    What nobody is to read is not kept either, not even between the dry run and the import. It reads as the whole
    sheet does, since of those columns only counts that something is there.
    """
    kept = {column.index for column in headings.columns if column.meaning in _KEPT}
    rows = (row for row in sheet.rows if row.line >= headings.line)
    return replace(
        sheet, rows=tuple(row if row.line == headings.line else _masked(row, kept) for row in rows)
    )


def _masked(row: Row, kept: set[int]) -> Row:
    cells = (cell if index in kept or not cell.text else _MASK for index, cell in enumerate(row.cells))
    return replace(row, cells=tuple(cells))


def _same(name: str, other: str) -> bool:
    return name.strip().casefold() == other.strip().casefold()


def _seen(sheet: Sheet) -> tuple[Row, ...]:
    return tuple(row for row in sheet.rows if not row.hidden)


def _read(
    sheet: Sheet, headings: Headings, today: date
) -> tuple[tuple[ListRow, ...], tuple[SkippedLine, ...]]:
    calendar = Calendar(today, sheet.epoch)
    rows, skipped = [], []
    for row in sheet.rows:
        if row.line <= headings.line:
            continue
        cells = _by_field(row, headings.places)
        reason = _no_person(row, cells, headings)
        if reason:
            skipped.append(SkippedLine(row.line, reason))
        elif any(cell.text for cell in cells.values()):
            rows.append(read_row(row.line, cells, calendar))
    return tuple(rows), tuple(skipped)


def _by_field(row: Row, places: Mapping[Field, int]) -> Mapping[Field, Cell]:
    return {field: row.cells[at] if at < len(row.cells) else EMPTY for field, at in places.items()}


def _no_person(row: Row, cells: Mapping[Field, Cell], headings: Headings) -> Skipped | None:
    counted = {column.index for column in headings.columns if column.meaning is LeftOut.COUNTING}
    filled = [cell for index, cell in enumerate(row.cells) if cell.text and index not in counted]
    if row.hidden and filled:
        return Skipped.HIDDEN
    if _repeats(row, headings):
        return Skipped.HEADINGS
    if is_nothing(cells[Field.NUMBER].text) and _counts(row):
        return Skipped.TOTAL
    if len(filled) == 1:
        return Skipped.ALONE
    return Skipped.OUTSIDE if filled and not any(cell.text for cell in cells.values()) else None


def _repeats(row: Row, headings: Headings) -> bool:
    """Lists that are printed on several pages have their headings again on each."""
    typed = [(c.index, fold(c.heading)) for c in headings.columns if c.meaning in _KEPT]
    return all(
        index < len(row.cells) and fold(row.cells[index].text[:_READ]) == heading for index, heading in typed
    )


def _counts(row: Row) -> bool:
    """A row of totals: few cells, one of which says so, in the first place or as a word alone."""
    filled = [cell.text[:_READ] for cell in row.cells if cell.text]
    if not 0 < len(filled) <= _FEW_CELLS:
        return False
    texts = [fold(text) for text in filled]
    return bool(_COUNT.fullmatch(texts[0])) or not {"totaal", "total"}.isdisjoint(texts)
