"""How a path ends: the closing sitting, the judgment some weeks later, and seldom an appeal."""

from datetime import date
from functools import partial

from liaison.common import clock
from liaison.court.actions.judging import close_path, make_closing, record_appeal, record_judgment
from liaison.court.rules.judging import AppealFacts, ClosingFacts, JudgmentFacts, Outcome, Pronounced
from liaison.court.rules.sanctions import BY_CODE, Unit
from liaison.simulation import queries
from liaison.simulation.actions.admission import facts_of
from liaison.simulation.actions.world import Life, World, later
from liaison.simulation.rules import parameters, words
from liaison.simulation.rules.path import Stage

MILDER = (
    (Pronounced(BY_CODE["OPS"], trial_months=12), False),
    (Pronounced(BY_CODE["POPS"], trial_months=24), True),
    (Pronounced(BY_CODE["PUIT"], 10, Unit.MONTHS, deferred=10, trial_months=36), True),
    (Pronounced(BY_CODE["AWS"], 120, Unit.HOURS, replacement="6 maanden"), False),
)
"""After a way that ended well: milder, or a probation measure. Which is pronounced how often is published nowhere."""

HEAVIER = (
    (Pronounced(BY_CODE["GEV"], 12, Unit.MONTHS), False),
    (Pronounced(BY_CODE["UIT"], 18, Unit.MONTHS, deferred=9, trial_months=36), False),
    (Pronounced(BY_CODE["PUIT"], 15, Unit.MONTHS, deferred=10, trial_months=60), True),
)


def announce(world: World, day: date) -> None:
    """Some days before a list the clerk marks whose closing sitting it is."""
    for row in queries.on_list(day):
        life = world.lives[row.participant]
        if life.stage is Stage.RUNNING and life.ends_on is not None and life.ends_on <= day:
            make_closing(by=world.who("clerk"), appearance=row.id, is_closing=True)


def close(world: World, life: Life) -> None:
    """How the path ended, on the day of its closing sitting."""
    outcome = Outcome(life.person.fate.outcome.value)
    file = queries.file_of(life.id)
    closing = ClosingFacts(outcome, clock.today())
    close_path(by=world.who("judge"), file=file, seen=0, closing=closing)
    world.note(later(life.chance.choice((14, 21, 28)), 13), partial(_judge, world, life))


def _judge(world: World, life: Life) -> None:
    is_positive = life.person.fate.outcome.value == "positive"
    pronounced, has_conditions = life.chance.choice(MILDER if is_positive else HEAVIER)
    judgment = JudgmentFacts(
        day=clock.today(),
        facts=facts_of(life.person),
        sanctions=(pronounced,),
        conditions=words.CONDITIONS if has_conditions else (),
    )
    record_judgment(by=world.who("judge"), file=queries.file_of(life.id), seen=0, judgment=judgment)
    if life.chance.random() < parameters.APPEALS:
        world.note(later(20, 11), partial(_appeal, world, life))


def _appeal(world: World, life: Life) -> None:
    file = queries.file_of(life.id)
    record_appeal(by=world.who("clerk"), file=file, seen=0, appeal=AppealFacts(lodged_on=clock.today()))
