"""Urgent access: opening the file of somebody who is not one's own, and reviewing what was opened."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaison.casework import wording
from liaison.casework.actions import urgent as actions
from liaison.casework.forms.urgent import UrgentForm
from liaison.casework.queries.urgent import access as access_to_review
from liaison.casework.views import LIAISONS
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role


@page(*LIAISONS, fresh=True)
@require_http_methods(["GET", "HEAD", "POST"])
def open_file(request: DoorRequest) -> HttpResponse:
    """Name one person and the reason; his file opens for an hour."""
    why_not = actions.why_not(request.viewer)
    form = UrgentForm(request.POST or None)
    if request.method == "POST" and not why_not and form.is_valid():
        person = actions.open_urgently(by=request.viewer, sought=actions.Sought(**form.cleaned_data))
        if person is not None:
            return redirect("casework:person", person)
        form.add_error(None, _("Nobody of your service is exactly that person, or he is one of your people."))
    told = {"form": form, "why_not": wording.word(wording.NOT_URGENT, why_not), "here": "urgent"}
    return TemplateResponse(request, "casework/urgent.html", told)


@page(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: DoorRequest, access: UUID) -> HttpResponse:
    """Read who opened what and why, and say whether it was needed."""
    verdict = request.POST.get("verdict", "")
    if request.method == "POST" and verdict in actions.VERDICTS:
        actions.review(by=request.viewer, access=access, verdict=verdict)
        messages.success(request, _("Reviewed. The person reads it on his page."))
        return redirect("casework:without-liaison")
    told = {"row": access_to_review(request.viewer, access), "here": "urgent-review"}
    return TemplateResponse(request, "casework/urgent_review.html", told)
