"""A question about attendance, and then the sentences that are built from its answer."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from liaison.care import actions, queries
from liaison.care.forms import AnswerForm, AttendanceForm
from liaison.care.views.behind import ATTESTATION, by_link, here
from liaison.common import links
from liaison.common.page import DoorRequest


def question(
    request: DoorRequest, link: links.FoundLink, form: AttendanceForm | None = None
) -> TemplateResponse:
    """The question, or, once it was answered, the sentences that the link is the source of."""
    asked = queries.question(request.viewer, link.subject)
    told = {
        "question": asked,
        "form": form or AttendanceForm(),
        "sentences": queries.sentences(request.viewer, [asked.participant]) if asked.is_answered else (),
        "here": here(request),
    }
    return TemplateResponse(request, "care/question.html", told)


@by_link(ATTESTATION)
def attest(request: DoorRequest, link: links.FoundLink) -> HttpResponse:
    """Save what the programme says of the appointments."""
    form = AttendanceForm(request.POST)
    if not form.is_valid():
        return question(request, link, form)
    actions.attest(by=request.viewer, attestation=link.subject, **form.cleaned_data)
    return redirect(here(request))


@by_link(ATTESTATION)
def answer(request: DoorRequest, link: links.FoundLink, statement: UUID) -> HttpResponse:
    """The source's answer to one sentence; Yes, No and one that is no longer asked lead to the same page."""
    is_confirmed = AnswerForm(request.POST).is_confirmed()
    actions.answer_as_source(
        by=request.viewer, attestation=link.subject, statement=statement, is_confirmed=is_confirmed
    )
    return redirect(here(request))
