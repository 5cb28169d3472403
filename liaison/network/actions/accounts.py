"""Accounts: made, ended, and helped back in. Every act is in the log; a password is told once and kept nowhere."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import transaction

from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.network.models import Account, Organisation
from liaison.network.rules.accounts import may_hold

PASSWORD_GROUPS, LETTERS = 5, "abcdefghjkmnpqrstuvwxyz23456789"


class AccountRefusedError(ValueError):
    """An account that may not be: the wrong role or organisation for the door."""


class NameTakenError(AccountRefusedError):
    """Somebody at that door already signs in by this name."""


class OwnAccountError(ValueError):
    """Nobody shuts himself out: another administrator has to."""


@dataclass(frozen=True)
class Details:
    """Who gets an account, at which door, in which role and for which organisation."""

    door: str
    username: str
    name: str
    role: str
    organisation: UUID
    email: str = ""
    language: str = "nl"


@dataclass(frozen=True)
class NewAccount:
    """An account as it was made: the only moment at which its password can be read."""

    id: UUID
    password: str


@transaction.atomic
def create_account(
    *, by: Viewer, details: Details, password: str | None = None, encoded: str = ""
) -> NewAccount:
    """A new account with a one-time password. Its holder enrols a second factor himself. Raises ``AccountRefusedError``.

    ``encoded`` is the password's hash where it is known: a constructed world tells everybody the same password, and to
    hash it takes a tenth of a second for each account.
    """
    organisation = Organisation.objects.filter(pk=details.organisation).first()
    if organisation is None or not may_hold(details.door, details.role, organisation.kind):
        raise AccountRefusedError(details.role)
    if Account.objects.filter(door=details.door, username=details.username).exists():
        raise NameTakenError(details.username)
    told = password or one_time_password()
    account = Account.objects.create(
        door=details.door,
        username=details.username,
        name=details.name,
        role=details.role,
        organisation=organisation,
        email=details.email,
        language=details.language,
        password=encoded or make_password(told),
    )
    log.record(
        by=by, act="account.create", account=str(account.pk), at_door=details.door, as_role=details.role
    )
    return NewAccount(account.pk, told)


@transaction.atomic
def deactivate(*, by: Viewer, account: UUID) -> None:
    """End the use of an account at once, its open sessions included. Raises ``OwnAccountError``."""
    if account == by.id:
        raise OwnAccountError
    Account.objects.filter(pk=account).update(is_active=False)
    log.record(by=by, act="account.deactivate", account=str(account))


@transaction.atomic
def reactivate(*, by: Viewer, account: UUID) -> None:
    """Let an account be used again, with the password and factor that it had."""
    Account.objects.filter(pk=account).update(is_active=True)
    log.record(by=by, act="account.reactivate", account=str(account))


@transaction.atomic
def set_one_time_password(*, by: Viewer, account: UUID) -> str:
    """A new password, to be changed at the next sign-in; it ends the account's open sessions.

    ``last_login`` is emptied: that is how the sign-in pages know a password that its holder did not choose.
    """
    told = one_time_password()
    Account.objects.filter(pk=account).update(password=make_password(told), last_login=None)
    log.record(by=by, act="account.password", account=str(account))
    return told


@transaction.atomic
def reset_factor(*, by: Viewer, account: UUID) -> str:
    """Forget every second factor of an account, and set a one-time password.

    Without a new password whoever knows the old one could enrol a factor of his own before the holder does.
    """
    Authenticator.objects.filter(user_id=account).delete()
    log.record(by=by, act="account.factor", account=str(account))
    return set_one_time_password(by=by, account=account)


def one_time_password() -> str:
    """A random password (98 bits) that can be read out by telephone: no letter that looks like another."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(PASSWORD_GROUPS))
