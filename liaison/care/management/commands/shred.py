"""``shred``: one person's key destroyed, so that nothing that was written of him in care opens ever again."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from liaison.care.actions.shredding import NoKeyError, shred


class Command(BaseCommand):
    """Run by the owner, at the word of the data-protection officer."""

    help = (
        "Destroys the key of one person for ever. His notes, plans, letters and sentences stay as bytes that nobody can "
        "open; what was delivered to the court stays readable there; everybody else's texts are untouched. Asks to type "
        "the person's key again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "person", type=UUID, help="the person's key (a UUID), as his file's address has it"
        )
        parser.add_argument(
            "--ground",
            required=True,
            choices=("retention", "request"),
            help="why: the term is over, or he asked",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SIDE != "house":
            raise CommandError("a key is destroyed by the owner: run this without SIDE")
        person: UUID = options["person"]
        self.stdout.write("This cannot be undone, and no backup brings it back. Type the person's key again:")
        if input().strip() != str(person):
            raise CommandError("That is not the same key. Nothing was destroyed.")
        try:
            shred(participant=person, ground=options["ground"])
        except NoKeyError:
            raise CommandError("This person has no key, or it was destroyed already.") from None
        self.stdout.write("The key was destroyed, and it is in the log.")
