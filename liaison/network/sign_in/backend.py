"""Which account a name is: one of this very door, in use."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from liaison.network.models import Account


def own_account(username: str) -> Account | None:
    """The account of this door that has this name and is in use; the office, which sees all, has its own too."""
    found = Account.objects.filter(door=settings.SIDE, is_active=True, username__iexact=username)[:2]
    return found[0] if len(found) == 1 else None


class DoorBackend(AuthenticationBackend):  # type: ignore[misc]
    """Knows the accounts of its own door and no other.

    A name of another door, a name of nobody and an account that has ended are the same to it: each costs the hashing
    of one password and answers as a wrong password does.
    """

    def _authenticate_by_username(self, username: str, password: str) -> Account | None:
        found: Account | None = self._check_password(own_account(username), password)
        return found

    def get_user(self, user_id: Any) -> Account | None:
        """Whose session this is; nobody's as soon as the account has ended."""
        account: Account | None = super().get_user(user_id)
        return account if account and account.door == settings.SIDE else None
