"""A dry run as it is shown, on the page and in the terminal: what each row would do, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from liaison.court import faults
from liaison.court.rules.listing import Listing
from liaison.court.rules.listrow import ListRow
from liaison.court.rules.matching import New, Outcome, RowPlan


@dataclass(frozen=True)
class ToldRow:
    """One row of the list. `name` is as read, or as typed when the row is refused."""

    line: int
    name: str
    born: str
    number: str
    outcome: str
    outcome_in_words: str
    adds: tuple[str, ...]
    faults: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class DryRun:
    """The whole list, with what of it is not taken over."""

    sheet: str
    rows: tuple[ToldRow, ...]
    left_out: tuple[tuple[str, str], ...]
    """Heading and why."""
    skipped: tuple[tuple[int, str], ...]
    """Line and why."""
    other_sheets: tuple[str, ...]
    created: int
    matched: int
    refused: int

    @property
    def accepted(self) -> int:
        """How many rows an import without the refused ones takes."""
        return self.created + self.matched

    @property
    def refused_rows(self) -> tuple[ToldRow, ...]:
        """The rows that must be corrected or left out."""
        return tuple(row for row in self.rows if row.faults)


def tell(listing: Listing, plans: Sequence[RowPlan]) -> DryRun:
    """The plans of a list, in the language of the page."""
    outcomes = [row.outcome for row in plans]
    return DryRun(
        sheet=listing.sheet,
        rows=tuple(_row(row) for row in plans),
        left_out=tuple((column.heading, str(faults.LEFT_OUT[column.meaning])) for column in listing.left_out),
        skipped=tuple((line.line, str(faults.SKIPPED[line.reason])) for line in listing.skipped),
        other_sheets=listing.others,
        created=outcomes.count(Outcome.CREATE),
        matched=outcomes.count(Outcome.MATCH),
        refused=outcomes.count(Outcome.REFUSE),
    )


def _row(planned: RowPlan) -> ToldRow:
    row = planned.row
    return ToldRow(
        line=row.line,
        name=_name(row),
        born=_day(row.birth) if row.birth else "",
        number=row.number,
        outcome=planned.outcome.value,
        outcome_in_words=str(faults.OUTCOMES[planned.outcome]),
        adds=tuple(_adds(planned)),
        faults=tuple(faults.sentence(reason) for reason in planned.faults),
        notes=tuple(faults.sentence(reason) for reason in planned.notes),
    )


def _name(row: ListRow) -> str:
    return f"{row.surname}, {row.given}" if row.surname and row.given else row.typed_name


def _adds(planned: RowPlan) -> Iterable[str]:
    for new in (New.PERSON, New.FILE, New.SITTING):
        if new in planned.new:
            yield str(faults.NEW[new])
    for day in planned.days:
        yield f"{faults.NEW[New.APPEARANCE]} {_day(day)}"


def _day(day: date) -> str:
    return date_format(day, "j N Y")
