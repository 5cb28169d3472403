"""``add-administrator``: the first account of an installation, from which all others are made at the office."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from liaison.common.roles import Role
from liaison.common.viewer import SYSTEM_ID, Viewer
from liaison.network import actions
from liaison.network.models import Organisation


class Command(BaseCommand):
    """Run by the owner on the machine itself."""

    help = "Makes an administrator's account at the office door and prints its password for one use."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="the name to sign in with")
        parser.add_argument("--name", required=True, help="the person's own name")
        parser.add_argument("--organisation", required=True, help="who operates this installation")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        by = Viewer(SYSTEM_ID, Role.SYSTEM, "office", name="add-administrator")
        name = options["organisation"]
        operator = Organisation.objects.filter(name=name, kind=Organisation.Kind.OPERATOR).first()
        organisation = (
            operator.pk if operator else actions.add_organisation(by=by, name=name, kind="operator")
        )
        details = actions.Details(
            "office", options["username"], options["name"], Role.ADMINISTRATOR, organisation
        )
        try:
            made = actions.create_account(by=by, details=details)
        except actions.NameTakenError as error:
            raise CommandError(f"{details.username} already has an account at the office door") from error
        self.stdout.write(f"{details.username}: {made.password}")
