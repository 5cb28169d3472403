"""``dump-world``: a constructed world as one canonical text, to compare two of them."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from liaison.simulation.queries import dumping


class Command(BaseCommand):
    """Two worlds of the same seed, people, months and end give the same bytes."""

    help = (
        "Writes a constructed world as canonical JSON, one row a line, without keys, tokens, codes or sealed bytes. "
        "Real people are not dumped."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="where to write it (standard output)")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SIDE != "house":
            raise CommandError("dump-world is for the owner: run it without SIDE")
        try:
            if options["file"] is None:
                dumping.written(sys.stdout, dumping.lines())
                return
            with Path(options["file"]).open("w", encoding="utf-8") as out:
                count = dumping.written(out, dumping.lines())
        except dumping.RealPeopleError:
            raise CommandError("this database is not of a constructed world; nothing was written") from None
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be written: {error.strerror}") from None
        self.stdout.write(
            f"{count} rows in {options['file']}; no key, token, code or sealed text is among them."
        )
