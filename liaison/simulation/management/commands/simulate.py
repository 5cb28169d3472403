"""``simulate``: a constructed world of a given size, played through the rooms' own actions into an empty database."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from liaison.common import clock
from liaison.simulation import queries
from liaison.simulation.actions import sign_ins
from liaison.simulation.actions.playing import NotEmptyError, Wanted, play
from liaison.simulation.management.progress import Progress
from liaison.simulation.rules.calendar import at
from liaison.simulation.rules.parameters import INFLOW
from liaison.simulation.rules.people import inflow

SEED, PARTICIPANTS, MONTHS = "gent", 200, 12
MOST_PARTICIPANTS, MOST_MONTHS = 5000, 120
STOPPED = 130
"""What a shell expects of a program that was stopped with Ctrl-C."""


def whole(least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number between two."""

    def read(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise ArgumentTypeError(f"must be a whole number from {least} to {most}, not {text!r}")
        return int(text)

    return read


def moment(text: str) -> datetime:
    """A day, which means nine in the morning where the court sits, or a moment with its zone."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        pass
    else:
        return at(day, 9)
    try:
        said = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"must be a date such as 2026-03-05, not {text!r}") from None
    if said.tzinfo is None:
        raise ArgumentTypeError(f"{text!r} needs a time zone, for example 2026-03-05T09:00+01:00")
    return said


def add_arguments(parser: ArgumentParser) -> None:
    """Which world: the same options for every command that plays one."""
    parser.add_argument(
        "--participants",
        type=whole(4, MOST_PARTICIPANTS),
        default=PARTICIPANTS,
        help="how many people (%(default)s)",
    )
    parser.add_argument(
        "--months",
        type=whole(1, MOST_MONTHS),
        default=MONTHS,
        help="of which past so many months (%(default)s)",
    )
    parser.add_argument("--seed", default=SEED, help="another seed, other people (%(default)s)")
    parser.add_argument("--until", type=moment, help="up to which day or moment (now)")


def wanted(options: dict[str, Any]) -> Wanted:
    """The world that was asked for."""
    until = options["until"] or clock.now()
    return Wanted(options["seed"], until, options["participants"], options["months"])


class Command(BaseCommand):
    """All or nothing: stopped halfway, it leaves the database as it was."""

    help = (
        "Prepares an empty database and plays a constructed world into it. The same seed, people, months and end give "
        "the same world. Ctrl-C stops it and leaves nothing behind; a database that holds anything is refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SIDE != "house":
            raise CommandError("simulate is for the owner: run it without SIDE")
        self._refuse_what_is_filled()
        call_command("prepare", stdout=self.stdout)
        asked = wanted(options)
        try:
            with Progress(self.stderr, asked) as progress:
                world = play(asked, progress)
        except NotEmptyError:
            self._refuse_what_is_filled()
            raise
        except KeyboardInterrupt:
            raise CommandError("Stopped: nothing was kept.", returncode=STOPPED) from None
        sign_ins.write(sign_ins.described(world))
        self.stdout.write(self._done(asked))

    def _refuse_what_is_filled(self) -> None:
        """Before anything is migrated: a database of real people is not touched at all."""
        if queries.is_prepared() and not queries.is_empty():
            constructed = queries.is_constructed()
            whose = "a constructed world already" if constructed else "real people or accounts"
            name = connection.settings_dict["NAME"]
            raise CommandError(
                f"{name} holds {whose}; nothing was changed. Set LIAISON_HOME or DATABASE_URL to an empty one."
            )

    @staticmethod
    def _done(asked: Wanted) -> str:
        rate = inflow(asked.participants, asked.months)
        outside = (
            "" if INFLOW[0] <= rate <= INFLOW[1] else f", outside the {INFLOW[0]} to {INFLOW[1]} of one court"
        )
        people = f"{asked.participants} people who do not exist, {asked.months} months"
        return f"{people}: {rate:.0f} a year come before the court{outside}."
