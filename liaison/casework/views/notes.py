"""A note in ten seconds: one text on a page of its own, whose draft is kept while it is typed."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaison.casework.actions import notes
from liaison.casework.forms.notes import DraftForm, NoteForm
from liaison.casework.queries.writing import WritingPage, writing_page
from liaison.casework.views import LIAISONS, act, back, came_from
from liaison.common import clock, ids
from liaison.common.page import DoorRequest, page

NOTE = "casework_note"


@page(*LIAISONS)
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: DoorRequest, participant: UUID) -> HttpResponse:
    """The form with what was left unfinished; a POST keeps the note and leads back to where its writer was."""
    if request.method != "POST":
        return _writing_page(request, participant, None)
    form = NoteForm(request.POST, draft_url=_draft_url(participant))
    if not form.is_valid():
        return _writing_page(request, participant, form)
    notes.write_note(by=request.viewer, participant=participant, writing=_writing(form.cleaned_data))
    messages.success(request, _("The note is kept."))
    return back(request, participant)


def _writing_page(request: DoorRequest, participant: UUID, form: NoteForm | None) -> TemplateResponse:
    sheet = writing_page(request.viewer, participant)
    told = {
        "sheet": sheet,
        "head": sheet.head,
        "form": form or NoteForm(initial=_as_left(sheet), draft_url=_draft_url(participant)),
        "came_from": came_from(request),
        "here": "note",
    }
    return TemplateResponse(request, "casework/note.html", told)


def _as_left(sheet: WritingPage) -> dict[str, Any]:
    """What was being typed, or an empty note of today."""
    draft = sheet.draft
    return {
        "note_id": ids.new_id(NOTE),
        "words": draft.words if draft else "",
        "others": draft.others if draft else "",
        "contact": draft.contact if draft else "talk",
        "day": draft.day if draft else clock.today(),
    }


def _draft_url(participant: UUID) -> str:
    return reverse("casework:draft", args=[participant])


def _writing(cleaned: dict[str, Any]) -> notes.Writing:
    return notes.Writing(
        id=cleaned["note_id"],
        contact=cleaned["contact"],
        day=cleaned["day"] or clock.today(),
        words=cleaned["words"].replace("\r\n", "\n"),
        others=cleaned["others"].replace("\r\n", "\n"),
    )


@page(*LIAISONS)
@act
def keep_draft(request: DoorRequest, participant: UUID) -> HttpResponse:
    """Keep what is being typed: by itself at each pause, or by the button where the browser runs no scripts."""
    form = DraftForm(request.POST, draft_url=_draft_url(participant))
    if not form.is_valid():
        is_typing = _is_typing(request)
        return _draft_state(request, "refused") if is_typing else _writing_page(request, participant, form)
    notes.save_draft(by=request.viewer, participant=participant, writing=_writing(form.cleaned_data))
    if _is_typing(request):
        return _draft_state(request, "kept")
    messages.success(request, _("The draft is kept. Only you see it."))
    return back(request, participant)


def draft(request: HttpRequest, participant: UUID) -> HttpResponse:
    """The same for somebody whose sign-in has ended while he typed, or whose draft could not be kept: he is told, and his
    page stays as it is.
    """
    if _is_typing(request) and not request.user.is_authenticated:
        return _draft_state(request, "signed-out")
    answer = keep_draft(request, participant)
    is_unkept = answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    return _draft_state(request, "unkept") if is_unkept and _is_typing(request) else answer


draft.page_rule = keep_draft.page_rule  # type: ignore[attr-defined]


def _is_typing(request: HttpRequest) -> bool:
    """Whether the page itself asks, between two words, and wants a line of answer rather than a page."""
    return request.headers.get("HX-Request") == "true"


def _draft_state(request: HttpRequest, state: str) -> TemplateResponse:
    return TemplateResponse(request, "casework/draft_state.html", {"draft_state": state, "at": clock.now()})


@page(*LIAISONS)
@act
def discard_draft(request: DoorRequest, participant: UUID) -> HttpResponse:
    """Throw one's own draft away."""
    notes.discard_draft(by=request.viewer, participant=participant)
    messages.success(request, _("The draft was thrown away."))
    return redirect("casework:person", participant)
