"""``note-key``: the key of the judges' own notes, made once."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from liaison.common import sealing
from liaison.court import vault


class Command(BaseCommand):
    """Run by the owner, who then gives the file to the processes of the court's door and to no other."""

    help = "Makes the file with the key of the judges' own notes, unless it exists; never a second one."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SIDE != "house":
            raise CommandError("the key is made by the owner: run this without SIDE")
        try:
            is_new = vault.make_key()
        except sealing.KeyFileError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{settings.NOTE_KEY_FILE} {'was made' if is_new else 'exists'}.")
