"""Coming in by a link and a code, and leaving, quickly if need be. No page here says what this is about."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liaison.common import links
from liaison.common.page import entrance
from liaison.participants import backend
from liaison.portal.forms.entering import CodeForm

FORGET = '"cache", "storage"'


def front(home: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The first page: ``home`` for who has come in; for others, how to come in."""
    outside = entrance(lambda request: TemplateResponse(request, "portal/outside.html", {}))

    @wraps(home)
    def handle(request: HttpRequest) -> HttpResponse:
        return home(request) if request.user.is_authenticated else outside(request)

    return handle


@entrance
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """What a link shows: how to get a code, and where to type it. Typing the right one opens the first page."""
    found = _found(token)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if backend.enter(request, found, form.cleaned_data["code"]):
            return redirect("portal:home")
        form.add_error("code", _("These digits are not right, or they no longer work. Ask for new ones."))
        found = _found(token)
    return _page(request, token, found, form)


@entrance
@require_POST
def send_code(request: HttpRequest, token: str) -> HttpResponse:
    """Send a code to the address that belongs to the link. Asked twice within a minute, it is sent once."""
    found = _found(token)
    if found.can_send and not found.link.is_locked:
        try:
            backend.send_code(found)
            messages.success(request, _("A message with six digits is on its way. It can take a minute."))
        except OSError:
            messages.error(request, _("The message could not be sent. Try again in a minute."))
    return redirect("portal:link", token)


def _found(token: str) -> backend.Entrance:
    if found := backend.entrance(token):
        return found
    raise Http404


def _page(request: HttpRequest, token: str, found: backend.Entrance, form: CodeForm) -> HttpResponse:
    told = {
        "form": form,
        "token": token,
        "is_locked": found.link.is_locked,
        "can_send": found.can_send,
        "code": links.constructed_code(found.link.id),
    }
    return TemplateResponse(request, "portal/link.html", told)


@entrance
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, and say so."""
    return _end(request, "portal:home")


@entrance
@require_POST
def leave_quickly(request: HttpRequest) -> HttpResponse:
    """End the session, and show a page that says nothing."""
    return _end(request, "portal:away")


def _end(request: HttpRequest, where: str) -> HttpResponse:
    user: Any = request.user
    if user.is_authenticated and (viewer := user.as_viewer(request)):
        backend.leave(viewer)
    logout(request)
    response = redirect(where)
    response.headers["Clear-Site-Data"] = FORGET
    return response


@entrance
@require_safe
def away(request: HttpRequest) -> HttpResponse:
    """A page about nothing."""
    return TemplateResponse(request, "portal/away.html", {})
