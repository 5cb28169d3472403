"""``backup-key``: the pair of keys of whoever keeps one side's backups."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from liaison.common.backups import parcel


class Command(BaseCommand):
    """Run by whoever will keep the backups, on a machine of his own; the public half goes to the installation."""

    help = (
        "Makes NAME.private, which alone opens backups and is kept away from this machine, and NAME.public, with which "
        "they are made. One pair for each side, each with somebody else."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", type=Path, help="where: the path without its ending")

    def handle(self, *args: Any, **options: Any) -> None:
        private, public = (options["name"].with_suffix(ending) for ending in (".private", ".public"))
        try:
            parcel.make_keys(private, public)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}. Nothing was overwritten.") from None
        self.stdout.write(f"{private} opens backups: keep it elsewhere. {public} makes them.")
