"""The court's part: its list read in before each sitting, and each sitting held."""

from collections.abc import Iterable, Sequence
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from django.db import transaction

from liaison.common import clock
from liaison.common.sheet import read_sheet
from liaison.common.viewer import Viewer
from liaison.court.actions import defending
from liaison.court.actions.importing import import_files
from liaison.court.actions.sheet import save_sheet
from liaison.court.queries.importing import plans_for
from liaison.court.rules.listing import read_listing
from liaison.simulation import queries
from liaison.simulation.rules import story

if TYPE_CHECKING:
    from uuid import UUID

HEADINGS = (
    "Naam;Geboortedatum;Notitienummer;Feiten;Aangehouden;Inleiding;Volgende zitting;Stand;Advocaat;Taal;Tolk"
)


@transaction.atomic
def read_in(
    *, by: Viewer, chamber: "UUID", people: Iterable[story.Person], day: date, lawyers: Sequence[str]
) -> None:
    """Import the people who first come on the list of ``day``, from a file as a clerk has it."""
    rows = [HEADINGS, *(_row(person, day, lawyers) for person in people)]
    listing = read_listing(read_sheet("\r\n".join(rows).encode(), "lijst.csv"), clock.today())
    import_files(by=by, chamber=chamber, plans=plans_for(by, listing.rows))


def _row(person: story.Person, day: date, lawyers: Sequence[str]) -> str:
    cells = (
        f"{person.surname}, {person.given}",
        f"{person.born_on:%d/%m/%Y}",
        person.number,
        person.facts,
        "ja" if person.is_detained else "nee",
        f"{day:%d/%m/%Y}",
        f"{day:%d/%m/%Y}",
        "lopend",
        f"Mr. {lawyers[person.place % len(lawyers)]}",
        person.language.upper(),
        person.interpreter,
    )
    return ";".join(cells)


@transaction.atomic
def name_lawyer(*, by: Viewer, lawyer: Viewer) -> None:
    """Name a lawyer's account on every file whose list names him."""
    for file in queries.files_of(lawyer.name):
        defending.name_lawyer(by=by, file=file, lawyer=lawyer.id)


@transaction.atomic
def hold(*, by: Viewer, sitting_day: date, later: Sequence[date], chance: Random) -> None:
    """Hold the sitting: one sheet for everybody on the list, in the order of the list."""
    for row in queries.on_list(sitting_day):
        content = story.sheet(chance, next_days=later)
        save_sheet(by=by, appearance=row.id, revision=0, content=content)
