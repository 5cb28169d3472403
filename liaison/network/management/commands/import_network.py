"""``import-network``: a directory taken over from a file of the Human Services Data Specification 3.1."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from liaison.common import context
from liaison.common.roles import Role
from liaison.common.viewer import SYSTEM_ID, Viewer
from liaison.network import faults
from liaison.network.actions.exchange import DirectoryRefusedError, import_directory
from liaison.network.rules.hsds_reading import Reading, read

MOST_BYTES: Final = 20_000_000
BY: Final = Viewer(SYSTEM_ID, Role.SYSTEM, "office", name="import-network")


class Command(BaseCommand):
    """Run by the owner on the machine itself; the log says that it was the command."""

    help = (
        "Takes over organisations, programmes and figures from a JSON file (HSDS 3.1: organizations and services), "
        "by their keys. All or nothing; exit code 1 with every fault named."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the JSON file")
        parser.add_argument("--dry-run", action="store_true", help="say what it would do, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        reading = self._read(options["file"])
        try:
            with context.acting(BY):
                changes = import_directory(by=BY, reading=reading, is_dry_run=options["dry_run"])
        except DirectoryRefusedError as error:
            lines = "".join(f"\n  {faults.of_file(fault)}" for fault in error.faults)
            raise CommandError(_("Nothing was changed: the file has faults.") + lines) from error
        for unkept in reading.unkept:
            self.stdout.write(faults.of_unkept(unkept))
        for line in faults.of_changes(changes) or [_("Everything in the file is here already.")]:
            self.stdout.write(line)
        if options["dry_run"]:
            self.stdout.write(_("Nothing was changed: this was a dry run."))

    def _read(self, path: Path) -> Reading:
        try:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
            if len(data) > MOST_BYTES:
                raise CommandError(_("The file is larger than 20 MB. Split it."))
            return read(json.loads(data.decode("utf-8-sig")))
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise CommandError(_("The file is not written in UTF-8. Save it as UTF-8.")) from error
        except json.JSONDecodeError as error:
            where = {"line": error.lineno, "column": error.colno}
            raise CommandError(_("This is not JSON: see line %(line)s, sign %(column)s.") % where) from error
        except RecursionError as error:
            raise CommandError(_("The file nests too deeply to be a directory.")) from error
