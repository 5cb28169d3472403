"""Somebody at a staff door: an account with a password, the app on his telephone, and the forms he fills in."""

import re
import time
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.hashers import make_password
from django.test import override_settings

from liaison.common import clock, log
from liaison.common.models import Installation
from liaison.common.viewer import worker
from liaison.network.models import Account, Organisation
from liaison.network.sign_in import factors
from tests.doors import DoorClient, settings_of

PASSWORD = "vier blauwe fietsen"
ROLES = {"court": "judge", "care": "liaison", "network": "network-manager", "office": "administrator"}


def account(door: str = "court", username: str = "jozefien", **more: Any) -> Account:
    """An account whose holder chose his own password, without a second factor."""
    organisation, _ = Organisation.objects.get_or_create(name="Chamber", kind="chamber")
    details = {
        "role": ROLES[door],
        "name": "Jozefien",
        "password": make_password(PASSWORD),
        "last_login": clock.now(),
        **more,
    }
    return Account.objects.create(door=door, username=username, organisation=organisation, **details)


def app_of(holder: Account) -> str:
    """Enrol an app, and return its secret."""
    return factors.give_app(by=worker("office"), account=holder.pk)


def shown(secret: str, later: int = 0) -> str:
    """What the app shows now, or some periods of half a minute later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def give_password(
    client: DoorClient, username: str = "jozefien", password: str = PASSWORD, **more: Any
) -> Any:
    """Fill in the first page."""
    return client.post(
        "/sign-in/", {"login": username, "password": password, **more.pop("fields", {})}, **more
    )


def sign_in(holder: Account, secret: str, later: int = 0) -> DoorClient:
    """A browser that came in by password and app."""
    client = DoorClient(holder.door)
    give_password(client, holder.username)
    answer = client.post("/second-factor/", {"code": shown(secret, later)})
    assert answer.status_code == 302, answer.content
    return client


def constructed() -> None:
    """Mark the database: its people do not exist."""
    Installation.objects.create(is_constructed=True, seed="t", made_at=clock.now())


def acts(door: str) -> list[str]:
    """What happened at a door, from its log."""
    bodies = log.table(door, "event")._default_manager.order_by("seq").values_list("body", flat=True)
    return [found[1] for body in bodies if (found := re.search(r'"act":"([^"]+)"', body))]


def at_door(door: str) -> Any:
    """The settings of a door's process, for calls outside a request."""
    return override_settings(**settings_of(door))


def secret_on(page: Any) -> str:
    """The secret that a new app would read from the page."""
    return re.search(r"<strong>([A-Z2-7 ]+)</strong>", page.content.decode())[1].replace(" ", "")  # type: ignore[index]
