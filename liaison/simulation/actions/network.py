"""The network's week: programmes tell the manager of their places, and on Monday the care side's count is frozen."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from random import Random
from uuid import UUID

from liaison.care.actions.weekly import waiting_in
from liaison.common import clock
from liaison.network.actions import keep_week, record_availability
from liaison.network.rules.figures import Told, monday
from liaison.simulation import queries
from liaison.simulation.actions.staff import MAKER
from liaison.simulation.actions.world import World
from liaison.simulation.rules import figures
from liaison.simulation.rules.calendar import WEEK, at, working
from liaison.simulation.rules.offers import Offer

FIGURES_FOR = 60
"""So many weeks back figures are told and frozen at most."""


def arrange(world: World) -> None:
    """Every week since the court began: each programme tells on its own day, and the week before is frozen."""
    this = monday(world.until.date())
    began = max(monday(world.calendar.began.date()), this - FIGURES_FOR * WEEK)
    weeks = [began + WEEK * place for place in range((this - began) // WEEK + 1)]
    for week in weeks[1:]:
        world.note(at(week, 6), partial(_freeze, week - WEEK))
    for place, (programme, offer) in enumerate(world.staff.programmes.items()):
        chance = world.chance_of(f"figures/{offer.name}")
        elsewhere = figures.from_elsewhere(chance, offer.tells)
        for week in weeks:
            told = partial(_tell, world, programme, offer, (chance, elsewhere))
            moment = at(working(week + timedelta(days=place % 5)), 8 + place % 3, 5 * place)
            if figures.tells(chance, (world.until - moment).days, offer.tells):
                world.note(moment, told)


def _tell(world: World, programme: UUID, offer: Offer, drawn: tuple[Random, Iterator[int]]) -> None:
    """What a programme told is written down by the manager: who waits there for the care side, and from elsewhere."""
    chance, elsewhere = drawn
    waiting = next(elsewhere) + queries.waiting().get(programme, 0)
    said = figures.week(chance, offer, waiting)
    told = Told(
        as_of=clock.now(),
        source=said.source,
        reporter=world.who("manager").name,
        places=said.places,
        free=said.free,
        waiting=said.waiting,
        weeks=said.weeks,
        is_stopped=said.is_stopped,
        stop_reason=said.stop_reason,
    )
    record_availability(by=world.who("manager"), programme=programme, told=told)


def _freeze(week: date) -> None:
    keep_week(by=MAKER, week=week, counts=waiting_in(week))
