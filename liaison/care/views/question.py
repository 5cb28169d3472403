"""The first page behind a programme's link, and the ways in and out of it."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from liaison.care.forms import CodeForm
from liaison.care.views import attesting, referring
from liaison.care.views.behind import BOTH, REFERRAL, Needs, ask_code, by_link, enters, here
from liaison.common import links
from liaison.common.page import DoorRequest


@by_link(BOTH, needs=Needs.NOTHING, is_act=False)
@require_safe
def question(request: DoorRequest, link: links.FoundLink) -> HttpResponse:
    """A referral's need profile may be read with the link alone; everything else after the code."""
    if link.purpose in REFERRAL:
        return referring.first_page(request, link)
    if not links.is_open_in(request.session, link.id):
        return ask_code(request, link, CodeForm())
    return attesting.question(request, link)


@by_link(BOTH, needs=Needs.NOTHING)
def enter(request: DoorRequest, link: links.FoundLink) -> HttpResponse:
    """Check the code."""
    form = CodeForm(request.POST)
    if not enters(request, link, form):
        return ask_code(request, link, form)
    if link.purpose in REFERRAL:
        referring.opened(request, link)
    return redirect(here(request))


@by_link(BOTH, needs=Needs.NOTHING)
def leave(request: DoorRequest, link: links.FoundLink) -> HttpResponse:
    """Close the question in this browser."""
    links.close_in(request.session, link.id)
    return redirect(here(request))
