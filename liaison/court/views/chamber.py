"""How people reach the chamber, as the slip in their hand says it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.court.actions.chamber import save_card
from liaison.court.forms.catalogue import ChamberCardForm
from liaison.court.queries import chamber
from liaison.court.queries.chamber import Card


@page(Role.JUDGE, Role.CLERK)
def chamber_card(request: DoorRequest) -> HttpResponse:
    """The chamber's card; saving it changes the slips that are printed from then on."""
    known = chamber.card(request.viewer.organisation)
    form = ChamberCardForm(request.POST if request.method == "POST" else None, initial=known.values())
    if request.method != "POST" or not form.is_valid():
        return TemplateResponse(request, "court/chamber.html", {"form": form})
    save_card(by=request.viewer, card=Card(**form.cleaned_data))
    messages.success(request, _("Saved. Slips printed from now on say it so."))
    return redirect("chamber-card")
