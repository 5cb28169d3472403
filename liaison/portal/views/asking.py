"""Ask a programme how often I was there."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.portal.actions.asking import ask as ask_for
from liaison.portal.forms.asking import LONGEST, AskForm, sought
from liaison.portal.queries.asking import attestations, programmes
from liaison.portal.views import myself


@page(Role.PARTICIPANT)
def ask(request: DoorRequest) -> HttpResponse:
    """The form, and what was asked and answered before."""
    me = myself(request)
    name = sought(request.POST if request.method == "POST" else request.GET)
    choices = programmes(request.viewer, name)
    form = AskForm(choices, request.POST or None)
    if request.method == "POST" and form.is_valid():
        ask_for(by=request.viewer, participant=me, **form.cleaned_data)
        messages.success(
            request, _("Asked. Your liaison sends the question on; the answer comes here, to you.")
        )
        return redirect("portal:ask")
    shown = {
        "form": form,
        "has_choice": bool(choices),
        "sought": name,
        "longest": LONGEST,
        "asked": attestations(request.viewer, me),
    }
    return TemplateResponse(request, "portal/ask.html", shown)
