"""What a participant does with one hand-over, through his own door's actions, as its pages call them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

from liaison.casework.actions import on_paper as signing
from liaison.casework.actions import passing_on
from liaison.casework.queries import on_paper
from liaison.common import clock
from liaison.common.viewer import Viewer
from liaison.disclosure import actions as bridge
from liaison.disclosure.queries import SentenceSheet
from liaison.disclosure.rules.handover import Choice
from liaison.portal.actions import asking, papers, telling
from liaison.portal.actions.telling import Typed
from liaison.portal.queries.telling import Telling
from liaison.portal.queries.telling import telling as page_of
from tests.worlds.cast import Person
from tests.worlds.world import World, programmes_link

TELL, KEEP = Choice.TELL.value, Choice.KEEP.value


def page(world: World, person: Person, day: date) -> Telling:
    """His page about the date of that day."""
    return page_of(world.himself(person), person.occasions[day])


def type_in(world: World, person: Person, day: date, words: str, choices: Mapping[UUID, str]) -> Telling:
    """He writes and chooses, and tells nothing yet."""
    telling.keep(by=world.himself(person), sheet=page(world, person, day), typed=Typed(words, choices))
    return page(world, person, day)


def tell(world: World, person: Person, day: date, words: str, facts: set[UUID]) -> list[SentenceSheet]:
    """He tells these words, if any, the sentences of these facts and these papers, and keeps all others to himself."""
    draft = page(world, person, day)
    every = [
        *(each.suggestion.origin for each in draft.offered),
        *(each.row.id for each in draft.papers),
    ]
    choices = {origin: TELL if origin in facts else KEEP for origin in every}
    shown = type_in(world, person, day, words, choices)
    telling.tell(by=world.himself(person), appearance=shown.occasion.id, seal=shown.seal)
    approved = {each.row.id for each in shown.chosen}
    return [each.row for each in page(world, person, day).told if each.row.id in approved]


def take_back(world: World, person: Person, day: date, statement: UUID) -> None:
    """He takes one sentence back; of the draft that his words return to, nothing stays."""
    by, occasion = world.himself(person), person.occasions[day]
    telling.take_back(by=by, appearance=occasion, statement=statement)


def answer(world: World, row: SentenceSheet, *, is_confirmed: bool) -> None:
    """The source of a sentence says Yes or No: a programme by its link, a liaison as himself."""
    staff = next((one for one in world.stage.staff.values() if one.id == row.source), None)
    if staff:
        passing_on.answer_as_source(by=staff, statement=row.id, is_confirmed=is_confirmed)
        return
    assert row.origin
    way = bridge.confirm if is_confirmed else bridge.decline
    way(by=programmes_link(row.origin), statement=row.id)


def ask_programme(world: World, person: Person, programme: UUID, weeks: int) -> None:
    """He asks a programme how often he was there in the last weeks."""
    today = clock.today()
    asking.ask(
        by=world.himself(person),
        participant=person.id,
        programme=programme,
        starts_on=today - timedelta(weeks=weeks),
        ends_on=today,
    )


def photograph(world: World, person: Person, day: date, title: str, pages: Iterable[bytes]) -> UUID:
    """He photographs a paper, page by page; nothing is told yet. The pictures are as they have been drawn anew."""
    paper: UUID | None = None
    for picture in pages:
        paper = papers.keep(
            by=world.himself(person),
            appearance=person.occasions[day],
            paper=paper,
            title=title,
            picture=picture,
        )
    assert paper
    return paper


def enter(world: World, person: Person, words: str) -> tuple[Viewer, UUID] | None:
    """His liaison enters a paper that he signed for his next date; gives the colleague who saw it, and the paper."""
    by = world.liaison_of(person)
    shown = on_paper.on_paper(by, person.id) if by else None
    if by is None or shown is None:
        return None
    witness = next(one for one in world.stage.staff.values() if one.id == shown.witnesses[0][0])
    signed = signing.Signed("", words, (), witness.id)
    return witness, signing.enter(by=by, participant=person.id, signed=signed)
