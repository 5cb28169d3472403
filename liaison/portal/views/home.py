"""The first page, and who looked."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.portal import wording
from liaison.portal.queries.home import home as home_of
from liaison.portal.queries.looked import Look, looks
from liaison.portal.views import myself


@page(Role.PARTICIPANT, Role.MANDATED_LAWYER, Role.TRUSTED_PERSON)
def home(request: DoorRequest) -> HttpResponse:
    """When and where next, what was agreed, how to reach my person; a lawyer goes on to his client."""
    if request.viewer.role != Role.PARTICIPANT:
        return redirect("portal:client")
    return TemplateResponse(request, "portal/home.html", {"home": home_of(request.viewer, myself(request))})


@page(Role.PARTICIPANT)
def looked(request: DoorRequest) -> HttpResponse:
    """Who looked at what and when, newest first."""
    asked = request.GET.get("page", "")
    number = max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1
    found = looks(request.viewer, myself(request), number, with_own=request.GET.get("own") == "1")
    lines = [(look, _who(look), _what(look)) for look in found.rows]
    return TemplateResponse(request, "portal/looked.html", {"looks": found, "lines": lines})


def _who(look: Look) -> str:
    who = wording.word(wording.ROLES, look.role, look.role)
    return f"{who}, {look.organisation}" if look.organisation else who


def _what(look: Look) -> str:
    if look.act == "handover.deliver":
        return str(wording.HANDED_OVER)
    verb = wording.LOOKED if look.act.endswith(".look") else wording.WROTE
    kinds = dict.fromkeys(wording.word(wording.KINDS, kind, wording.OTHER_KIND) for kind in look.kinds)
    return f"{verb}: {', '.join(kinds)}" if kinds else str(verb)
