"""``rotate-keys``: a new root key for the care narrative, or a new key for the judges' notes, while the doors go on."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from liaison.care import vault
from liaison.common import log, rotating, sealing
from liaison.common.viewer import worker
from liaison.court import vault as court_vault

ROTATIONS = {"narrative": ("care", vault.rotation), "note": ("court", court_vault.rotation)}
WIDTH = 24


class Command(BaseCommand):
    """Run by the owner; stopped at any moment, the same command goes on where it was."""

    help = (
        "Makes a new key and seals with it all that the old one sealed, then puts it in the old one's place. Stopped, by "
        "whatever, nothing is lost: run it again and it goes on. Afterwards the old key opens nothing of this database: "
        "back up the new one, and destroy copies of the old one when the last backup of the data from before is gone."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "key", choices=ROTATIONS, help="narrative: of care; note: of the judges' own notes"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SIDE != "house":
            raise CommandError("keys are rotated by the owner: run this without SIDE")
        door, rotation = ROTATIONS[options["key"]]
        its = rotation()
        is_resumed = rotating.is_under_way(its.path)
        with transaction.atomic():
            log.record(by=worker(door), act="key.rotate", resumed=is_resumed)
        if is_resumed:
            self.stdout.write("A rotation was interrupted; going on.")
        try:
            written = rotating.rotate(its, self._told)
        except (sealing.SealBroken, sealing.KeyFileError) as error:
            raise CommandError(f"{error}. Nothing was lost; {its.path} is still in use.") from error
        with transaction.atomic():
            log.record(by=worker(door), act="key.rotated", rows=written)
        self.stdout.write(f"{written} rows were sealed anew; {its.path} holds the new key. Back it up now.")

    def _told(self, done: int, total: int) -> None:
        bar = ("#" * (WIDTH * done // total)).ljust(WIDTH, ".")
        is_terminal = self.stdout.isatty()
        if is_terminal or done == total:
            start, end = ("\r\x1b[K", "" if done < total else "\n") if is_terminal else ("", "\n")
            self.stdout.write(f"{start}[{bar}] {done} of {total}", ending=end)
            self.stdout.flush()
