"""``load-demo``: a constructed world in an empty database, for ``demo``."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from liaison.simulation import queries
from liaison.simulation.actions import sign_ins
from liaison.simulation.actions.playing import play
from liaison.simulation.management.commands import simulate
from liaison.simulation.management.progress import Progress


class Command(BaseCommand):
    """Run by ``demo``. A database with anything in it stays as it is."""

    help = "Prepares the database and, if it is empty, plays a constructed world into it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        simulate.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SIDE != "house":
            raise CommandError("load-demo is for the owner: run it without SIDE")
        call_command("prepare", stdout=self.stdout)
        if not queries.is_empty():
            self.stdout.write("The database holds something already; nothing was loaded.")
            if queries.is_constructed() and not sign_ins.file().exists():
                sign_ins.write(sign_ins.renewed())
            return
        wanted = simulate.wanted(options)
        with Progress(self.stderr, wanted) as progress:
            played = play(wanted, progress)
        sign_ins.write(sign_ins.described(played))
        self.stdout.write(
            f"{len(played.people)} people who do not exist, {len(played.calendar.sittings)} lists."
        )
