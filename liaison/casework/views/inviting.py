"""Giving somebody his way in to the participant's door: the link is shown once, on the answer to the POST."""

from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from liaison.casework.actions import inviting
from liaison.casework.forms.inviting import InviteForm, LawyerForm
from liaison.casework.queries.inviting import way_in
from liaison.casework.views import LIAISONS
from liaison.common.page import DoorRequest, page


@page(*LIAISONS, fresh=True)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: DoorRequest, participant: UUID) -> HttpResponse:
    """A link for the person himself; an earlier one ends at that moment."""
    sheet = way_in(request.viewer, participant)
    form = InviteForm(request.POST or None, initial={"address": sheet.address})
    if not form.is_valid():
        return TemplateResponse(
            request, "casework/invite.html", {"sheet": sheet, "form": form, "here": "invite"}
        )
    made = inviting.invite(by=request.viewer, participant=participant, address=form.cleaned_data["address"])
    return _shown_once(request, sheet.name, made.url, participant)


@page(*LIAISONS, fresh=True)
@require_http_methods(["GET", "HEAD", "POST"])
def lawyer(request: DoorRequest) -> HttpResponse:
    """A link for a lawyer, which opens nothing until a client gives him a mandate."""
    form = LawyerForm(request.POST or None)
    if not form.is_valid():
        return TemplateResponse(request, "casework/lawyer.html", {"form": form, "here": "lawyer"})
    given = form.cleaned_data
    made = inviting.prepare_lawyer(
        by=request.viewer, name=given["name"], address=given["address"], language=given["language"]
    )
    return _shown_once(request, given["name"], made.url, None)


def _shown_once(request: DoorRequest, name: str, url: str, participant: UUID | None) -> HttpResponse:
    told = {"name": name, "url": url, "participant": participant, "here": "link"}
    return TemplateResponse(request, "casework/link.html", told)
