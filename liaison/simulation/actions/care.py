"""The care side's part: a liaison for each person, a link, contacts and what is written of them, plans, an end."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction

from liaison.casework.actions import assigning
from liaison.casework.actions.notes import Writing, save_draft, write_note
from liaison.casework.actions.plans import NewStep, agree_plan, mark_done
from liaison.common import clock, ids
from liaison.simulation import queries
from liaison.simulation.actions import contacts, me, referring
from liaison.simulation.actions.world import Cover, Life, World, later
from liaison.simulation.rules import notes, parameters, path
from liaison.simulation.rules.path import Stage
from liaison.simulation.rules.staff import WRITES_IN

PLANS_AT = frozenset({2, 8, 16, 24})
"""The contacts at which a version of the plan is agreed. Ours."""

ASKS_AT_A_CONTACT = parameters.ASKS_A_PROGRAMME * sum(parameters.CONTACT_DAYS) / 2 / 42
FIRST_ASKS_AFTER = 3
STEP_DONE = 0.3
"""At a contact, while a step is still to be done. Ours."""


@transaction.atomic
def accompany(world: World, life: Life, liaisons: tuple[str, ...]) -> None:
    """The coordinator assigns whoever has most room, from today on; a link and contacts follow."""
    life.liaison = world.has_most_room(liaisons)
    account = world.who(life.liaison).id
    assigning.assign(
        by=world.who("coordinator"), participant=life.id, account=account, first_day=clock.today()
    )
    if life.person.has_phone:
        world.note(
            later(life.chance.randint(1, 4), 16, life.chance.randint(0, 59)), partial(_invite, world, life)
        )
    contacts.arrange_wish(world, life)
    _next_contact(world, life, 2)


def _invite(world: World, life: Life) -> None:
    if life.is_on_his_way:
        life.way = me.invite(by=world.who(life.liaison), person=life.id)
        world.ways.append(life.way)
        if life.chance.random() < parameters.MANDATES:
            world.note(later(21, 18, life.chance.randint(0, 59)), partial(me.mandate, world, life))


def _next_contact(world: World, life: Life, days: int) -> datetime:
    moment = later(days, life.chance.randint(9, 16), life.chance.choice((0, 15, 30, 45)))
    world.note(moment, partial(_contact, world, life))
    return moment


def _contact(world: World, life: Life) -> None:
    """What the liaison writes down of a contact; sometimes a plan is agreed, or a programme is asked."""
    if not life.is_on_his_way:
        return
    days = life.chance.randint(*parameters.CONTACT_DAYS)
    happened = path.contact(life.chance)
    contacts.answer(world, life, happened)
    _write(world, life, days, happened)
    life.contacts += 1
    if life.contacts in PLANS_AT:
        _plan(world, life)
    _take_a_step(world, life)
    contacts.strengthen(world, life)
    coming = _next_contact(world, life, days)
    contacts.plan(world, life, coming, path.kind_of_contact(life.chance))
    referring.consider(world, life)
    if life.contacts > FIRST_ASKS_AFTER and life.way and life.chance.random() < ASKS_AT_A_CONTACT:
        me.arrange_attestation(world, life)


@transaction.atomic
def _write(world: World, life: Life, days: int, happened: str) -> None:
    writer = world.writer(life)
    language = WRITES_IN[writer]
    kind, words = "talk", path.first_note(language, life.person.fate.substance)
    if life.contacts:
        has_relapsed = path.relapses(life.chance, days)
        life.relapsed_on = clock.today() if has_relapsed else life.relapsed_on
        kind, words = path.note(life.chance, language, happened, has_relapsed=has_relapsed)
    writing = Writing(id=ids.new_id("casework_note"), contact=kind, day=clock.today(), words=words)
    write_note(by=world.who(writer), participant=life.id, writing=writing)


def _plan(world: World, life: Life) -> None:
    """A version of the plan, agreed today, with a step towards some of its goals."""
    goals = path.goals(life.chance)
    life.plan = agree_plan(
        by=world.who(world.writer(life)),
        participant=life.id,
        agreed_on=clock.today(),
        goals=goals,
        begun_from=life.plan,
        steps=[
            NewStep(domain=domain, words=said, who=who, by_day=clock.today() + timedelta(days=days))
            for domain, said, who, days in path.steps(life.chance, goals)
        ],
    )


def _take_a_step(world: World, life: Life) -> None:
    """Now and then a step of the plan is done, and crossed off together."""
    if life.plan and life.chance.random() < STEP_DONE:
        for step in queries.open_steps(life.id)[:1]:
            mark_done(by=world.who(world.writer(life)), participant=life.id, step=step, is_done=True)


def let_go(world: World, life: Life) -> None:
    """After the last sitting the liaison rounds off, and gives the person back a week later."""
    life.stage = Stage.CLOSED if life.liaison else Stage.ENDED
    if life.liaison:
        world.note(later(7, 17, 30), partial(_give_back, world, life))


def _give_back(world: World, life: Life) -> None:
    life.stage = Stage.ENDED
    assigning.give_back(by=world.who(life.liaison), participant=life.id)


def cover(world: World, absent: str, deputy: str, days: int) -> None:
    """The coordinator lets a deputy do a liaison's work from today on."""
    coming = Cover(absent, deputy, clock.today(), clock.today() + timedelta(days=days))
    assigning.cover(
        by=world.who("coordinator"),
        absent=world.who(absent).id,
        deputy=world.who(deputy).id,
        first_day=coming.first_day,
        last_day=coming.last_day,
    )
    world.covers.append(coming)


def leave_drafts(world: World, count: int) -> None:
    """Some notes are half typed when the present moment comes."""
    busy = [life for life in world.lives.values() if life.liaison and life.is_on_his_way]
    for life in world.chance_of("drafts").sample(busy, min(count, len(busy))):
        writer = world.writer(life)
        words = notes.DRAFTS[WRITES_IN[writer]]
        writing = Writing(id=ids.new_id("casework_note"), contact="telephone", day=clock.today(), words=words)
        save_draft(by=world.who(writer), participant=life.id, writing=writing)
