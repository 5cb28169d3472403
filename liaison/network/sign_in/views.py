"""The pages of signing in: allauth's flows, our own templates, and a line in the log for each event."""

from typing import Any

from allauth.account import views as account
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.logout import logout
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.base import views as factor
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as paper
from allauth.mfa.totp import views as app
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import views as key
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.http import urlencode
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from liaison.common import clock, log, middleware, session_level
from liaison.network.models import Account
from liaison.network.sign_in import factors, forms

HERE = "network/sign_in/"
STRONG = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def shown_code(request: HttpRequest, account: Account) -> str | None:
    """In a constructed world, and nowhere else, the code that the account's app shows now."""
    return factors.present_code(account.pk) if middleware.is_constructed(request) else None


def prove(request: HttpRequest, kind: str) -> None:
    """A factor that was just enrolled was shown to work: it is this session's second factor."""
    record_authentication(request, request.user, session_level.FACTOR, type=kind)


class SignInView(account.LoginView):  # type: ignore[misc]
    """A name and a password."""

    form_class = forms.SignInForm
    template_name = f"{HERE}sign_in.html"


class FactorView(factor.AuthenticateView):  # type: ignore[misc]
    """The second factor of whoever gave the right password."""

    form_class = forms.FactorForm
    template_name = f"{HERE}factor.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The forms, with the code that a constructed world shows."""
        holder: Account = self.stage.login.user
        kinds = set(Authenticator.objects.filter(user_id=holder.pk).values_list("type", flat=True))
        shown = {"code": shown_code(self.request, holder), "has_key": Authenticator.Type.WEBAUTHN in kinds}
        found: dict[str, Any] = super().get_context_data(**kwargs)
        return found | shown | {"has_app": Authenticator.Type.TOTP in kinds}


class Again:
    """A page on which somebody who is signed in proves once more who he is, and goes back to where he was."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        """Write it down."""
        holder: Any = self.request.user
        log.record(by=holder.viewer, act="session.again")
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, with the code that a constructed world shows."""
        found: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        holder: Any = self.request.user
        return found | kwargs | {"code": shown_code(self.request, holder)}


class AgainView(Again, account.ReauthenticateView):  # type: ignore[misc]
    """By password."""

    form_class = forms.AgainForm
    template_name = f"{HERE}again.html"


class FactorAgainView(Again, factor.ReauthenticateView):  # type: ignore[misc]
    """By the code of an app, or one from the paper."""

    form_class = forms.FactorAgainForm
    template_name = f"{HERE}again.html"


class KeyAgainView(Again, key.ReauthenticateWebAuthnView):  # type: ignore[misc]
    """By passkey."""

    template_name = f"{HERE}key_again.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say it on the same page."""
        response: HttpResponse = self.render_to_response(self.get_context_data(form=form))
        return response


class PasswordView(account.PasswordChangeView):  # type: ignore[misc]
    """A password that its holder chose; it ends all other sessions of the account."""

    form_class = forms.OwnPasswordForm
    template_name = f"{HERE}password.html"
    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        """Change it, and remember that it is his own."""
        response: HttpResponse = super().form_valid(form)
        Account.objects.filter(pk=self.request.user.pk).update(last_login=clock.now())
        log.record(by=self.request.user.viewer, act="password.change")
        return response

    def get_default_success_url(self) -> str:
        """The page of one's own sign-in."""
        return str(self.success_url)


class FactorsView(factor.IndexView):  # type: ignore[misc]
    """What the account signs in with."""

    template_name = f"{HERE}factors.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The app, the passkeys and the paper."""
        found = super().get_context_data(**kwargs)["authenticators"]
        keys = [
            {"pk": one.instance.pk, "name": one.name, "added": one.instance.created_at}
            for one in found.get(Authenticator.Type.WEBAUTHN, [])
        ]
        return {
            "app": found.get(Authenticator.Type.TOTP),
            "keys": keys,
            "paper": found.get(Authenticator.Type.RECOVERY_CODES),
        }


