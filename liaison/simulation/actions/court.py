"""The court's part: its list read in before each sitting, and the sheet of each person."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from liaison.common import clock
from liaison.common.sheet import read_sheet
from liaison.common.viewer import Viewer
from liaison.court.actions import defending, notes, room
from liaison.court.actions.importing import import_files
from liaison.court.actions.sheet import save_sheet, undo_save
from liaison.court.actions.sitting import put_on_list
from liaison.court.queries.importing import plans_for
from liaison.court.rules.listing import read_listing
from liaison.court.rules.sheet import Content
from liaison.simulation import queries
from liaison.simulation.rules import parameters, words
from liaison.simulation.rules.calendar import Calendar
from liaison.simulation.rules.names import LANGUAGE_NAMES
from liaison.simulation.rules.people import Person

if TYPE_CHECKING:
    from liaison.simulation.actions.world import Life

HEADINGS = (
    "Naam;Geboortedatum;Notitienummer;Feiten;Aangehouden;Inleiding;Volgende zitting;Stand;Advocaat;Taal;Tolk"
)


@transaction.atomic
def read_in(
    *, by: Viewer, chamber: UUID, rows: Iterable[tuple[Person, date]], lawyers: Sequence[str]
) -> None:
    """Import people with the day on which each is next on a list, from a file as a clerk has it."""
    lines = [HEADINGS]
    for person, day in rows:
        lines += _lines(person, day, lawyers[person.place % len(lawyers)])
    listing = read_listing(read_sheet("\r\n".join(lines).encode(), "lijst.csv"), clock.today())
    import_files(by=by, chamber=chamber, plans=plans_for(by, listing.rows))


def _lines(person: Person, day: date, lawyer: str) -> list[str]:
    """One row for each of somebody's files."""
    name = person.name
    return [
        ";".join(
            (
                f"{name.surname}, {name.given}",
                f"{person.born_on:%d/%m/%Y}",
                number,
                facts,
                "ja" if person.is_detained else "nee",
                f"{person.introduced_on:%d/%m/%Y}",
                f"{day:%d/%m/%Y}",
                "lopend" if person.was_here else "inleiding",
                f"Mr. {lawyer}",
                LANGUAGE_NAMES[name.language],
                name.interpreter,
            )
        )
        for number, facts in person.files
    ]


@transaction.atomic
def name_lawyer(*, by: Viewer, lawyer: Viewer) -> None:
    """Name a lawyer's account on every file whose list names him."""
    for file in queries.files_of(lawyer.name):
        defending.name_lawyer(by=by, file=file, lawyer=lawyer.id)


def save(*, by: Viewer, life: "Life", appearance: UUID, content: Content) -> None:
    """The sheet of one person at a sitting; now and then it was the wrong one, is undone at once and saved anew."""
    revision = 0
    if content.next_day and life.chance.random() < parameters.TAKES_BACK_A_SHEET:
        wrong = replace(content, agreements=(), decision="postpone")
        saved = save_sheet(by=by, appearance=appearance, revision=revision, content=wrong)
        revision = undo_save(by=by, appearance=appearance, revision=saved.revision).revision
    save_sheet(by=by, appearance=appearance, revision=revision, content=content)


def register_paper(*, by: Viewer, life: "Life", appearance: UUID) -> None:
    """Sometimes a paper is handed up in the room, and the clerk registers it."""
    if life.chance.random() < parameters.HANDS_UP_A_PAPER:
        paper = room.Paper(words=life.chance.choice(words.PAPERS), handed_by="person", pages=1)
        room.register_paper(by=by, appearance=appearance, paper=paper)


def keep_note(*, by: Viewer, life: "Life", appearance: UUID) -> None:
    """Sometimes the judge keeps a private note on the path."""
    if life.chance.random() < parameters.JUDGES_NOTE:
        notes.keep_note(by=by, appearance=appearance, words=life.chance.choice(words.JUDGES_NOTES))


def put_back(*, by: Viewer, life: "Life", place: int, calendar: Calendar) -> None:
    """The clerk finds a day for somebody who was left without one."""
    put_on_list(by=by, file=queries.file_of(life.id), day=calendar.day(place))
