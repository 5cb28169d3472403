"""The reference page of cells, from what a walk saw: which page shows what to whom, and which cells have none yet."""

from collections import defaultdict
from collections.abc import Mapping

from liaison.common import rights
from liaison.disclosure.rules.matrix import MATRIX, Column
from tests.matrix.canaries import CANARIES
from tests.matrix.walk import CELLS, Walk

NOTE = "<!-- Drawn by tests/matrix from what everybody saw. Change the code, not this page. -->\n\n"
NEVER, NOT_YET = "never", "no page yet"
HEAD = """# Every cell of the matrix, over HTTP

A recognisable value of every kind of data is planted in one person's case. Then everybody comes through his own door, with that
door's rights enforced by the database, and asks for every page, paper and table at every address that the case's keys make:
in the relation that opens the case and in those that look like it, before the list closes, after delivery and after judgment,
with a sentence in each state of a release (kept to himself, told, confirmed, delivered, declined, taken back, expired).

- a number: on how many pages the reader of that column is shown it, when the matrix permits it; they are listed below;
- *no page yet*: the matrix opens the cell, and nothing that is built shows it;
- *never*: the matrix closes the cell. Every cell of a traced row was tried for leaks, whatever stands in it.

The justice assistant (JA) and the treating provider (TP) have accounts and no page yet: what TP sees he sees by a programme's link.
Another provider (OP) comes by the link of a programme of somebody else. The researcher (RE) and the network manager (NM) see
figures alone. Nothing keeps an objection of the person to sharing between carers (S) yet, so every sharing that is built rests on
his agreement. DL is the lawyer at the court's door and, by mandate, at the participant's.
"""


def kept_rows() -> frozenset[str]:
    """The matrix rows of which the product has a field."""
    kinds = (kind for model in rights.all_models() for kind in getattr(model, "kinds", {}).values())
    return frozenset(kind for kind in kinds if kind.startswith("M"))


def traced_rows() -> frozenset[str]:
    """The rows that a canary of some moment stands for."""
    return frozenset(
        {each.row for each in CANARIES} | {row for each in CANARIES for row in each.kinds.values()}
    )


def table(walk: Walk) -> str:
    """The whole page."""
    shown = _shown(walk)
    lines = [NOTE + HEAD, _counts(shown), ""]
    lines += ["| | kind | " + " | ".join(Column) + " |", "| --- | --- |" + " --- |" * len(Column)]
    for kind, row in MATRIX.rows.items():
        cells = (_cell(shown, kind, column.value) for column in Column)
        lines.append(f"| {kind} | {row.title}{_state(kind)} | " + " | ".join(cells) + " |")
    lines += ["\n## Which pages\n", "| | who | pages |", "| --- | --- | --- |"]
    for kind in MATRIX.rows:
        for column in Column:
            if pages := shown.get((kind, column.value)):
                lines.append(
                    f"| {kind} | {column.value} | " + ", ".join(f"`{each}`" for each in sorted(pages)) + " |"
                )
    return "\n".join(lines) + "\n"


def _shown(walk: Walk) -> Mapping[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in walk.seen - walk.leaks:
        if each.column:
            found[each.row, each.column].add(each.page)
    return found


def _cell(shown: Mapping[tuple[str, str], set[str]], kind: str, column: str) -> str:
    if CELLS[kind, column] == "N":
        return NEVER
    return str(len(shown[kind, column])) if (kind, column) in shown else NOT_YET


def _state(kind: str) -> str:
    if kind not in kept_rows():
        return " (nothing is kept of it yet)"
    return "" if kind in traced_rows() else " (kept as codes and days, which no word gives away: not traced)"


def _counts(shown: Mapping[tuple[str, str], set[str]]) -> str:
    open_cells = [key for key, cell in CELLS.items() if cell != "N"]
    seen = sum(key in shown for key in open_cells)
    return (
        f"{len(CELLS)} cells: {seen} are shown on a page, {len(open_cells) - seen} are open and have no page yet,"
        f" {len(CELLS) - len(open_cells)} are closed. {len(traced_rows())} of {len(MATRIX.rows)} rows are traced."
    )
