"""What carries the person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaison.casework.actions import strengths as actions
from liaison.casework.forms.strengths import StrengthForm
from liaison.casework.queries.tabs import strengths_page
from liaison.casework.views import LIAISONS, act
from liaison.common.page import DoorRequest, page


@page(*LIAISONS)
@require_http_methods(["GET", "HEAD", "POST"])
def strengths(request: DoorRequest, participant: UUID) -> HttpResponse:
    """The lines, and one more."""
    form = StrengthForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_strength(by=request.viewer, participant=participant, **form.cleaned_data)
        return redirect("casework:strengths", participant)
    sheet = strengths_page(request.viewer, participant)
    told = {"sheet": sheet, "head": sheet.head, "form": form, "here": "strengths"}
    return TemplateResponse(request, "casework/strengths.html", told)


@page(*LIAISONS)
@act
def take_off(request: DoorRequest, participant: UUID, strength: UUID) -> HttpResponse:
    """A line that no longer holds."""
    actions.take_off(by=request.viewer, participant=participant, strength=strength)
    messages.success(request, _("It is off the list."))
    return redirect("casework:strengths", participant)
