"""``load-demo``: a small constructed world in an empty database."""

import json
import os
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from liaison.common import clock
from liaison.simulation import queries
from liaison.simulation.actions import sign_ins
from liaison.simulation.actions.playing import play

SEED = "gent"


class Command(BaseCommand):
    """Run by ``demo``. A database with anything in it stays as it is."""

    help = "Prepares the database and, if it is empty, plays a small constructed world into it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", default=SEED, help="another seed, other people (%(default)s)")
        parser.add_argument(
            "--until",
            type=datetime.fromisoformat,
            help="the moment up to which it is played, with its zone (now)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SIDE != "house":
            raise CommandError("load-demo is for the owner: run it without SIDE")
        call_command("prepare", stdout=self.stdout)
        if not queries.is_empty():
            self.stdout.write("The database holds something already; nothing was loaded.")
            if queries.is_constructed() and not sign_ins.file().exists():
                self._write(sign_ins.renewed())
            return
        until = options["until"] or clock.now()
        if until.tzinfo is None:
            raise CommandError("--until needs a time zone, for example 2026-03-05T09:00+01:00")
        played = play(seed=options["seed"], until=until)
        self._write(sign_ins.described(played))
        self.stdout.write(f"{len(played.people)} people who do not exist, {len(played.days)} lists.")

    def _write(self, cast: dict[str, Any]) -> None:
        """For the command that serves: who may sign in where. Only the owner may read it, since it holds links."""
        made = os.open(sign_ins.file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(made, "w", encoding="utf-8") as file:
            json.dump(cast, file, ensure_ascii=False, indent=1)
