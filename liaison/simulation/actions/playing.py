"""From a seed to a world: the installation marked as constructed, its staff employed, its diary played."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localtime

from liaison.care import vault
from liaison.common import clock, ids
from liaison.common.models import Installation
from liaison.simulation import queries
from liaison.simulation.actions import care, contacts, counsel, lists, me, network
from liaison.simulation.actions.staff import employ, furnish
from liaison.simulation.actions.world import Told, World
from liaison.simulation.rules.calendar import calendar
from liaison.simulation.rules.people import population
from liaison.simulation.rules.staff import LAWYERS

NOBODY = "django.core.mail.backends.dummy.EmailBackend"
DRAFTS = 3


class NotEmptyError(Exception):
    """There is something in the database already, of real people or of a constructed world: it stays as it is."""


@dataclass(frozen=True)
class Wanted:
    """Which world: its seed, up to which moment, how many people within how many months."""

    seed: str
    until: datetime
    participants: int
    months: int


def play(wanted: Wanted, told: Told = lambda moment: None) -> World:
    """Play a world into an empty database and mark it as constructed: all of it, or nothing where it is stopped.

    Raises ``NotEmptyError``.
    """
    dates = calendar(localtime(wanted.until).date(), wanted.months)
    with _nothing_leaves(), transaction.atomic(), ids.seeded(wanted.seed):
        if not queries.is_empty():
            raise NotEmptyError
        with clock.played(dates.began.astimezone(UTC)):
            Installation.objects.create(is_constructed=True, seed=wanted.seed, made_at=dates.began)
            staff = employ()
            furnish(staff=staff, day=dates.began.date())
        world = World(wanted.seed, wanted.until, dates, staff, ())
        world.people = population(world.chance_of("people"), wanted.participants, dates)
        lists.arrange(world)
        _arrange_the_house(world)
        with vault.open_for(()):  # each key that is made is kept until the end of the play
            world.play(told)
    return world


@contextmanager
def _nothing_leaves() -> Iterator[None]:
    """What is mailed meanwhile goes nowhere, whatever the installation mails with: its past never happened."""
    before, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, NOBODY
    try:
        yield
    finally:
        settings.EMAIL_BACKEND = before


def _arrange_the_house(world: World) -> None:
    """What belongs to no single person: the lawyers' links, who covers for whom, what is half typed at the end."""
    began, day = world.calendar.began, timedelta(days=1)
    for name in LAWYERS:
        world.note(began + 3 * day, partial(me.prepare_lawyer, world, world.who(name).name))
    network.arrange(world)
    counsel.arrange(world)
    middle = world.calendar.began + (world.until - world.calendar.began) / 2
    world.note(middle, partial(care.cover, world, "liaison3", "liaison", 13))
    world.note(world.until - 3 * day, partial(care.cover, world, "liaison2", "liaison3", 11))
    world.note(world.until - 2 * day, partial(contacts.wish_of_somebody, world))
    world.note(world.until - day / 24, partial(care.leave_drafts, world, DRAFTS))
