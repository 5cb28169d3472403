"""``keep``: the worker of one door."""

import signal
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from liaison.common import checkpoints, keeping


class Command(BaseCommand):
    """Started beside each door by ``serve``; needs ``SIDE``."""

    help = (
        "The worker of one door: signs a checkpoint of its log every ten minutes, holds those of the other doors, "
        "ends expired sessions, and at the care door delivers the lists whose moment has passed."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="do everything once and stop; exit code 1 if any failed"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SIDE == "house":
            raise CommandError("say which door this worker is for: SIDE=court, care, me, network or office")
        checkpoints.publish(settings.SIDE)
        if options["once"]:
            if failed := keeping.keep_once(settings.SIDE):
                raise CommandError(f"{failed} duties failed")
            return
        stop = Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        keeping.keep(settings.SIDE, stop)
