"""How strongly a session is signed in: with a second factor, how long ago, and whether it must begin anew."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from liaison.common import clock

RECORDS = "account_authentication_methods"
FACTOR = "mfa"
OVERSEEING = {"office", "house"}
BEGAN = "began"


class SessionOverError(Exception):
    """What this session was begun for has changed since: it ends, and its holder signs in anew."""


def began(request: HttpRequest) -> datetime | None:
    """When this session was first used."""
    at = request.session.get(BEGAN)
    return datetime.fromtimestamp(at, UTC) if at is not None else None


def own_accounts_only() -> str | None:
    """The one door whose accounts this process may name, or nothing where it oversees all of them."""
    return None if settings.SIDE in OVERSEEING else str(settings.SIDE)


def records(request: HttpRequest) -> list[dict[str, Any]]:
    """What this session proved and when. The records are allauth's: one per method passed, with its moment."""
    found: list[dict[str, Any]] = request.session.get(RECORDS, [])
    return found


def has_factor(request: HttpRequest) -> bool:
    """Whether this session passed a second factor."""
    return any(record.get("method") == FACTOR for record in records(request))


def is_fresh(request: HttpRequest) -> bool:
    """Whether its holder proved who he is in the last five minutes. Source: secrecy.md 6 (step-up)."""
    latest = max((float(record.get("at", 0)) for record in records(request)), default=0.0)
    return clock.now().timestamp() - latest <= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def detour(request: HttpRequest, *, fresh: bool) -> str | None:
    """Where a session must go first: to a second factor it never used, or to a fresh sign-in."""
    if not has_factor(request):
        return reverse("mfa_activate_totp")
    if fresh and not is_fresh(request):
        return reverse("account_reauthenticate")
    return None
