"""``freeze-figures``: counts who waits for each programme, week by week."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from liaison.care.actions import weekly
from liaison.common import context
from liaison.common.viewer import worker


class Command(BaseCommand):
    """Run by the care door's worker; by hand it catches up what was missed."""

    help = (
        "Counts how many people wait for each programme in every full week that is not frozen yet, and hands the"
        " numbers to the network. Running it again changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SIDE not in {"care", "house"}:
            raise CommandError("freeze-figures is the care door's: run it with SIDE=care")
        by = worker("care")
        with context.acting(by):
            new = weekly.freeze(by=by)
        if options["verbosity"]:
            self.stdout.write(f"{new} figures frozen.")
