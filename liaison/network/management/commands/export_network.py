"""``export-network``: the directory as a file of the Human Services Data Specification 3.1."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from liaison.common import context, log
from liaison.common.roles import Role
from liaison.common.viewer import SYSTEM_ID, Viewer
from liaison.network.queries import exchange
from liaison.network.rules.hsds_writing import document

BY: Final = Viewer(SYSTEM_ID, Role.SYSTEM, "office", name="export-network")


class Command(BaseCommand):
    """What ``import-network`` takes over, it gives back."""

    help = "Writes the directory as JSON (HSDS 3.1) to a file or to the terminal. Nobody is in it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="where to (the terminal)")

    def handle(self, *args: Any, **options: Any) -> None:
        with context.acting(BY):
            kept = exchange.kept()
            log.record(by=BY, act="directory.export", programmes=len(kept.programmes))
        found = document(kept.organisations.values(), kept.programmes.values())
        text = json.dumps(found, ensure_ascii=False, indent=1)
        if options["file"] is None:
            self.stdout.write(text)
            return
        try:
            options["file"].write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
