"""A referral behind a programme's link: who asks, then the need, then after the code about whom; and the answers."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaison.care.actions import answering
from liaison.care.forms import CodeForm
from liaison.care.forms.referring import (
    AcceptForm,
    AnsweringForm,
    AskForm,
    EndForm,
    RefuseForm,
    StartForm,
    WaitForm,
)
from liaison.care.queries.behind import asker
from liaison.care.queries.sheets import AskedReferral, asked_of_programme
from liaison.care.rules.referring import StepRefusedError
from liaison.care.views.behind import REFERRAL, Needs, by_link, code_first, here
from liaison.common import links
from liaison.common.page import DoorRequest

FILLED = "filled"
"""A field that every form of an answer has: by it one that was filled in is known from one that is asked for."""

both = require_http_methods(["GET", "HEAD", "POST"])


def first_page(request: DoorRequest, link: links.FoundLink) -> TemplateResponse:
    """Before anything is asked for only that there is a question; then the need; after the code also about whom."""
    is_open = links.is_open_in(request.session, link.id)
    if not is_open and not links.is_open_in(request.session, link.id, links.READ):
        told = {"asker": asker(link.subject), "here": here(request), "viewer": None}
        return TemplateResponse(request, "care/referral_closed.html", told)
    told = {
        "asked": _asked(request, link),
        "is_open": is_open,
        "form": CodeForm(),
        "is_locked": link.is_locked,
        "code": links.constructed_code(link.id),
        "here": here(request),
    }
    return TemplateResponse(request, "care/referral.html", told)


def _asked(request: DoorRequest, link: links.FoundLink) -> AskedReferral:
    is_open = links.is_open_in(request.session, link.id)
    return asked_of_programme(request.viewer, link.subject, with_identity=is_open)


def opened(request: DoorRequest, link: links.FoundLink) -> None:
    """Somebody reads the question: the liaison sees that it was opened."""
    links.open_in(request.session, link.id, links.READ)
    answering.see(by=request.viewer, referral=link.subject)


@by_link(REFERRAL, needs=Needs.NOTHING)
def read(request: DoorRequest, link: links.FoundLink) -> HttpResponse:
    """Read what is asked. A button, for a mail program that follows links by itself must not be taken for a reader."""
    opened(request, link)
    return redirect(here(request))


@by_link(REFERRAL, is_act=False)
@both
def accept(request: DoorRequest, link: links.FoundLink) -> HttpResponse:
    """Yes, with a day."""
    return _answer(request, link, AcceptForm, "accept")


@by_link(REFERRAL, is_act=False)
@both
def wait(request: DoorRequest, link: links.FoundLink) -> HttpResponse:
    """A place on the waiting list."""
    return _answer(request, link, WaitForm, "wait")


@by_link(REFERRAL, needs=Needs.NOTHING, is_act=False)
@both
def refuse(request: DoorRequest, link: links.FoundLink) -> HttpResponse:
    """No. The code is not asked: whoever has no place need not learn about whom it is. To take a Yes back it is."""
    if _asked(request, link).is_answered and not links.is_open_in(request.session, link.id):
        asked_for = code_first(request, link)
        if asked_for is not None:
            return asked_for
    return _answer(request, link, RefuseForm, "refuse")


def _answer(
    request: DoorRequest, link: links.FoundLink, kind: type[AnsweringForm], page: str
) -> HttpResponse:
    form = kind(request.POST) if FILLED in request.POST else kind()
    if form.is_bound and form.is_valid():
        given = form.answer()
        return _taken(
            request,
            lambda: answering.answer(by=request.viewer, referral=link.subject, answer=given),
            _("Thank you. Your answer is kept, and whoever asks reads it."),
        )
    return _form(request, link, form, page)


@by_link(REFERRAL, needs=Needs.NOTHING, is_act=False)
@both
def ask(request: DoorRequest, link: links.FoundLink) -> HttpResponse:
    """One question back."""
    form = AskForm(request.POST) if FILLED in request.POST else AskForm()
    if form.is_bound and form.is_valid():
        said = form.cleaned_data["words"]
        return _taken(
            request,
            lambda: answering.ask(by=request.viewer, referral=link.subject, words=said),
            _("Your question is on its way. The answer comes to this same page."),
        )
    return _form(request, link, form, "ask")


@by_link(REFERRAL)
def intake(request: DoorRequest, link: links.FoundLink) -> HttpResponse:
    """One click: the intake was held, or nobody came."""
    was_held = request.POST.get("was") == "held"
    return _taken(
        request,
        lambda: answering.report_intake(by=request.viewer, referral=link.subject, was_held=was_held),
        _("Thank you, it is kept."),
    )


@by_link(REFERRAL, is_act=False)
@both
def start(request: DoorRequest, link: links.FoundLink) -> HttpResponse:
    """From when somebody is there."""
    known = _asked(request, link).is_setting_known
    given = (request.POST,) if FILLED in request.POST else ()
    form = StartForm(*given, is_setting_known=known)
    if form.is_bound and form.is_valid():
        on, kind = form.cleaned_data["on"], form.kind_of_stay()
        return _taken(
            request,
            lambda: answering.start(by=request.viewer, referral=link.subject, on=on, kind=kind),
            _("Thank you, it is kept."),
        )
    return _form(request, link, form, "start")


@by_link(REFERRAL, is_act=False)
@both
def end(request: DoorRequest, link: links.FoundLink) -> HttpResponse:
    """Until when somebody was there."""
    form = EndForm(request.POST) if FILLED in request.POST else EndForm()
    if form.is_bound and form.is_valid():
        on, ending = form.cleaned_data["on"], form.how()
        return _taken(
            request,
            lambda: answering.end(by=request.viewer, referral=link.subject, on=on, ending=ending),
            _("Thank you, it is kept."),
        )
    return _form(request, link, form, "end")


def _form(request: DoorRequest, link: links.FoundLink, form: Form, page: str) -> HttpResponse:
    """The page of one answer; whoever comes to it without having read the question reads that first."""
    is_read = links.is_open_in(request.session, link.id, links.READ)
    if not is_read and not links.is_open_in(request.session, link.id):
        return redirect(here(request))
    told = {"asked": _asked(request, link), "form": form, "page": page, "here": here(request)}
    return TemplateResponse(request, "care/referral_answer.html", told)


def _taken(request: DoorRequest, take: Callable[[], None], thanks: str) -> HttpResponse:
    """Take the step, or say that the question has changed meanwhile: the page then shows where it stands."""
    try:
        take()
    except StepRefusedError:
        messages.warning(
            request, _("This could not be kept: the question has changed meanwhile. Below is how it stands.")
        )
    else:
        messages.success(request, thanks)
    return redirect(here(request))
