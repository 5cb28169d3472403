"""Accounts: the administrator's pages."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liaison.common.page import DoorRequest, page
from liaison.common.role_names import DOOR_TITLES, ROLE_NAMES
from liaison.common.roles import Role
from liaison.network import actions
from liaison.network.forms import AccountForm
from liaison.network.queries import accounts as queries
from liaison.network.queries.counsel import unsettled
from liaison.network.queries.directory import directory
from liaison.network.rules.accounts import KINDS_OF_DOOR
from liaison.network.rules.counsel import LETTERS


@page(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER)
@require_safe
def home(request: DoorRequest) -> HttpResponse:
    """All accounts, a table a door; the data-protection officer begins at the log."""
    if request.viewer.role == Role.DATA_PROTECTION_OFFICER:
        return redirect("office_log")
    everybody = queries.accounts(request.viewer)
    doors = [
        (title, [(entry, ROLE_NAMES[entry.role]) for entry in everybody if entry.door == door])
        for door, title in DOOR_TITLES.items()
        if door != "me"
    ]
    shown = {"doors": doors, "unsettled": unsettled(), "points": len(LETTERS)}
    return TemplateResponse(request, "network/accounts.html", shown)


@page(Role.ADMINISTRATOR, fresh=True)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DoorRequest) -> HttpResponse:
    """Make an account; its password is shown in the answer and never again."""
    form = AccountForm(request.POST or None, organisations=_organisations(request))
    if form.is_valid():
        try:
            made = actions.create_account(by=request.viewer, details=actions.Details(**form.cleaned_data))
        except actions.NameTakenError:
            form.add_error("username", _("Somebody at this door already signs in by this name."))
        except actions.AccountRefusedError:
            form.add_error(
                None, _("Somebody with this role, of this organisation, has no account at this door.")
            )
        else:
            return _told(request, made.id, made.password)
    return TemplateResponse(request, "network/account_new.html", {"form": form})


@page(Role.ADMINISTRATOR, fresh=True)
@require_safe
def one(request: DoorRequest, account: UUID) -> HttpResponse:
    """One account and what can be done with it."""
    entry = _entry(request, account)
    shown = {"account": entry, "role": ROLE_NAMES[entry.role], "title": DOOR_TITLES[entry.door]}
    return TemplateResponse(request, "network/account.html", shown)


@page(Role.ADMINISTRATOR, fresh=True)
@require_POST
def change(request: DoorRequest, account: UUID, act: str) -> HttpResponse:
    """End an account, let it be used again, or help its holder back in."""
    entry = _entry(request, account)
    if act in {"password", "factor"}:
        help_in = actions.reset_factor if act == "factor" else actions.set_one_time_password
        return _told(request, entry.id, help_in(by=request.viewer, account=entry.id))
    try:
        (actions.deactivate if act == "deactivate" else actions.reactivate)(
            by=request.viewer, account=entry.id
        )
    except actions.OwnAccountError as error:
        raise Http404 from error
    return redirect("office_account", account=entry.id)


def _entry(request: DoorRequest, account: UUID) -> queries.AccountEntry:
    entry = queries.account(request.viewer, account)
    if entry is None:
        raise Http404
    return entry


def _organisations(request: DoorRequest) -> list[tuple[UUID, str]]:
    """Those whose people may have an account at some door: not the services that a directory only names."""
    may = {kind for kinds in KINDS_OF_DOOR.values() for kind in kinds}
    return [(entry.id, entry.name) for entry in directory(request.viewer) if entry.kind in may]


def _told(request: DoorRequest, account: UUID, password: str) -> HttpResponse:
    """The answer that tells a password once."""
    shown = {"account": _entry(request, account), "password": password}
    return TemplateResponse(request, "network/password.html", shown)
