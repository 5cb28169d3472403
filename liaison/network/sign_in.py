"""Staff sign-in: allauth bound to one door, without self-registration, with factors sealed by the door's key."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Nobody registers himself: accounts are made at the office door."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class FactorAdapter(DefaultMFAAdapter):
    """Keeps second factors."""
