"""The next contact planned and kept or not, what carries somebody, and another liaison asked for."""

from datetime import datetime
from functools import partial
from uuid import UUID

from liaison.casework.actions.contacts import Meeting, answer_contact, plan_contact
from liaison.casework.actions.strengths import add_strength
from liaison.casework.actions.wishing import ask_for_another, give_another
from liaison.common import clock
from liaison.simulation import queries
from liaison.simulation.actions import me
from liaison.simulation.actions.world import Life, World, later
from liaison.simulation.rules import parameters, words
from liaison.simulation.rules.staff import LIAISONS

PLACES = {"talk": "Coupure 12, tweede verdieping", "telephone": "", "visit": "bij u thuis", "other": ""}
OUTCOMES = {"kept": "kept", "notice": "not-come-with-notice", "missed": "not-come"}
STRENGTHS_AT = frozenset({1, 4})


def plan(world: World, life: Life, moment: datetime, kind: str) -> None:
    """The next contact; sometimes nothing is planned, and it simply comes."""
    if life.chance.random() < parameters.LEFT_WITHOUT_CONTACT:
        return
    meeting = Meeting(at=moment, contact=kind, place=PLACES[kind])
    life.planned = plan_contact(by=world.who(world.writer(life)), participant=life.id, meeting=meeting)


def answer(world: World, life: Life, outcome: str) -> None:
    """How the contact that was planned went."""
    planned, life.planned = life.planned, None
    if planned is not None:
        answer_contact(by=world.who(world.writer(life)), contact=planned, outcome=OUTCOMES[outcome])


def strengthen(world: World, life: Life) -> None:
    """One or two lines of what carries him, written with him."""
    if life.contacts in STRENGTHS_AT:
        for domain in life.chance.sample(sorted(words.STRENGTHS), life.chance.randint(1, 2)):
            line = life.chance.choice(words.STRENGTHS[domain])
            when = life.chance.choice(("today", "today", "before", "wish"))
            by = world.who(world.writer(life))
            add_strength(by=by, participant=life.id, domain=domain, when=when, words=line)


def arrange_wish(world: World, life: Life) -> None:
    """A few ask for another liaison some weeks later; the coordinator gives them one within days."""
    if life.chance.random() < parameters.ASKS_ANOTHER_LIAISON:
        world.note(later(life.chance.randint(20, 120), 19), partial(_wish, world, life))


def wish_of_somebody(world: World) -> None:
    """One wish is open when the present moment comes."""
    asking = [life for life in world.lives.values() if life.is_on_his_way and life.way]
    if asking:
        _wish(world, world.chance_of("wish").choice(asking))


def _wish(world: World, life: Life) -> None:
    if life.is_on_his_way and life.way:
        ask_for_another(by=me.himself(life.id))
        world.note(later(6, 10), partial(_give, world, life, queries.wish_of(life.id)))


def _give(world: World, life: Life, wish: UUID) -> None:
    if not life.is_on_his_way:
        return
    others = tuple(name for name in LIAISONS if name != life.liaison)
    life.liaison = world.has_most_room(others)
    account = world.who(life.liaison).id
    give_another(by=world.who("coordinator"), wish=wish, account=account, first_day=clock.today())
    life.planned = None
