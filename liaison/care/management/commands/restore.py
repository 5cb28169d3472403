"""``restore``: one side's backup into an empty database, all of it or nothing."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from liaison.care.actions.shredding import shred_again
from liaison.common import log
from liaison.common.backups import parcel, rows
from liaison.common.viewer import worker


class Command(BaseCommand):
    """Run by the owner, who has made a new database with ``prepare`` and put the keys back."""

    help = (
        "Reads the whole backup first, and refuses a damaged one before anything is written. Restores into empty tables "
        "only; the sides in this order: office, court, care. Keys that were destroyed since the backup are destroyed "
        "again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--key", type=Path, required=True, help="the private key of whoever keeps this side's backups"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SIDE != "house":
            raise CommandError("a backup is restored by the owner: run this without SIDE")
        try:
            head, manifest = self._restored(options["file"], parcel.key_in(options["key"]))
        except (parcel.NotAKeyError, parcel.DamagedError, rows.RefusedError, OSError) as error:
            raise CommandError(f"{options['file']}: {error}. Nothing was changed.") from error
        for table, (count, digest) in sorted(manifest.items()):
            if count:
                self.stdout.write(f"{table:34} {count:8} rows  {digest[:16]}")
        total = sum(count for count, _ in manifest.values())
        self.stdout.write(
            f"The side {head.side} as of {head.at} is back: {total} rows, each table with its hash."
        )

    @staticmethod
    @transaction.atomic
    def _restored(path: Path, key: bytes) -> tuple[rows.Head, rows.Manifest]:
        def lines() -> Iterator[str]:
            with path.open("rb") as file:
                yield from parcel.unpack(file, key)

        head, manifest = rows.checked(lines())
        rows.refuse_unfit(head, manifest)
        rows.restore(lines(), head.side, manifest)
        again = shred_again() if head.side == "care" else 0
        log.record(by=worker(head.side), act="backup.restore", made=head.at, destroyed_again=again)
        return head, manifest
