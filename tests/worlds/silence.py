"""The manners in which somebody tells the court nothing, and the one in which he tells all he could."""

import random
from collections.abc import Callable

from liaison.casework.actions import on_paper
from tests import pictures
from tests.worlds import hands, noise_at_me
from tests.worlds.cast import NEXT, Person
from tests.worlds.world import World

Manner = Callable[[World, Person], list[str]]
WORDS = "Ik heb een kamer gevonden.\nDe huur is betaald."


def never(world: World, person: Person) -> list[str]:
    """He does not open the page."""
    return []


def nothing(world: World, person: Person) -> list[str]:
    """He presses "Tell nothing this time"."""
    noise_at_me.tell_nothing(world, person, random.Random())
    return []


def withdrew(world: World, person: Person) -> list[str]:
    """He tells all he could, every source confirms it, and he takes all of it back."""
    everything(world, person)
    for told in hands.page(world, person, NEXT).told:
        hands.take_back(world, person, NEXT, told.row.id)
    return []


def refused(world: World, person: Person) -> list[str]:
    """He tells what needs a second key, and every source says No."""
    facts = {each.suggestion.origin for each in hands.page(world, person, NEXT).offered}
    for row in hands.tell(world, person, NEXT, "", facts):
        hands.answer(world, row, is_confirmed=False)
    return []


def photographed(world: World, person: Person) -> list[str]:
    """He photographs a paper, tells it, takes it back, and keeps it to himself."""
    paper = hands.photograph(
        world, person, NEXT, WORDS.partition(chr(10))[0], [pictures.photo(size=(240, 320))]
    )
    for row in hands.tell(world, person, NEXT, "", {paper}):
        hands.take_back(world, person, NEXT, row.id)
    return []


def signed(world: World, person: Person) -> list[str]:
    """He signs a paper that nobody countersigns, and another that is countersigned and taken back."""
    hands.enter(world, person, WORDS)
    witness, paper = hands.enter(world, person, WORDS) or (None, None)
    assert witness
    assert paper
    on_paper.countersign(by=witness, paper=paper)
    by = world.liaison_of(person)
    assert by
    on_paper.take_back(by=by, participant=person.id, paper=paper)
    return []


def everything(world: World, person: Person) -> list[str]:
    """He tells all he could, and every source confirms it."""
    facts = {each.suggestion.origin for each in hands.page(world, person, NEXT).offered}
    for row in hands.tell(world, person, NEXT, WORDS, facts):
        if row.source:
            hands.answer(world, row, is_confirmed=True)
    told = hands.page(world, person, NEXT).told
    return sorted({words for each in told for words in each.by_language.values()})


MANNERS: dict[str, Manner] = {
    manner.__name__: manner
    for manner in (never, nothing, withdrew, refused, photographed, signed, everything)
}
