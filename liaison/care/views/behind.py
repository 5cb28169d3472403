"""Pages behind a programme's link: what may be read with the link alone, and what needs the code."""

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from liaison.care import queries
from liaison.care.forms import CodeForm
from liaison.common import links
from liaison.common.models import Link
from liaison.common.page import DoorRequest, PageRule, show
from liaison.common.roles import Role

P = ParamSpec("P")
DOOR = "care"
ATTESTATION, REFERRAL = frozenset({Link.Purpose.ATTESTATION.value}), frozenset({Link.Purpose.REFERRAL.value})
BOTH = ATTESTATION | REFERRAL
OURS = ("csrfmiddlewaretoken", "code", "next")
Behind = Callable[Concatenate[DoorRequest, links.FoundLink, P], HttpResponse]
ByLink = Callable[..., HttpResponse]


class Needs(Enum):
    """What a page asks of whoever holds the link."""

    NOTHING = "nothing"
    CODE = "code"


def by_link(
    purposes: frozenset[str], *, needs: Needs = Needs.CODE, is_act: bool = True
) -> Callable[[Behind[P]], ByLink]:
    """Open a view to whoever holds a working link of such a purpose and, if so asked, gave its code in this browser.

    An act is done by POST; whoever comes to its address by reading, having changed the language, sees the question.
    Where the code is asked in the middle of an act, what was typed goes along and is kept once the code is right.
    """

    def decorate(view: Behind[P]) -> ByLink:
        @wraps(view)
        def handle(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            found = links.find(token, DOOR)
            if found is None or found.purpose not in purposes:
                raise Http404
            viewer = queries.actor_of(found)
            if is_act and request.method != "POST":
                return redirect(here(request))

            def answer() -> HttpResponse:
                if needs is Needs.CODE and not links.is_open_in(request.session, found.id):
                    asked = code_first(request, found)  # type: ignore[arg-type]
                    if asked is not None:
                        return asked
                return view(request, found, *args, **kwargs)  # type: ignore[arg-type]

            return show(request, viewer, answer)

        handle.page_rule = PageRule(frozenset({Role.PROGRAMME}))  # type: ignore[attr-defined]
        return handle

    return decorate


def code_first(request: DoorRequest, link: links.FoundLink) -> TemplateResponse | None:
    """The page that asks for the code, or nothing where the right one came with what was typed."""
    if request.method != "POST" or "code" not in request.POST:
        return ask_code(request, link, CodeForm())
    form = CodeForm(request.POST)
    return None if enters(request, link, form) else ask_code(request, link, form)


def enters(request: DoorRequest, link: links.FoundLink, form: CodeForm) -> bool:
    """Check the code. A wrong one is counted: the answer to it is a page, so that the count is kept."""
    if not form.is_valid():
        return False
    if links.check_code(link_id=link.id, code=form.cleaned_data["code"], by=request.viewer):
        links.open_in(request.session, link.id)
        return True
    form.add_error(
        "code", _("This is not the code, or it was tried too often. Wait a quarter of an hour then.")
    )
    return False


def ask_code(request: HttpRequest, link: links.FoundLink, form: CodeForm) -> TemplateResponse:
    """The code, with what was typed already."""
    typed = [(name, value) for name, value in request.POST.items() if name not in OURS]
    told = {
        "form": form,
        "is_locked": link.is_locked,
        "code": links.constructed_code(link.id),
        "here": here(request),
        "action": request.path if typed else f"{here(request)}code/",
        "typed": typed,
        "viewer": None,
    }
    return TemplateResponse(request, "care/code.html", told)


def here(request: HttpRequest) -> str:
    """The address of the link, on whichever of its pages."""
    match = request.resolver_match
    return reverse("care:question", kwargs={"token": match.kwargs["token"]}) if match else "/"
