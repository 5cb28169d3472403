"""A request sent on to a programme, and the sentences of which the liaison is the source."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaison.care.forms import AnswerForm
from liaison.casework.actions import passing_on
from liaison.casework.queries.confirming import sentence_to_confirm
from liaison.casework.views import LIAISONS, act
from liaison.common.page import DoorRequest, page


@page(*LIAISONS)
@act
def send_on(request: DoorRequest, participant: UUID, attestation: UUID) -> HttpResponse:
    """Send a request on; the answer is the only page that ever shows the code, so it is not a redirect."""
    sent = passing_on.send_on(
        by=request.viewer,
        participant=participant,
        attestation=attestation,
        is_renewal="again" in request.POST,
    )
    if sent is None:
        messages.info(request, _("This was sent on already. Send it again if the code was lost."))
        return redirect("casework:person", participant)
    told = {"sent": sent, "participant": participant, "here": "file"}
    return TemplateResponse(request, "casework/sent.html", told)


@page(*LIAISONS, fresh=True)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: DoorRequest, statement: UUID) -> HttpResponse:
    """The exact words and two equal answers, which leave the page in the same way."""
    if request.method != "POST":
        sheet = sentence_to_confirm(request.viewer, statement)
        return TemplateResponse(request, "casework/confirm.html", {"sheet": sheet, "here": "confirm"})
    is_confirmed = AnswerForm(request.POST).is_confirmed()
    about = passing_on.answer_as_source(by=request.viewer, statement=statement, is_confirmed=is_confirmed)
    if about is None:
        return redirect("casework:home")
    messages.success(request, _("Your answer is kept."))
    return redirect("casework:person", about)
