"""What participants do at their own door of which the court is told nothing."""

import random
from datetime import timedelta
from uuid import UUID

from liaison.care.models import Attestation
from liaison.common import clock
from liaison.participants.models import Mandate, SignIn
from liaison.portal.actions import mandates, papers, telling
from liaison.portal.queries.home import home
from liaison.portal.queries.looked import looks
from tests import pictures
from tests.worlds import hands, story
from tests.worlds.cast import NEXT, Person
from tests.worlds.noise import CANARY, Act
from tests.worlds.world import BECAUSE, World


def leave_a_draft(world: World, person: Person, chance: random.Random) -> None:
    """Words and choices kept for later; nobody is told that there are any."""
    offered = [each.suggestion.origin for each in hands.page(world, person, NEXT).offered]
    choices = {fact: chance.choice((hands.TELL, hands.KEEP)) for fact in offered if chance.random() < 0.7}
    hands.type_in(world, person, NEXT, f"{CANARY} {chance.random()}", choices)


def keep_to_himself(world: World, person: Person, chance: random.Random) -> None:
    offered = [each.suggestion.origin for each in hands.page(world, person, NEXT).offered]
    hands.type_in(world, person, NEXT, "", dict.fromkeys(offered, hands.KEEP))


def tell_and_take_back(world: World, person: Person, chance: random.Random) -> None:
    facts = _free(world, person)[: chance.randint(0, 2)]
    for row in hands.tell(world, person, NEXT, f"{CANARY} {chance.random()}", set(facts)):
        hands.take_back(world, person, NEXT, row.id)


def tell_without_an_answer(world: World, person: Person, chance: random.Random) -> None:
    """He tells a fact whose source says nothing, or No; without the second key it stays where it is."""
    if facts := _free(world, person)[:1]:
        for row in hands.tell(world, person, NEXT, "", set(facts)):
            if chance.random() < 0.5:
                hands.answer(world, row, is_confirmed=False)


def tell_nothing(world: World, person: Person, chance: random.Random) -> None:
    if person.id not in world.tells:
        telling.tell_nothing(by=world.himself(person), appearance=person.occasions[NEXT])


def ask_his_lawyer(world: World, person: Person, chance: random.Random) -> None:
    may_read = chance.random() < 0.7
    telling.let_lawyer_read(by=world.himself(person), appearance=person.occasions[NEXT], may_read=may_read)


def change_mandates(world: World, person: Person, chance: random.Random) -> None:
    by = world.himself(person)
    held = Mandate.objects.unguarded(because=BECAUSE).filter(participant=person.id, ended_at=None).first()
    if held and chance.random() < 0.5:
        mandates.end(by=by, participant=person.id, mandate=held.pk)
        return
    lawyer = SignIn.objects.get(role="mandated-lawyer")
    last_day = clock.today() + timedelta(days=91)
    mandates.give(by=by, participant=person.id, lawyer=lawyer.pk, rows=["M31", "M22"], ends_on=last_day)


def ask_a_programme(world: World, person: Person, chance: random.Random) -> None:
    hands.ask_programme(world, person, chance.choice(world.stage.programmes), chance.randint(1, 8))


def have_it_attested(world: World, person: Person, chance: random.Random) -> None:
    """Appointments kept and missed: the programme answers what he asked, now or before."""
    open_rows = Attestation.objects.unguarded(because=BECAUSE).filter(participant=person.id, attested_at=None)
    if not open_rows.exists():
        ask_a_programme(world, person, chance)
    row = open_rows.order_by("asked_at", "id").first()
    if row and world.liaison_of(person):
        story.attest(world, row, chance, is_renewal=True)


def look_at_me(world: World, person: Person, chance: random.Random) -> None:
    by = world.himself(person)
    home(by, person.id)
    looks(by, person.id, 1, with_own=True)
    hands.page(world, person, NEXT)


def photograph_a_paper(world: World, person: Person, chance: random.Random) -> None:
    """A paper in the draft, kept to himself or not decided; perhaps another title, perhaps taken away again."""
    by, date = world.himself(person), person.occasions[NEXT]
    pages = [pictures.photo(f"{CANARY} {chance.random()}", size=(240, 320))]
    paper = hands.photograph(world, person, NEXT, f"{CANARY} {chance.random()}", pages * chance.randint(1, 3))
    if chance.random() < 0.3:
        papers.keep(by=by, appearance=date, paper=paper, title=f"{CANARY} {chance.random()}", picture=None)
    if chance.random() < 0.3:
        papers.take_out(by=by, appearance=date, paper=paper)


def tell_a_paper_and_take_it_back(world: World, person: Person, chance: random.Random) -> None:
    """A photograph told and taken back; what goes back into the draft is taken away, or stays there untold."""
    by, date = world.himself(person), person.occasions[NEXT]
    page = pictures.photo(f"{CANARY} {chance.random()}", size=(240, 320))
    paper = hands.photograph(world, person, NEXT, f"{CANARY} {chance.random()}", [page])
    for row in hands.tell(world, person, NEXT, "", {paper}):
        hands.take_back(world, person, NEXT, row.id)
    left = [each.row.id for each in hands.page(world, person, NEXT).papers]
    for each in left if chance.random() < 0.5 else ():
        papers.take_out(by=by, appearance=date, paper=each)


def _free(world: World, person: Person) -> list[UUID]:
    """The facts that he may tell without anything more being delivered than the story has."""
    offered = [each.suggestion.origin for each in hands.page(world, person, NEXT).offered]
    return [fact for fact in offered if fact not in world.reserved]


ACTS: tuple[Act, ...] = (
    leave_a_draft,
    keep_to_himself,
    tell_and_take_back,
    tell_and_take_back,
    tell_without_an_answer,
    tell_without_an_answer,
    tell_nothing,
    ask_his_lawyer,
    change_mandates,
    ask_a_programme,
    have_it_attested,
    look_at_me,
    photograph_a_paper,
    tell_a_paper_and_take_it_back,
)
