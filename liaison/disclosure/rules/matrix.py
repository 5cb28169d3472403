"""The disclosure matrix: 41 kinds of data by 11 columns, read once from matrix.csv beside this room.

Source: secrecy.md, section 2. What a cell means is said in `meaning`; here it is only read, and strictly.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType
from typing import Final, Self

from liaison.common.roles import Role


class MatrixError(ValueError):
    """The text is not a complete matrix; the message names the row."""


class Column(StrEnum):
    """A reader of the matrix, by the abbreviation in its heading."""

    JU = "JU"  # judge
    PR = "PR"  # prosecutor
    CL = "CL"  # clerk
    DL = "DL"  # defence lawyer
    JA = "JA"  # justice assistant
    LI = "LI"  # liaison
    TP = "TP"  # treating provider, own clients only
    OP = "OP"  # another provider of the same person
    NM = "NM"  # network manager
    RE = "RE"  # researcher
    PA = "PA"  # participant


COURT_BUNDLE: Final = frozenset({Column.JU, Column.PR, Column.CL, Column.DL, Column.JA})
"""The one recipient set on the court's side: what the judge reads, prosecutor and defence may read (note
1).
"""

COLUMN_OF_ROLE: Final[Mapping[Role, Column | None]] = MappingProxyType(
    {
        Role.JUDGE: Column.JU,
        Role.PROSECUTOR: Column.PR,
        Role.CLERK: Column.CL,
        Role.LAWYER: Column.DL,
        Role.JUSTICE_ASSISTANT: Column.JA,
        Role.LIAISON: Column.LI,
        Role.COORDINATOR: Column.LI,  # borrowed: unassigned people, or for dated cover
        Role.PROVIDER: Column.TP,  # OP towards a person whom another programme treats: the caller tells
        Role.NETWORK_MANAGER: Column.NM,
        Role.POLICY_COORDINATOR: Column.NM,  # borrowed
        Role.RESEARCHER: Column.RE,
        Role.ADMINISTRATOR: None,  # note 3: no case content
        Role.DATA_PROTECTION_OFFICER: None,  # note 3: metadata; content review is another act
        Role.PARTICIPANT: Column.PA,
        Role.TRUSTED_PERSON: Column.PA,  # borrowed: by mandate, what the participant ticks
        Role.MANDATED_LAWYER: Column.DL,  # by mandate, at the participant's door
        Role.PROGRAMME: Column.TP,  # borrowed: a programme's link
        Role.SYSTEM: None,  # a worker carries sealed copies and reads none
    }
)

_CELL: Final = re.compile(r"[NCAGPO][LSDR]{0,2}")
_KINDS: Final = tuple(f"M{number:02}" for number in range(1, 42))
_HEADING: Final = ["id", "kind", *Column, "ground"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One leading letter (N never, C after consent, A own case, G aggregate, P protocol, O own entries) and
    suffixes.
    """

    letter: str
    suffixes: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a cell as `^[NCAGPO][LSDR]{0,2}$`; raise MatrixError on anything else, spaces included."""
        if _CELL.fullmatch(text) is None:
            raise MatrixError(f"{text!r} is not a cell")
        return cls(text[0], frozenset(text[1:]))

    def __str__(self) -> str:
        return self.letter + "".join(sorted(self.suffixes, key="SLDR".index))


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of data: its number, its title, and why its cells are as they are."""

    kind: str
    title: str
    ground: str


class Matrix(Mapping[tuple[str, Column], Cell]):
    """All 41 x 11 cells by kind and column. `version` is the start of the SHA-256 of the text it was read
    from.
    """

    def __init__(
        self, cells: Mapping[tuple[str, Column], Cell], rows: Mapping[str, Row], version: str
    ) -> None:
        self._cells = MappingProxyType(dict(cells))
        self.rows: Mapping[str, Row] = MappingProxyType(dict(rows))
        self.version = version

    def __getitem__(self, key: tuple[str, Column]) -> Cell:
        return self._cells[key]

    def __iter__(self) -> Iterator[tuple[str, Column]]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def cell(self, kind: object, column: object) -> Cell | None:
        """The cell, or None for whatever the table does not list: no value given here raises."""
        if isinstance(kind, str) and isinstance(column, Column):
            return self._cells.get((kind, column))
        return None


def load(text: str) -> Matrix:
    """Read a whole matrix; raise MatrixError unless it has exactly the rows M01 to M41, each once and
    complete.
    """
    heading, *lines = list(csv.reader(io.StringIO(text))) or [[]]
    if heading != _HEADING:
        raise MatrixError(f"the heading is {heading}")
    if tuple(line[0] if line else "" for line in lines) != _KINDS:
        raise MatrixError("the rows are not M01 to M41 in order")
    cells: dict[tuple[str, Column], Cell] = {}
    rows: dict[str, Row] = {}
    for line in lines:
        row, row_cells = _row(line)
        rows[row.kind] = row
        cells.update({(row.kind, column): cell for column, cell in row_cells.items()})
    return Matrix(cells, rows, hashlib.sha256(text.encode()).hexdigest()[:16])


def _row(line: list[str]) -> tuple[Row, dict[Column, Cell]]:
    if len(line) != len(_HEADING):
        raise MatrixError(f"{line[0]} has {len(line)} fields, not {len(_HEADING)}")
    kind, title, *texts, ground = line
    if not title.strip() or not ground.strip():
        raise MatrixError(f"{kind} has no title or no ground")
    try:
        return Row(kind, title, ground), {
            column: Cell.parse(text) for column, text in zip(Column, texts, strict=True)
        }
    except MatrixError as fault:
        raise MatrixError(f"{kind}: {fault}") from fault


MATRIX: Final = load(files("liaison.disclosure").joinpath("matrix.csv").read_text(encoding="utf-8"))
