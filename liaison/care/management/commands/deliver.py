"""``deliver``: hands over every list whose closing moment has passed."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from liaison.care import delivery
from liaison.common import context
from liaison.common.viewer import worker


class Command(BaseCommand):
    """Run by the care door's worker every few seconds; by hand it catches up what was missed."""

    help = (
        "Delivers what participants hand over, for every list whose closing moment has passed. Running it again"
        " changes nothing. Says which lists were late, and whether a sentence was held back by an alarm."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SIDE not in {"care", "house"}:
            raise CommandError("deliver is the care door's: run it with SIDE=care")
        by = worker("care")
        with context.acting(by):
            done = delivery.deliver_closed(by=by)
        for each in done:
            if each.is_late:
                closed = timezone.localtime(each.closes_at).strftime("%Y-%m-%d %H:%M")
                self.stderr.write(f"Late: the list that closed at {closed} was delivered only now.")
        if options["verbosity"]:
            self.stdout.write(f"{len(done)} lists delivered.")
        if any(each.alarms for each in done):
            raise CommandError(
                "A sentence was held back: its bytes are not those that were approved. See the log."
            )
