"""A paper that he signed, at his own door: countersigned by his lawyer, taken back by him or his lawyer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.disclosure.actions import HandoverRefused
from liaison.portal import wording
from liaison.portal.actions import signed as actions
from liaison.portal.views import reader


@page(Role.PARTICIPANT)
@require_POST
def take_back(request: DoorRequest, appearance: UUID, paper: UUID) -> HttpResponse:
    """Take a paper back, until the list closes."""
    try:
        actions.take_back(by=request.viewer, appearance=appearance, paper=paper)
    except HandoverRefused as no:
        messages.error(request, wording.refusal(no.reason))
    else:
        messages.success(request, _("Taken back. Nobody at the court has seen it."))
    return redirect("portal:tell", appearance)


@page(Role.MANDATED_LAWYER)
@require_POST
def countersign(request: DoorRequest, appearance: UUID, paper: UUID) -> HttpResponse:
    """The lawyer's answer: he saw his client sign this, or he did not, which takes the entry back."""
    answers = {"seen": actions.countersign, "not-seen": actions.take_back}
    act = answers.get(request.POST.get("answer", ""))
    if act is None:
        raise Http404
    try:
        act(by=reader(request), appearance=appearance, paper=paper)
    except HandoverRefused as no:
        messages.error(request, wording.refusal(no.reason))
    else:
        messages.success(request, _("Your answer is kept."))
    return redirect("portal:client")
