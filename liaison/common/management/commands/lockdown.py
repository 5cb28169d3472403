"""``lockdown``: what a superuser must run on PostgreSQL where the owner is none, printed for ``psql``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from liaison.common import postgres


class Command(BaseCommand):
    """Changes nothing itself. Where the owner is a superuser, ``prepare`` has done it."""

    help = (
        "Prints the SQL that takes statistics and holds away from the doors: lockdown | psql, as a superuser."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("lockdown is for PostgreSQL; an embedded database has no statistics to shut")
        for statement in postgres.lockdown():
            self.stdout.write(f"{statement.as_string(connection.connection)};")
