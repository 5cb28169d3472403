"""``narrative-key``: the root key of the care narrative, made once."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from liaison.care import vault
from liaison.common import sealing


class Command(BaseCommand):
    """Run by the owner, who then gives the file to the processes of the doors care and me, and to a backup apart."""

    help = "Makes the file with the root key of the care narrative, unless it exists; never a second one."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SIDE != "house":
            raise CommandError("the root key is made by the owner: run this without SIDE")
        try:
            is_new = vault.make_root_key()
        except sealing.KeyFileError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{settings.NARRATIVE_KEY_FILE} {'was made' if is_new else 'exists'}.")
