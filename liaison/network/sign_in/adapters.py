"""allauth bound to one door: nobody registers himself, every event is in the log, secrets are sealed by the door's key."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from liaison.common import log, middleware, session_level
from liaison.common.viewer import worker
from liaison.network.models import Account
from liaison.network.sign_in import factors
from liaison.network.sign_in.backend import own_account

TOO_MANY = _("Too many wrong tries. Wait five minutes and try again.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made at the office door, and the office sets a new password for whoever forgot his."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The name or the password is not right."),
        "incorrect_password": _("The password is not right."),
        "enter_current_password": _("The present password is not right."),
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Sign-in answers with pages only."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong passwords are counted by axes, by name and address; allauth's own count would be by name alone."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """Whose name and password these are; ``login`` is the key by which axes counts."""
        tried = {**credentials, "login": credentials.get("username", "")}
        account: Account | None = super().authenticate(request, **tried)
        return account

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write the failure down, and of a name only the account that it is: people type passwords into the wrong field."""
        account = own_account(credentials.get("username", ""))
        with transaction.atomic():
            log.record(
                by=worker(log.own_door()), act="session.refuse", account=str(account.pk) if account else None
            )

    def login(self, request: HttpRequest, user: Account) -> None:
        """Log first, since the session is saved with any answer but a fault.

        A password that its holder did not choose is known by an empty ``last_login``; it stays so until he chooses one.
        """
        has_own_password = user.last_login is not None or middleware.is_constructed(request)
        with transaction.atomic():
            log.record(by=user.viewer, act="session.start", strong=session_level.has_factor(request))
            super().login(request, user)
            if not has_own_password:
                Account.objects.filter(pk=user.pk).update(last_login=None)

    def post_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse:
        """Where to go; a browser that has no language yet gets the account's."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                user.language,
                secure=settings.LANGUAGE_COOKIE_SECURE,
                samesite="Lax",
            )
        return response

    def logout(self, request: HttpRequest) -> None:
        """Log, then end the session."""
        account: Any = request.user
        with transaction.atomic():
            log.record(by=account.viewer, act="session.end")
            super().logout(request)

    def set_password(self, user: Account, password: str) -> None:
        """Change one's own password, and nothing else of the account."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def respond_user_inactive(self, request: HttpRequest, user: Account) -> HttpResponse:
        """An account that ended while its holder was signing in."""
        return redirect("account_login")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Factors are changed within five minutes of proving who one is, at sign-in or again."""
        return not session_level.is_fresh(self.request)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say themselves what happened."""


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps second factors, their secrets sealed for this door alone."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or it was used before. Type the one that is shown now."),
    }

    def encrypt(self, text: str) -> str:
        """As it is kept in the table."""
        return factors.seal(log.own_door(), text)

    def decrypt(self, encrypted_text: str) -> str:
        """As the app or the paper has it."""
        return factors.unseal(log.own_door(), encrypted_text)

    def get_totp_label(self, user: Account) -> str:
        """The name by which the account signs in: no e-mail address in a telephone."""
        return user.username

    def generate_authenticator_name(self, user: Account, type: Any) -> str:  # noqa: A002
        """What a passkey is called when its holder does not say."""
        return str(_("Passkey"))
