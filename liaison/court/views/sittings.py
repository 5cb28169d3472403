"""The chamber's sittings and the list of each."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from liaison.common import clock
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.court.actions import sitting as lists
from liaison.court.actions.sheet import ReasonMissingError, mark_presence
from liaison.court.actions.sheet import call as call_in
from liaison.court.forms.bench import PlacesForm, PresenceForm
from liaison.court.forms.lists import CallTimesForm, ClosingForm
from liaison.court.queries import docket as dockets
from liaison.court.queries import sittings
from liaison.court.queries.docket import Docket
from liaison.court.views import files
from liaison.court.views.answers import found, or_nothing, saved_before, uuid_of

CHAMBER = (Role.JUDGE, Role.CLERK, Role.PROSECUTOR)


@page(*CHAMBER, Role.LAWYER)
@require_safe
def home(request: DoorRequest) -> HttpResponse:
    """The chamber's sittings; for a lawyer his clients."""
    if request.viewer.role == Role.LAWYER:
        return files.listed(request)
    is_past = "past" in request.GET
    shown = sittings.past(request.viewer) if is_past else sittings.coming(request.viewer)
    return TemplateResponse(request, "court/sittings.html", {"sittings": shown, "is_past": is_past})


@page(*CHAMBER)
@require_safe
def docket(request: DoorRequest, sitting: UUID) -> HttpResponse:
    """The list of one sitting."""
    return _docket(request, sitting)


@page(Role.JUDGE, Role.CLERK)
@require_POST
def move(request: DoorRequest, sitting: UUID) -> HttpResponse:
    """Call somebody one place earlier or later."""
    up = "up" in request.POST
    appearance = uuid_of(request.POST.get("up" if up else "down", ""))
    with or_nothing():
        try:
            lists.move(by=request.viewer, appearance=found(appearance), up=up)
        except lists.ListIsOverError:
            messages.warning(request, _("This sitting has been held: its list stays as it was."))
    return redirect(f"{reverse('docket', args=[sitting])}#row-{appearance}")


@page(Role.JUDGE, Role.CLERK)
@require_POST
def call_times(request: DoorRequest, sitting: UUID) -> HttpResponse:
    """Set the hours at which people are called."""
    shown = found(dockets.docket(request.viewer, sitting))
    form = _times(shown, request.POST)
    if not form.is_valid():
        return _docket(request, sitting, times=form)
    with or_nothing():
        try:
            lists.set_call_times(by=request.viewer, sitting=sitting, times=form.times())
            messages.success(request, _("Call times saved."))
        except lists.ListIsOverError:
            messages.warning(request, _("This sitting has been held: its list stays as it was."))
    return redirect("docket", sitting)


@page(Role.CLERK)
@require_POST
def closing(request: DoorRequest, sitting: UUID) -> HttpResponse:
    """Say when hand-over for a list closes, while it is open."""
    shown = found(sittings.one(request.viewer, sitting))
    form = _closing(shown, request.POST)
    if not shown.is_closed and not form.is_valid():
        return _docket(request, sitting, closing=form)
    with or_nothing():
        try:
            moment = shown.closes_at if shown.is_closed else form.cleaned_data["closes_at"]
            lists.set_closing(by=request.viewer, sitting=sitting, at=moment)
            messages.success(request, _("Closing moment saved."))
        except lists.HandoverClosedError:
            messages.warning(request, _("Hand-over has closed: the moment can no longer be changed."))
    return redirect("docket", sitting)


@page(Role.CLERK)
@require_POST
def places(request: DoorRequest, sitting: UUID) -> HttpResponse:
    """Say how many people a list can take."""
    shown = found(sittings.one(request.viewer, sitting))
    form = PlacesForm(shown.places, request.POST)
    if not form.is_valid():
        return _docket(request, sitting, places=form)
    with or_nothing():
        try:
            lists.set_places(by=request.viewer, sitting=sitting, places=form.cleaned_data["places"])
            messages.success(request, _("Saved."))
        except lists.ListIsOverError:
            messages.warning(request, _("This sitting has been held: its list stays as it was."))
    return redirect("docket", sitting)


@page(Role.JUDGE, Role.CLERK)
@require_POST
def presence(request: DoorRequest, sitting: UUID) -> HttpResponse:
    """Say from the list whether somebody is there: by the button of his row, whose value names both."""
    appearance, _sep, value = request.POST.get("mark", "").partition(" ")
    form = PresenceForm({"appearance": appearance, "presence": value})
    if not form.is_valid():
        raise Http404
    marked = form.cleaned_data["appearance"]
    with or_nothing():
        try:
            on = mark_presence(by=request.viewer, appearance=marked, presence=form.cleaned_data["presence"])
        except ReasonMissingError:
            messages.warning(request, _("What was decided on an earlier day is corrected on the sheet."))
            on = sitting
    return redirect(f"{reverse('docket', args=[on])}{_kept_view(request)}#row-{marked}")


@page(Role.JUDGE, Role.CLERK)
@require_POST
def call(request: DoorRequest, sitting: UUID) -> HttpResponse:
    """Call somebody: note the moment, and open the sheet."""
    appearance = found(uuid_of(request.POST.get("call", "")))
    found(sittings.one(request.viewer, sitting))
    with or_nothing():
        call_in(by=request.viewer, appearance=appearance)
    return redirect("sheet", appearance)


def _kept_view(request: DoorRequest) -> str:
    return "?open" if "open" in request.GET else ""


def _docket(
    request: DoorRequest,
    sitting: UUID,
    *,
    times: CallTimesForm | None = None,
    closing: ClosingForm | None = None,
    places: PlacesForm | None = None,
) -> HttpResponse:
    shown = found(dockets.docket(request.viewer, sitting))
    times = times or _times(shown)
    is_open = "open" in request.GET
    context = {
        "docket": shown,
        "rows": [(row, times.field_of(row.id)) for row in shown.rows if not (is_open and row.is_decided)],
        "is_open": is_open,
        "times": times,
        "closing": closing or _closing(shown.sitting),
        "places": places or PlacesForm(shown.sitting.places),
        "undo": saved_before(request),
    }
    return TemplateResponse(request, "court/docket.html", context)


def _times(shown: Docket, data: object = None) -> CallTimesForm:
    return CallTimesForm([(row.id, row.person.name, row.called_at) for row in shown.rows], data)


def _closing(sitting: sittings.SittingLine, data: object = None) -> ClosingForm:
    begins = timezone.make_aware(datetime.combine(sitting.day, sitting.starts_at))
    return ClosingForm(sitting.closes_at, clock.now(), begins, data)
