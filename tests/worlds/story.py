"""What is the same in all variants of a world: who tells the court what. The rest is noise.

The steps that lead there are not the same: in each variant they are taken at moments of its own, in an order of its
own, and some are taken, taken back and taken again. What is delivered in the end is equal word for word.
"""

import random
from dataclasses import dataclass
from uuid import UUID

from liaison.care import actions as care
from liaison.care.actions import SentOn, answering
from liaison.care.actions import referring as letters
from liaison.care.models import Attestation
from liaison.casework.actions import assigning, inviting, passing_on, plans, referring
from liaison.common import clock
from liaison.disclosure.queries import SentenceSheet
from liaison.portal.queries.suggesting import GOALS
from tests import pictures
from tests.worlds import hands
from tests.worlds.cast import NEXT, Person
from tests.worlds.world import BECAUSE, World, programmes_link

OWN = (
    "Ik ben elke week geweest.",
    "Mijn moeder is ziek, ik zorg voor haar.\nDaarom kwam ik te laat.",
    "J’ai un logement <b>.",
)
SILENT = "silent"
MANNERS = ("own", "fact", "both", "goal", "paper", SILENT)
"""How somebody tells: not at all, in his own words, a fact that a programme attested, both, a goal, a photographed paper.

At least one person of each list tells nothing.
"""

TITLE = "Mijn huurcontract"


@dataclass(frozen=True)
class Telling:
    """What one person is going to tell the court."""

    person: Person
    words: str
    facts: frozenset[UUID]
    pages: tuple[bytes, ...] = ()


def prepare(world: World, chance: random.Random) -> None:
    """Sign-ins, liaisons, plans, and attestations asked for, sent on and given."""
    staff = world.stage.staff
    for person in world.everybody:
        chosen = staff[chance.choice(("liaison", "second-liaison"))]
        assigning.assign(
            by=staff["coordinator"], participant=person.id, account=chosen.id, first_day=clock.today()
        )
        inviting.invite(by=chosen, participant=person.id, address=f"{person.id}@people.example")
        plans.agree_plan(
            by=chosen,
            participant=person.id,
            agreed_on=clock.today(),
            goals={"housing": "een eigen studio", "work": "opleiding"},
            begun_from=0,
            steps=[plans.NewStep(domain="housing", words="inschrijven", who="together")],
        )
        hands.ask_programme(world, person, chance.choice(world.stage.programmes), 4)
    for row in Attestation.objects.unguarded(because=BECAUSE).order_by("id"):
        attest(world, row, chance)
    inviting.prepare_lawyer(by=staff["liaison"], name="mr. X")


def ask_for_a_place(world: World) -> SentOn:
    """A programme is asked for a place, has opened the letter, asked back and been answered; the noise leaves it alone."""
    person, programme = world.everybody[-1], world.stage.programmes[-1]
    by = world.liaison_of(person)
    assert by
    writing = letters.Writing(
        need="work", items={"asked": "een plaats", "age": "30-39"}, telephone="09 000 00 00"
    )
    about = referring.begin(by=by, participant=person.id, programme=programme, writing=writing)
    agreement = letters.Agreement(clock.today(), "spoken")
    sent = referring.send(by=by, participant=person.id, referral=about, struck=(), agreement=agreement)
    answering.see(by=programmes_link(about), referral=about)
    answering.ask(by=programmes_link(about), referral=about, words="Vanaf wanneer?")
    referring.reply(by=by, participant=person.id, referral=about, words="Meteen.")
    world.reserved.add(about)
    return sent


def attest(world: World, row: Attestation, chance: random.Random, *, is_renewal: bool = False) -> None:
    """A request is sent on and answered."""
    person = next(one for one in world.everybody if one.id == row.participant_id)
    by = world.liaison_of(person)
    assert by
    passing_on.send_on(by=by, participant=person.id, attestation=row.pk, is_renewal=is_renewal)
    planned = chance.randint(1, 9)
    care.attest(
        by=programmes_link(row.pk), attestation=row.pk, planned=planned, kept=chance.randint(0, planned)
    )


def intend(world: World, chance: random.Random) -> list[Telling]:
    """Decide who tells what; everybody else of the list hands over nothing."""
    found = []
    manners = [SILENT, *chance.sample(MANNERS, len(world.people) - 1)]
    for person, manner in zip(world.people, chance.sample(manners, len(manners)), strict=True):
        offered = [each.suggestion for each in hands.page(world, person, NEXT).offered]
        goals = [each.origin for each in offered if each.matrix_row == GOALS]
        facts = [each.origin for each in offered if each.matrix_row != GOALS]
        chosen = {"fact": facts[:1], "both": facts[:1], "goal": goals[:1]}.get(manner, [])
        words = chance.choice(OWN) if manner in {"own", "both"} else ""
        pages = tuple(_photo(chance) for _ in range(chance.randint(1, 3))) if manner == "paper" else ()
        if words or chosen or pages:
            world.tells.add(person.id)
            world.waits.add(person.id)
            world.reserved.update(chosen)
            found.append(Telling(person, words, frozenset(chosen), pages))
    return found


def _photo(chance: random.Random) -> bytes:
    """A page of a paper, as it is once it has been drawn anew."""
    return pictures.photo(f"Artikel {chance.randint(1, 99)}", size=(240, 320))


def tell(world: World, telling: Telling, *, is_winding: bool) -> list[SentenceSheet]:
    """He tells it. On a winding way he tells all of it, takes it back, and tells it anew."""
    facts, paper = set(telling.facts), None
    if telling.pages:
        paper = hands.photograph(world, telling.person, NEXT, TITLE, telling.pages)
    if is_winding:
        for row in hands.tell(
            world, telling.person, NEXT, telling.words, facts | ({paper} if paper else set())
        ):
            hands.take_back(world, telling.person, NEXT, row.id)
        draft = hands.page(world, telling.person, NEXT).papers
        paper = next((each.row.id for each in draft if each.words.here == TITLE), None)
    told = hands.tell(world, telling.person, NEXT, telling.words, facts | ({paper} if paper else set()))
    world.waits.discard(telling.person.id)
    return told
