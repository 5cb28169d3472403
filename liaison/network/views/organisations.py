"""Organisations and what they offer: the administrator's pages."""

from dataclasses import fields
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.network import actions
from liaison.network.forms import ORGANISATION_KINDS, DescriptionForm, OrganisationForm, ProgrammeForm
from liaison.network.queries.directory import ProgrammeSheet, directory
from liaison.network.queries.directory import programme as sheet_of


@page(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def organisations(request: DoorRequest) -> HttpResponse:
    """The organisations and programmes; two small forms add to them."""
    choices = [(entry.id, entry.name) for entry in directory(request.viewer)]
    asked = request.POST.get("form")
    form = OrganisationForm(request.POST if asked == "organisation" else None, prefix="o")
    second = ProgrammeForm(request.POST if asked == "programme" else None, prefix="p", organisations=choices)
    if form.is_valid():
        actions.add_organisation(by=request.viewer, **form.cleaned_data)
        return redirect("office_organisations")
    if second.is_valid():
        actions.add_programme(by=request.viewer, **second.cleaned_data)
        return redirect("office_organisations")
    kinds = {code: str(words) for code, words in ORGANISATION_KINDS}
    entries = [(entry, kinds.get(entry.kind, entry.kind)) for entry in directory(request.viewer)]
    shown = {"entries": entries, "form": form, "second": second}
    return TemplateResponse(request, "network/organisations.html", shown)


@page(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def programme(request: DoorRequest, programme: UUID) -> HttpResponse:
    """What a programme is and how a question reaches it."""
    sheet = sheet_of(programme)
    if sheet is None:
        raise Http404
    form = DescriptionForm(request.POST or None, initial=_described(sheet))
    if form.is_valid():
        said = actions.Description(**form.cleaned_data)
        actions.describe_programme(by=request.viewer, programme=programme, said=said)
        return redirect("office_organisations")
    return TemplateResponse(request, "network/describe.html", {"form": form, "line": sheet.line})


def _described(sheet: ProgrammeSheet) -> dict[str, Any]:
    names = [field.name for field in fields(actions.Description)]
    return {name: getattr(sheet, name, None) or getattr(sheet.line, name, "") for name in names}
