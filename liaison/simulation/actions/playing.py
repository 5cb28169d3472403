"""From a seed to a world: the installation marked as constructed, its staff employed, its diary played."""

from datetime import datetime, timedelta
from random import Random

from django.db import transaction
from django.utils.timezone import localtime

from liaison.common import clock, ids
from liaison.common.models import Installation
from liaison.simulation.actions.diary import arrange
from liaison.simulation.actions.staff import employ
from liaison.simulation.actions.world import World, at
from liaison.simulation.rules import story

BEFORE_FIRST = timedelta(days=9)


@transaction.atomic
def play(*, seed: str, until: datetime) -> World:
    """Play the world of a seed up to a moment, in a database that is empty, and mark the database as constructed."""
    days = story.days(localtime(until))
    began = at(days[0] - BEFORE_FIRST, 8)
    with ids.seeded(seed):
        with clock.played(began):
            Installation.objects.create(is_constructed=True, seed=seed, made_at=began)
            staff = employ()
        chance = Random(seed)  # noqa: S311 - chance in a constructed world must be repeatable
        world = World(until, chance, staff, days, story.people(chance, days))
        arrange(world)
        world.play()
    return world
