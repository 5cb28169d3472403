"""How strongly a session is signed in: with a second factor, and how long ago."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from liaison.common import clock

RECORDS = "account_authentication_methods"
OVERSEEING = {"office", "house"}


def own_accounts_only() -> str | None:
    """The one door whose accounts this process may name, or nothing where it oversees all of them."""
    return None if settings.SIDE in OVERSEEING else str(settings.SIDE)


def detour(request: HttpRequest, *, fresh: bool) -> str | None:
    """Where a session must go first: to a second factor it never used, or to a fresh sign-in.

    The records are allauth's: one per method passed, with its moment. Source: secrecy.md 6 (step-up at most 5 minutes).
    """
    records = request.session.get(RECORDS, [])
    if not any(record.get("method") == "mfa" for record in records):
        return reverse("mfa_activate_totp")
    latest = max(float(record.get("at", 0)) for record in records)
    if fresh and clock.now().timestamp() - latest > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
        return reverse("account_reauthenticate")
    return None
