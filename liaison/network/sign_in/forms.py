"""The forms of signing in: a label for every field, and a code that opens once."""

from typing import Any, ClassVar

from allauth.account import forms as account_forms
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as app_forms
from allauth.mfa.webauthn import forms as key_forms
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liaison.common import log
from liaison.network.sign_in import factors

CODE = {
    "inputmode": "numeric",
    "autocomplete": "one-time-code",
    "autocapitalize": "off",
    "spellcheck": "false",
}


class Labelled(forms.BaseForm):
    """Says itself what each field is: no placeholder stands in for a label."""

    labels: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = ""


class SignInForm(Labelled, account_forms.LoginForm):  # type: ignore[misc]
    """A name and a password."""

    labels: ClassVar[dict[str, Any]] = {"login": _("Your name for signing in"), "password": _("Password")}


class AgainForm(Labelled, account_forms.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    labels: ClassVar[dict[str, Any]] = {"password": _("Password")}


class OwnPasswordForm(Labelled, account_forms.ChangePasswordForm):  # type: ignore[misc]
    """A password that its holder chose."""

    labels: ClassVar[dict[str, Any]] = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password, once more"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = " ".join(password_validators_help_texts())


class Code(Labelled):
    """The code of an app, or one from the paper; each is taken once."""

    labels: ClassVar[dict[str, Any]] = {"code": _("Code")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= CODE

    def clean_code(self) -> str:
        """The code, used up. Raises ``ValidationError``."""
        factors.forget_use(self.user.pk, self.cleaned_data["code"])  # type: ignore[attr-defined]
        code: str = super().clean_code()  # type: ignore[misc]
        if not factors.use_once(self.user.pk, code):  # type: ignore[attr-defined]
            raise get_adapter().validation_error("incorrect_code")
        return code

    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        account: Any = self.user  # type: ignore[attr-defined]
        with transaction.atomic():
            log.record(by=account.viewer, act="factor.refuse", type=str(authenticator.type))


class FactorForm(Code, factor_forms.AuthenticateForm):  # type: ignore[misc]
    """The code asked for while signing in."""


class FactorAgainForm(Code, factor_forms.ReauthenticateForm):  # type: ignore[misc]
    """The code asked for again."""


class AppForm(Labelled, app_forms.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app, which proves that it was set up."""

    labels: ClassVar[dict[str, Any]] = {"code": _("The code that the app shows now")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= CODE


class KeyForm(Labelled, key_forms.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey, with a name by which its holder knows it."""

    labels: ClassVar[dict[str, Any]] = {"name": _("What you call this passkey")}
