"""A paper that he thinks of handing over: photographed page by page, shown as it will be read, taken away again."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from liaison.common import pictures
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.disclosure.actions import HandoverRefused
from liaison.disclosure.rules.wording import MOST_PAGES
from liaison.portal import wording
from liaison.portal.actions import papers as actions
from liaison.portal.forms.papers import PaperForm
from liaison.portal.queries import papers as queries
from liaison.portal.queries.telling import OwnSentence, Telling, telling
from liaison.portal.views.telling import SHUT

READERS: Final = (Role.PARTICIPANT, Role.MANDATED_LAWYER, Role.TRUSTED_PERSON)


@page(Role.PARTICIPANT)
def new(request: DoorRequest, appearance: UUID) -> HttpResponse:
    """The first page of a paper, with its title."""
    return _paper(request, appearance, None)


@page(Role.PARTICIPANT)
def paper(request: DoorRequest, appearance: UUID, paper: UUID) -> HttpResponse:
    """A paper as it will be read; its title can be changed, and pages added up to three."""
    return _paper(request, appearance, paper)


def _paper(request: DoorRequest, appearance: UUID, paper: UUID | None) -> HttpResponse:
    sheet = telling(request.viewer, appearance)
    if sheet.standing in SHUT:
        return redirect("portal:tell", appearance)
    before = _in_draft(sheet, paper) if paper else None
    title = before.words.here if before else ""
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PaperForm(*sent, title=title, is_first=before is None)
    if not form.is_valid():
        return _shown(request, sheet, before, form)
    try:
        kept = actions.keep(
            by=request.viewer,
            appearance=appearance,
            paper=paper,
            title=form.cleaned_data["title"],
            picture=form.page,
        )
    except HandoverRefused as no:
        return _shown(request, sheet, before, form, wording.refusal(no.reason))
    return redirect("portal:paper", appearance, kept)


def _in_draft(sheet: Telling, paper: UUID) -> OwnSentence:
    found = next((each for each in sheet.papers if each.row.id == paper), None)
    if found is None:
        raise Http404
    return found


def _shown(
    request: DoorRequest, sheet: Telling, paper: OwnSentence | None, form: PaperForm, refusal: str = ""
) -> HttpResponse:
    has_room = paper is None or paper.pages < MOST_PAGES
    told = {"sheet": sheet, "paper": paper, "form": form, "refusal": refusal, "has_room": has_room}
    return TemplateResponse(request, "portal/paper.html", told)


@page(Role.PARTICIPANT)
@require_POST
def take_out(request: DoorRequest, appearance: UUID, paper: UUID) -> HttpResponse:
    """Take a paper out of the draft; nothing of it is kept."""
    try:
        actions.take_out(by=request.viewer, appearance=appearance, paper=paper)
    except HandoverRefused as no:
        messages.error(request, wording.refusal(no.reason))
    else:
        messages.success(request, _("Taken away. Nothing of it is kept."))
    return redirect("portal:tell", appearance)


@page(*READERS)
@require_safe
def page_kept(request: DoorRequest, paper: UUID, number: int) -> HttpResponse:
    """One page of a paper in the draft, or told and not yet handed over: the very picture that will be read."""
    found = queries.page_kept(request.viewer, paper, number)
    return pictures.answer(found.content, found.number)


@page(*READERS)
@require_safe
def page_delivered(request: DoorRequest, copy: UUID, number: int) -> HttpResponse:
    """One page of a paper that was handed over."""
    found = queries.page_delivered(request.viewer, copy, number)
    return pictures.answer(found.content, found.number)
