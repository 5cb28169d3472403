"""``backup``: each side of the database in a file of its own, sealed for whoever keeps it."""

import os
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from liaison.common import clock, log
from liaison.common.backups import parcel, rows, sides
from liaison.common.viewer import worker


def side_and_key(text: str) -> tuple[str, Path]:
    """Reads ``court=court.public``."""
    side, _, path = text.partition("=")
    if side not in sides.SIDES or not path:
        raise ArgumentTypeError(f"write SIDE=FILE, with a side of {', '.join(sides.SIDES)}; not {text!r}")
    return side, Path(path)


class Command(BaseCommand):
    """Run by the owner, every day; the doors go on meanwhile."""

    help = (
        "Writes FOLDER/SIDE-DATE.backup for each side that is named, all of one moment. Keys are not in it: copy "
        "LIAISON_HOME/keys apart. Sessions and rate limits are not kept."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="where the files go")
        parser.add_argument(
            "--to",
            action="append",
            required=True,
            type=side_and_key,
            metavar="SIDE=FILE",
            help="a side (office, court, care) and the public key of whoever keeps its backups; may be given again",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SIDE != "house":
            raise CommandError("backups are made by the owner: run this without SIDE")
        try:
            recipients = {side: parcel.key_in(path) for side, path in options["to"]}
            options["folder"].mkdir(parents=True, exist_ok=True)
        except (parcel.NotAKeyError, OSError) as error:
            raise CommandError(str(error)) from None
        with transaction.atomic():
            for side in recipients:
                log.record(by=worker(side), act="backup.make")
        stamp = f"{clock.now():%Y%m%dT%H%M%SZ}"
        with rows.snapshot():
            for side, recipient in recipients.items():
                path = options["folder"] / f"{side}-{stamp}.backup"
                self._write(path, side, recipient)
                self.stdout.write(f"{path} ({path.stat().st_size} bytes)")

    @staticmethod
    def _write(path: Path, side: str, recipient: bytes) -> None:
        """A file has its name only when it is whole and on the disk."""
        part = path.with_suffix(".part")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            parcel.pack(rows.lines(side), file, recipient)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
