"""Signing in at the staff doors: the pages used, one by one, by allauth's names. No page of allauth is open but these.

Nobody registers himself or resets a password by mail: the office makes accounts and sets passwords.
"""

from allauth.account.decorators import reauthentication_required
from django.shortcuts import redirect
from django.urls import path

from liaison.common.page import entrance
from liaison.network.sign_in import views
from liaison.network.sign_in.guards import own_page

ENROL = ("mfa_activate_totp",)
own = own_page()
enrolling = own_page(on_the_way_to=ENROL)
lately = reauthentication_required(app="allauth.mfa")

urlpatterns = [
    path("sign-in/", entrance(views.SignInView.as_view()), name="account_login"),
    path("sign-out/", entrance(views.sign_out), name="account_logout"),
    path("again/", enrolling(views.AgainView.as_view()), name="account_reauthenticate"),
    path(
        "password/",
        own_page(on_the_way_to=("account_change_password",))(views.PasswordView.as_view()),
        name="account_change_password",
    ),
    path("second-factor/", entrance(views.FactorView.as_view()), name="mfa_authenticate"),
    path("second-factor/again/", enrolling(views.FactorAgainView.as_view()), name="mfa_reauthenticate"),
    path("factors/", own(views.FactorsView.as_view()), name="mfa_index"),
    path("factors/app/", enrolling(views.AddAppView.as_view()), name="mfa_activate_totp"),
    path("factors/app/remove/", own(views.RemoveAppView.as_view()), name="mfa_deactivate_totp"),
    path("factors/paper/", own(lately(views.PaperView.as_view())), name="mfa_view_recovery_codes"),
    path("factors/paper/new/", own(views.NewPaperView.as_view()), name="mfa_generate_recovery_codes"),
    path("factors/keys/", own(lambda request: redirect("mfa_index")), name="mfa_list_webauthn"),
    path("factors/keys/add/", enrolling(views.AddKeyView.as_view()), name="mfa_add_webauthn"),
    path("factors/keys/again/", enrolling(views.KeyAgainView.as_view()), name="mfa_reauthenticate_webauthn"),
    path("factors/keys/<int:pk>/remove/", own(views.RemoveKeyView.as_view()), name="mfa_remove_webauthn"),
]
