"""``check-seals``: whether everything that is sealed opens with the keys that are at hand."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from liaison.care.queries import seals


class Command(BaseCommand):
    """Run by the owner, and by the restore drill."""

    help = "Opens every sealed text with the keys in LIAISON_HOME/keys and says how many opened, kind by kind; shows none."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SIDE != "house":
            raise CommandError("only the owner has every key: run this without SIDE")
        if (said := seals.is_whole_file()) != "ok":
            raise CommandError(f"SQLite finds its file damaged: {said}")
        broken = 0
        for kind in seals.kinds():
            destroyed = f", {kind.destroyed} destroyed" if kind.destroyed else ""
            self.stdout.write(f"{kind.name:34} {kind.opened:8} of {kind.rows} opened{destroyed}")
            broken += kind.broken
        if broken:
            raise CommandError(f"{broken} texts do not open with these keys")
