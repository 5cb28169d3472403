"""The page behind a programme's link: the code first, then one question, then nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liaison.care import actions, queries
from liaison.care.forms import AnswerForm, AttendanceForm, CodeForm
from liaison.common import links
from liaison.common.page import DoorRequest, PageRule, show
from liaison.common.roles import Role

P = ParamSpec("P")
DOOR = "care"
Behind = Callable[Concatenate[DoorRequest, links.FoundLink, P], HttpResponse]
ByLink = Callable[..., HttpResponse]


def by_link(*, is_code_asked: bool = True, is_act: bool = True) -> Callable[[Behind[P]], ByLink]:
    """Open a view to whoever holds a working link to a question, and, if so asked, gave its code in this browser.

    An act is done by POST; whoever comes to its address by reading, having changed the language, sees the question.
    """

    def decorate(view: Behind[P]) -> ByLink:
        @wraps(view)
        def handle(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            found = links.find(token, DOOR)
            if found is None:
                raise Http404
            viewer = queries.actor_of(found)
            if is_act and request.method != "POST":
                return redirect(_here(request))
            if is_code_asked and not links.is_open_in(request.session, found.id):
                return show(request, viewer, lambda: _ask_code(request, found))
            return show(request, viewer, lambda: view(request, found, *args, **kwargs))  # type: ignore[arg-type]

        handle.page_rule = PageRule(frozenset({Role.PROGRAMME}))  # type: ignore[attr-defined]
        return handle

    return decorate


def _ask_code(request: HttpRequest, link: links.FoundLink, form: CodeForm | None = None) -> TemplateResponse:
    told = {
        "form": form or CodeForm(),
        "is_locked": link.is_locked,
        "code": links.constructed_code(link.id),
        "here": _here(request),
        "viewer": None,
    }
    return TemplateResponse(request, "care/code.html", told)


@by_link(is_act=False)
@require_safe
def question(request: DoorRequest, link: links.FoundLink) -> HttpResponse:
    """The question, or, once it was answered, the sentences that the link is the source of."""
    return _question(request, link, AttendanceForm())


def _question(request: DoorRequest, link: links.FoundLink, form: AttendanceForm) -> TemplateResponse:
    asked = queries.question(request.viewer, link.subject)
    told = {
        "question": asked,
        "form": form,
        "sentences": queries.sentences(request.viewer, [asked.participant]) if asked.is_answered else (),
        "here": _here(request),
    }
    return TemplateResponse(request, "care/question.html", told)


@by_link(is_code_asked=False)
def enter(request: DoorRequest, link: links.FoundLink) -> HttpResponse:
    """Check the code. The answer to a wrong one is a page, so that its try is counted."""
    form = CodeForm(request.POST)
    if form.is_valid():
        if links.check_code(link_id=link.id, code=form.cleaned_data["code"], by=request.viewer):
            links.open_in(request.session, link.id)
            return redirect(_here(request))
        form.add_error(
            "code", _("This is not the code, or it was tried too often. Wait a quarter of an hour then.")
        )
    return _ask_code(request, link, form)


@by_link()
def attest(request: DoorRequest, link: links.FoundLink) -> HttpResponse:
    """Save what the programme says of the appointments."""
    form = AttendanceForm(request.POST)
    if not form.is_valid():
        return _question(request, link, form)
    actions.attest(by=request.viewer, attestation=link.subject, **form.cleaned_data)
    return redirect(_here(request))


@by_link()
def answer(request: DoorRequest, link: links.FoundLink, statement: UUID) -> HttpResponse:
    """The source's answer to one sentence; Yes, No and one that is no longer asked lead to the same page."""
    is_confirmed = AnswerForm(request.POST).is_confirmed()
    actions.answer_as_source(
        by=request.viewer, attestation=link.subject, statement=statement, is_confirmed=is_confirmed
    )
    return redirect(_here(request))


@by_link(is_code_asked=False)
def leave(request: DoorRequest, link: links.FoundLink) -> HttpResponse:
    """Close the question in this browser."""
    links.close_in(request.session, link.id)
    return redirect(_here(request))


def _here(request: HttpRequest) -> str:
    """The address of the link, on whichever of its pages."""
    match = request.resolver_match
    return reverse("care:question", kwargs={"token": match.kwargs["token"]}) if match else "/"
