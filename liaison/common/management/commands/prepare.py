"""``prepare``: the database made ready: tables, triggers, and the rights of each door."""

from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from liaison.common import checkpoints, postgres
from liaison.common.models import DOOR_NAMES
from liaison.config import environment


class Command(BaseCommand):
    """Run by the owner after each update; running it again changes nothing."""

    help = "Creates or updates the tables and gives each door its rights, on SQLite or PostgreSQL."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SIDE != "house":
            raise CommandError("prepare is for the owner: run it without SIDE")
        call_command("migrate", interactive=False, verbosity=0)
        checkpoints.publish(*DOOR_NAMES)
        if connection.vendor == "postgresql":
            self.give_rights()
        call_command("narrative_key", stdout=StringIO())
        call_command("note_key", stdout=StringIO())
        self.stdout.write(f"The {connection.vendor} database is ready.")

    def give_rights(self) -> None:
        passwords = {door: environment.password_of(door) for door in DOOR_NAMES}
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in postgres.statements(passwords):
                cursor.execute(statement)
            cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
            if cursor.fetchone()[0]:
                for statement in postgres.lockdown():
                    cursor.execute(statement)
            else:
                self.stderr.write(
                    "A superuser must still run `python -m liaison lockdown | psql`: statistics are open."
                )
