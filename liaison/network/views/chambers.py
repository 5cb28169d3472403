"""How each chamber works: the administrator's pages of court models."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from liaison.common import clock
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.network import actions, model_words
from liaison.network.forms.court_models import AdoptForm, CourtModelForm
from liaison.network.queries import court_models as queries
from liaison.network.queries.directory import OrganisationEntry, directory
from liaison.network.rules.court_models import PRESETS, CourtModel


@page(Role.ADMINISTRATOR)
@require_safe
def chambers(request: DoorRequest) -> HttpResponse:
    """Every chamber with the model that it works by today."""
    in_force = queries.models_on(clock.today())
    rows = [
        (entry, model := in_force.get(entry.id), model_words.duration(model) if model else "")
        for entry in directory(request.viewer)
        if entry.kind == "chamber"
    ]
    return TemplateResponse(request, "network/chambers.html", {"rows": rows})


@page(Role.ADMINISTRATOR)
@require_safe
def chamber(request: DoorRequest, chamber: UUID) -> HttpResponse:
    """One chamber: its model, every version of it, and the models of known courts."""
    return _chamber(request, chamber, AdoptForm(initial={"valid_from": clock.today()}))


@page(Role.ADMINISTRATOR, fresh=True)
@require_http_methods(["POST"])
def adopt(request: DoorRequest, chamber: UUID) -> HttpResponse:
    """The model of a known court, as it is, becomes the chamber's next version."""
    form = AdoptForm(request.POST)
    if form.is_valid():
        try:
            actions.adopt_preset(by=request.viewer, chamber=_entry(request, chamber).id, **form.cleaned_data)
        except actions.ModelRefusedError as error:
            for _name, fault in error.faults:
                form.add_error("valid_from", model_words.why_not(fault))
        else:
            return redirect("office_chamber", chamber=chamber)
    return _chamber(request, chamber, form)


@page(Role.ADMINISTRATOR, fresh=True)
@require_http_methods(["GET", "HEAD", "POST"])
def version(request: DoorRequest, chamber: UUID) -> HttpResponse:
    """A new version, begun from the one in force or from the model of a known court."""
    entry = _entry(request, chamber)
    begun = PRESETS.get(request.GET.get("from", "")) or queries.model_of(chamber, clock.today())
    form = CourtModelForm(request.POST or None, model=replace(begun, valid_from=clock.today()))
    if form.is_valid():
        try:
            actions.set_model(by=request.viewer, chamber=chamber, model=form.model())
        except actions.ModelRefusedError as error:
            form.refuse(error.faults)
        else:
            return redirect("office_chamber", chamber=chamber)
    return TemplateResponse(request, "network/chamber_version.html", {"form": form, "entry": entry})


def _chamber(request: DoorRequest, chamber: UUID, form: AdoptForm) -> HttpResponse:
    entry, today = _entry(request, chamber), clock.today()
    in_force, every = queries.model_of(chamber, today), queries.versions(chamber)
    asked = request.GET.get("version", "")
    model = next((each for each in every if str(each.version) == asked), in_force)
    shown = {
        "entry": entry,
        "model": model,
        "facts": model_words.facts(model) if model.version else (),
        "grounds": [(ground, ground.holds_on(today)) for ground in model.grounds],
        "is_in_force": model.version == in_force.version,
        "versions": [(each, _place(each, in_force)) for each in every],
        "presets": list(PRESETS.values()),
        "compared": model_words.compared(PRESETS.values()),
        "form": form,
    }
    return TemplateResponse(request, "network/chamber.html", shown)


def _place(each: CourtModel, in_force: CourtModel) -> str:
    """Where a version stands: in force, still to come, or before the one in force."""
    if each.version == in_force.version:
        return "now"
    return "later" if each.valid_from and each.valid_from > clock.today() else "before"


def _entry(request: DoorRequest, chamber: UUID) -> OrganisationEntry:
    for entry in directory(request.viewer):
        if entry.id == chamber and entry.kind == "chamber":
            return entry
    raise Http404
