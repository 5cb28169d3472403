"""The next contact, planned in two fields, and its outcome in one click."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaison.casework.actions import contacts
from liaison.casework.forms.contacts import ContactForm
from liaison.casework.queries.writing import writing_page
from liaison.casework.views import LIAISONS, back, came_from
from liaison.common.page import DoorRequest, page


@page(*LIAISONS)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_next(request: DoorRequest, participant: UUID) -> HttpResponse:
    """When and where; the kind is preset. The way back is to where one came from."""
    form = ContactForm(request.POST or None, initial={"contact": "talk"})
    if request.method == "POST" and form.is_valid():
        contacts.plan_contact(
            by=request.viewer, participant=participant, meeting=contacts.Meeting(**form.cleaned_data)
        )
        messages.success(request, _("The next contact is planned. It also stands on the person's own page."))
        return back(request, participant)
    sheet = writing_page(request.viewer, participant)
    told = {"sheet": sheet, "head": sheet.head, "form": form, "came_from": came_from(request), "here": "next"}
    return TemplateResponse(request, "casework/plan_next.html", told)


@page(*LIAISONS)
@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: DoorRequest, contact: UUID) -> HttpResponse:
    """Say how it went; what was moved is planned anew on the page that follows."""
    if request.method != "POST":
        return redirect("casework:home")
    said = request.POST.get("outcome", "")
    participant = contacts.answer_contact(by=request.viewer, contact=contact, outcome=said)
    messages.success(request, _("It is written down. Choose again where it was a slip."))
    return redirect("casework:plan-next", participant) if said == "moved" else back(request, participant)
