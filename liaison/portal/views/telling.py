"""What do you want to tell: own words first, nothing ticked, equal ways out, and an exact preview before his key turns."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.disclosure.actions import HandoverRefused
from liaison.disclosure.rules.handover import Standing
from liaison.portal import wording
from liaison.portal.actions import telling as actions
from liaison.portal.forms.telling import TellForm
from liaison.portal.queries.telling import Telling, telling

SHUT: Final = {Standing.NOTHING, Standing.CLOSED}


@page(Role.PARTICIPANT)
def tell(request: DoorRequest, appearance: UUID) -> HttpResponse:
    """The page about one of his dates, as it stands."""
    sheet = telling(request.viewer, appearance)
    if request.method != "POST":
        return _shown(request, sheet, TellForm(sheet))
    form = TellForm(sheet, request.POST)
    if sheet.standing in SHUT or not form.is_valid():
        return _shown(request, sheet, form)
    try:
        actions.keep(by=request.viewer, sheet=sheet, typed=form.typed())
    except HandoverRefused as no:
        return _shown(request, sheet, form, wording.refusal(no.reason))
    if paper := form.cleaned_data["open"]:
        return redirect("portal:paper", appearance, paper)
    return _left(request, sheet, form.cleaned_data["leaving"])


def _left(request: DoorRequest, sheet: Telling, leaving: str) -> HttpResponse:
    """Where the button that he pressed leads, now that everything he typed is kept."""
    appearance = sheet.occasion.id
    if leaving == "keep":
        return HttpResponse(status=204)
    if leaving in {"tell", "nothing"}:
        return redirect("portal:tell-sure" if leaving == "tell" else "portal:tell-nothing", appearance)
    if leaving in {"lawyer", "paper"}:
        return redirect("portal:tell-lawyer" if leaving == "lawyer" else "portal:paper-new", appearance)
    messages.success(request, _("It is kept, and only you can read it."))
    return redirect("portal:home")


def _shown(request: DoorRequest, sheet: Telling, form: TellForm, refusal: str = "") -> HttpResponse:
    """The page for where it stands; what he typed is on it, also when it can no longer be told here."""
    typed = str(form.data.get("words", "")) if form.is_bound else ""
    template = {Standing.CLOSED: "portal/closed.html", Standing.NOTHING: "portal/told_nothing.html"}
    return TemplateResponse(
        request,
        template.get(sheet.standing, "portal/tell.html"),
        {
            "sheet": sheet,
            "form": form,
            "sentences": list(form.sentences()),
            "papers": list(form.pictured()),
            "signed": sheet.signed,
            "typed": typed,
            "refusal": refusal,
        },
    )


@page(Role.PARTICIPANT)
def sure(request: DoorRequest, appearance: UUID) -> HttpResponse:
    """The preview: exactly what will be read. His key turns on these bytes and no others."""
    refusal = ""
    if request.method == "POST":
        try:
            actions.tell(by=request.viewer, appearance=appearance, seal=request.POST.get("seal", ""))
        except HandoverRefused as no:
            refusal = wording.refusal(no.reason)
        else:
            return redirect("portal:tell", appearance)
    sheet = telling(request.viewer, appearance)
    if sheet.standing in SHUT or not sheet.chosen:
        return redirect("portal:tell", appearance)
    return TemplateResponse(request, "portal/sure.html", {"sheet": sheet, "refusal": refusal})


@page(Role.PARTICIPANT)
def nothing(request: DoorRequest, appearance: UUID) -> HttpResponse:
    """Tell nothing this time: said once more in words, since it is final."""
    if request.method == "POST":
        try:
            actions.tell_nothing(by=request.viewer, appearance=appearance)
        except HandoverRefused as no:
            messages.error(request, wording.refusal(no.reason))
        return redirect("portal:tell", appearance)
    sheet = telling(request.viewer, appearance)
    if sheet.standing in SHUT or sheet.told:
        return redirect("portal:tell", appearance)
    return TemplateResponse(request, "portal/nothing.html", {"sheet": sheet})


@page(Role.PARTICIPANT)
def ask_lawyer(request: DoorRequest, appearance: UUID) -> HttpResponse:
    """Let the lawyer with his mandate read the draft first, or no longer."""
    if request.method == "POST":
        may_read = request.POST.get("may_read") == "yes"
        try:
            actions.let_lawyer_read(by=request.viewer, appearance=appearance, may_read=may_read)
        except HandoverRefused as no:
            messages.error(request, wording.refusal(no.reason))
        return redirect("portal:tell", appearance)
    sheet = telling(request.viewer, appearance)
    if sheet.standing in SHUT:
        return redirect("portal:tell", appearance)
    return TemplateResponse(request, "portal/ask_lawyer.html", {"sheet": sheet})


@page(Role.PARTICIPANT)
@require_POST
def take_back(request: DoorRequest, appearance: UUID, statement: UUID) -> HttpResponse:
    """Take one sentence back, until the list closes."""
    try:
        actions.take_back(by=request.viewer, appearance=appearance, statement=statement)
    except HandoverRefused as no:
        messages.error(request, wording.refusal(no.reason))
    else:
        messages.success(request, _("Taken back. Nobody at the court has seen it."))
    return redirect("portal:tell", appearance)
