"""What counsel has answered in the constructed world: a few points that bind nobody; the others are open, as they are."""

from datetime import timedelta
from functools import partial

from liaison.common import clock
from liaison.network.actions import Signed, reopen, settle
from liaison.network.rules.counsel import Point
from liaison.simulation.actions.world import World
from liaison.simulation.rules import words

COUNSEL = "Mr. Iris Verzonnen"
"""Nobody: the constructed world's answers are no opinion on any law."""

AFTER = {Point.SECURITY: 6, Point.RETENTION: 9, Point.TESTS: 13}
"""On which day after the beginning a point is settled. Ours; the new Criminal Code stays open, since the court reads it."""

OPENED_AGAIN = Point.TESTS


def arrange(world: World) -> None:
    """Some points are settled, and one of them is opened again; a demo is never ready for real people."""
    for point, days in AFTER.items():
        world.note(world.calendar.began + timedelta(days=days, hours=2), partial(_settle, world, point))
    again = world.calendar.began + timedelta(days=AFTER[OPENED_AGAIN] + 4)
    world.note(again, partial(_reopen, world))


def _settle(world: World, point: Point) -> None:
    signed = Signed(
        settled_by=COUNSEL, settled_on=clock.today() - timedelta(days=1), answer=words.COUNSEL[point]
    )
    settle(by=world.who("admin"), point=point, signed=signed)


def _reopen(world: World) -> None:
    reopen(by=world.who("admin"), point=OPENED_AGAIN, why=words.COUNSEL_AGAIN)
