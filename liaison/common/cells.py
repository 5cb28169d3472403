"""What a table read from a file consists of, whichever kind of file it was."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 5_000
MAX_COLUMNS = 100
MAX_TEXT = 32_767
"""The most characters a spreadsheet program keeps in one cell."""

EPOCH_1900 = date(1899, 12, 30)
EPOCH_1904 = date(1904, 1, 1)

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# What hides or turns text: soft hyphen, zero width, marks of direction, byte order, noncharacters.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]")

Value = str | int | float | date | None


class SheetError(Exception):
    """A file or table that cannot be read as a whole: `code` says why, `params` fill its sentence."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, str | int] = params


@dataclass(frozen=True, slots=True)
class Cell:
    """One value; of a formula, the text of the formula itself, never what it came to."""

    value: Value = None
    formula: bool = False

    @property
    def text(self) -> str:
        """The value as one line of text, dates as ISO 8601, empty when there is none."""
        if self.value is None:
            return ""
        if isinstance(self.value, date):
            return self.value.isoformat()
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return " ".join(str(self.value).split())


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """One row with something in it; `line` is its number as the user's own program shows it."""

    line: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet, or a whole CSV. `epoch` is the day that its serial number 0 stands for."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    epoch: date = EPOCH_1900


def clean(text: str) -> str:
    """The text composed (NFC), controls made spaces, unseen characters and outer spaces taken away."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _CONTROLS.sub(" ", text))).strip()
