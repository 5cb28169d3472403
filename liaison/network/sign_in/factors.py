"""Second factors: their secrets are sealed under a key of the door, which the office does not have."""

import base64
import hmac
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.db import transaction

from liaison.common import clock, log, sealing
from liaison.common.models import Installation
from liaison.common.viewer import Viewer
from liaison.config import environment
from liaison.config.doors import DOORS
from liaison.network.models import Account

PLACE = sealing.aad("mfa_authenticator", UUID(int=0), "data")
PERIOD = 30
PERIODS = (0, 1, -1)
"""The periods of a code that are accepted, seen from now: clocks of telephones are up to half a minute off."""
ACCEPTED_FOR = PERIOD * len(PERIODS)
"""Seconds in which one code could be accepted; so long a used one is remembered."""


def seal(door: str, secret: str) -> str:
    """A factor's secret as it is kept."""
    return base64.b64encode(sealing.seal(_key(door), secret, PLACE)).decode()


def unseal(door: str, kept: str) -> str:
    """A factor's secret. Raises ``sealing.SealBroken`` at any other door than its own."""
    return sealing.unseal(_key(door), base64.b64decode(kept), PLACE)


def _key(door: str) -> bytes:
    secret = environment.secret_of(DOORS[door])
    return hmac.digest(secret.encode(), b"liaison.network.sign_in.factors", "sha256")


def use_once(account: UUID, code: str) -> bool:
    """Whether this code was not used yet; from now on it is. Source: RFC 6238, 5.2 (a code is accepted once)."""
    return bool(cache.add(_used(account, code), "used", timeout=ACCEPTED_FOR))


def forget_use(account: UUID, code: str) -> None:
    """Accept a code again: in a constructed world, which shows it and where many people try one account; nowhere else."""
    if Installation.objects.filter(is_constructed=True).exists():
        theirs = f"allauth.mfa.totp.used?user={account}&code={totp.normalize_user_code(code)}"
        cache.delete_many([theirs, _used(account, code)])


def _used(account: UUID, code: str) -> str:
    return f"factor-used/{account}/{totp.normalize_user_code(code)}"


def present_code(account: UUID) -> str | None:
    """A code that the account's app would show and that was not used yet. Only a constructed world may show it."""
    found = Authenticator.objects.filter(user_id=account, type=Authenticator.Type.TOTP).first()
    if found is None:
        return None
    secret = unseal(log.own_door(), found.data["secret"])
    now = int(clock.now().timestamp()) // PERIOD
    codes: list[str] = [totp.format_hotp_value(totp.hotp_value(secret, now + shift)) for shift in PERIODS]
    unused = [code for code in codes if not cache.has_key(_used(account, code))]
    return (unused or codes)[0]


@transaction.atomic
def give_app(*, by: Viewer, account: UUID) -> str:
    """Enrol an app for an account of a constructed world, and return its secret; real people enrol their own."""
    holder = Account.objects.get(pk=account)
    secret = str(totp.generate_totp_secret())
    kept = {"secret": seal(holder.door, secret)}
    Authenticator.objects.update_or_create(user=holder, type=Authenticator.Type.TOTP, defaults={"data": kept})
    log.record(by=by, act="factor.add", account=str(account), type="totp")
    return secret
