"""What the letters of a cell permit to one visitor about one canary, read from the table and from nothing else.

This is a second reading of the matrix on purpose: it shares no line with the product's decision.
Source: secrecy.md 2 (letters and notes); design.md, "Decided, so that nobody decides it twice".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.matrix.canaries import ALWAYS, Canary

COURT = frozenset({"JU", "PR", "CL", "DL", "JA"})
Cells = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Tie:
    """Who a visitor is to the person: ``column`` in the matrix, the door he comes by, and what ties him to this case.

    ``is_own`` is his case, client, assigned person or himself; ``agreed`` that the person agreed that his programme is told
    who he is; ``mandate`` the rows that he was let read. ``rows`` narrows the tie: a programme that has not given its code
    reads what is asked and not about whom, a colleague who saw a paper signed reads whose it is and nothing else.
    ``moments`` are those at which it holds: urgent access is over within the hour.
    """

    name: str
    column: str
    door: str
    is_own: bool = False
    agreed: bool = False
    mandate: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    moments: frozenset[str] = ALWAYS


def permits(cells: Cells, tie: Tie, canary: Canary, moment: str) -> bool:
    """Whether the matrix lets this visitor read this canary at this moment."""
    row = canary.row_at(moment)
    if tie.column in canary.never:
        return False
    is_own = tie.is_own and moment in tie.moments and (not tie.rows or row in tie.rows)
    cell = cells.get((row, tie.column), "N")
    has_mandate = tie.door == "me" and row in tie.mandate and cell[0] in "ACO"
    match cell[0]:
        case "A" if row == "M24":
            return True
        case "A":
            return is_own or has_mandate
        case "G":
            return row == "M24"
        case "O":
            return tie.name in canary.written_by and (is_own or has_mandate or row == "M31")
        case "C" if tie.column in COURT:
            may_cross = "D" not in cell
            return has_mandate or (may_cross and is_own and moment in canary.crosses)
        case "C":
            return is_own and (tie.agreed or ("S" not in cell and moment in canary.crosses))
    return False