class AddAppView(app.ActivateTOTPView):  # type: ignore[misc]
    """Enrolling an app that shows codes. Who has a factor already, but did not use it in this session, uses it first."""

    form_class = forms.AppForm
    template_name = f"{HERE}add_app.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Enrol, or use what there is."""
        if not session_level.has_factor(request) and is_mfa_enabled(request.user, STRONG):
            return use_factor(request)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The picture to scan as SVG in the page itself, so that images from elsewhere can stay forbidden."""
        found: dict[str, Any] = super().get_context_data(**kwargs)
        _, _, picture = found["totp_svg"].partition("?>")
        secret = found["form"].secret
        groups = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        return found | {"picture": picture.strip(), "groups": groups}

    def form_valid(self, form: Any) -> HttpResponse:
        """Enrol it; the session has now passed a second factor."""
        response: HttpResponse = super().form_valid(form)
        log.record(by=self.request.user.viewer, act="factor.add", type="totp")
        prove(self.request, "totp")
        return response


class AddKeyView(key.AddWebAuthnView):  # type: ignore[misc]
    """Enrolling a passkey."""

    form_class = forms.KeyForm
    template_name = f"{HERE}add_key.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Enrol, or use what there is."""
        if not session_level.has_factor(request) and is_mfa_enabled(request.user, STRONG):
            return use_factor(request)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, as it was sent when it was not right."""
        found: dict[str, Any] = super().get_context_data(**kwargs)
        return found | kwargs

    def form_valid(self, form: Any) -> HttpResponse:
        """Enrol it; the session has now passed a second factor."""
        response: HttpResponse = super().form_valid(form)
        log.record(by=self.request.user.viewer, act="factor.add", type="webauthn")
        prove(self.request, "webauthn")
        return response


class Removal:
    """A page that takes a factor away. After the last one the session must enrol another before any other page."""

    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is about to be taken away."""
        found: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        removed = found.get("object")
        return found | {"removed": removed.wrap().name if removed else ""}

    def form_valid(self, form: Any) -> HttpResponse:
        """Remove it."""
        holder: Any = self.request.user
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        log.record(by=holder.viewer, act="factor.remove")
        if not is_mfa_enabled(holder, STRONG):
            kept = [
                one for one in session_level.records(self.request) if one["method"] != session_level.FACTOR
            ]
            self.request.session[session_level.RECORDS] = kept
        return response


class RemoveAppView(Removal, app.DeactivateTOTPView):  # type: ignore[misc]
    """Taking the app away."""

    template_name = f"{HERE}remove.html"


class RemoveKeyView(Removal, key.RemoveWebAuthnView):  # type: ignore[misc]
    """Taking a passkey away."""

    template_name = f"{HERE}remove.html"
    success_url = reverse_lazy("mfa_index")


class PaperView(TemplateView):
    """The codes to keep on paper, for the day the telephone is lost."""

    template_name = f"{HERE}paper.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Those that were not used yet."""
        kept = Authenticator.objects.filter(
            user_id=self.request.user.pk, type=Authenticator.Type.RECOVERY_CODES
        ).first()
        if kept is None:
            raise Http404
        return super().get_context_data(**kwargs) | {"codes": kept.wrap().get_unused_codes()}


class NewPaperView(paper.GenerateRecoveryCodesView):  # type: ignore[misc]
    """New codes on paper; the old ones end."""

    template_name = f"{HERE}new_paper.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Replace them."""
        response: HttpResponse = super().form_valid(form)
        log.record(by=self.request.user.viewer, act="factor.paper")
        return response


def use_factor(request: HttpRequest) -> HttpResponse:
    """To the page where this session passes the second factor that its account has."""
    has_app = is_mfa_enabled(request.user, [Authenticator.Type.TOTP])
    page = reverse("mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn")
    return redirect(f"{page}?{urlencode({'next': request.GET.get('next', '/')})}")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, also one that is still between password and second factor; the browser forgets the pages."""
    logout(request, show_message=False)
    clear_login(request)
    response = redirect("account_login")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
