"""What a door's worker does on a clock: sign, hold what others signed, end sessions, draw what is reviewed, and at the care
door deliver and count.
"""

import logging
from collections.abc import Callable, Iterator
from threading import Event

from django.core.management import call_command
from django.db import close_old_connections

from liaison.common import checkpoints, context, reviewing
from liaison.common.models import WATCHED
from liaison.common.sessions import SessionStore
from liaison.common.viewer import worker

PAUSE = 20.0
"""Seconds between two rounds: how late a delivery may start."""

logger = logging.getLogger(__name__)


def duties(door: str) -> Iterator[Callable[[], object]]:
    """The work of one round, each part on its own so that one that fails does not stop the others."""
    yield lambda: checkpoints.sign(door)
    yield lambda: checkpoints.hold(door)
    yield SessionStore.clear_expired
    if door in WATCHED:
        yield lambda: reviewing.draw(door)
    if door == "care":
        yield lambda: call_command("deliver", verbosity=0)
        yield lambda: call_command("freeze_figures", verbosity=0)


def keep_once(door: str) -> int:
    """Do every duty of the door once, in its worker's name; how many failed. What failed is logged without data."""
    failed = 0
    for duty in duties(door):
        try:
            with context.acting(worker(door)):
                duty()
        except Exception:
            failed += 1
            logger.exception("a duty of the worker failed")
    return failed


def keep(door: str, stop: Event) -> None:
    """Round after round until ``stop`` is set."""
    while not stop.is_set():
        keep_once(door)
        close_old_connections()
        stop.wait(PAUSE)
