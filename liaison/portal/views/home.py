"""The first page, and what stands behind it: all agreements, where help was asked, who looked, another liaison."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liaison.casework.actions.wishing import ask_for_another
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.portal import wording
from liaison.portal.queries import home as queries
from liaison.portal.queries.looked import Look, looks
from liaison.portal.views import myself, page_number


@page(Role.PARTICIPANT, Role.MANDATED_LAWYER, Role.TRUSTED_PERSON)
def home(request: DoorRequest) -> HttpResponse:
    """When and where next, what was agreed, how to reach my person; a lawyer goes on to his client."""
    if request.viewer.role != Role.PARTICIPANT:
        return redirect("portal:client")
    shown = queries.home(request.viewer, myself(request))
    return TemplateResponse(request, "portal/home.html", {"home": shown})


@page(Role.PARTICIPANT)
@require_safe
def agreed(request: DoorRequest) -> HttpResponse:
    """Everything that was decided and agreed, and the judgment if there is one."""
    shown = queries.agreed(request.viewer, myself(request))
    return TemplateResponse(request, "portal/agreed.html", {"agreed": shown})


@page(Role.PARTICIPANT)
@require_safe
def helped(request: DoorRequest) -> HttpResponse:
    """Where help was asked for him, and what was sent about him."""
    shown = queries.helped(request.viewer, myself(request))
    return TemplateResponse(request, "portal/helped.html", {"referrals": shown})


@page(Role.PARTICIPANT)
def another(request: DoorRequest) -> HttpResponse:
    """Ask for another liaison; no reason is asked."""
    if request.method == "POST":
        ask_for_another(by=request.viewer)
        messages.success(request, _("Asked. No reason is needed, and the court is not told."))
        return redirect("portal:home")
    shown = queries.home(request.viewer, myself(request))
    return TemplateResponse(request, "portal/another.html", {"home": shown})


@page(Role.PARTICIPANT)
def looked(request: DoorRequest) -> HttpResponse:
    """Who looked at what and when, newest first."""
    with_own = request.GET.get("own") == "1"
    found = looks(request.viewer, myself(request), page_number(request), with_own=with_own)
    lines = [(look, _who(look), _what(look)) for look in found.rows]
    return TemplateResponse(request, "portal/looked.html", {"looks": found, "lines": lines})


def _who(look: Look) -> str:
    who = wording.word(wording.ROLES, look.role, look.role)
    return f"{who}, {look.organisation}" if look.organisation else who


def _what(look: Look) -> str:
    if look.act == "handover.deliver":
        return str(wording.HANDED_OVER)
    if look.act == "urgent.open":
        return str(wording.URGENT)
    verb = wording.LOOKED if look.act.endswith(".look") else wording.WROTE
    kinds = dict.fromkeys(wording.word(wording.KINDS, kind, wording.OTHER_KIND) for kind in look.kinds)
    return f"{verb}: {', '.join(kinds)}" if kinds else str(verb)
