"""The chamber's sittings and the list of each."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from liaison.common import clock, middleware
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.court import papers
from liaison.court.actions import sitting as lists
from liaison.court.forms.lists import CallTimesForm, ClosingForm
from liaison.court.queries import docket as dockets
from liaison.court.queries import sittings
from liaison.court.queries.docket import Docket
from liaison.court.views import files
from liaison.court.views.answers import PaperResponse, found, or_nothing, uuid_of

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


@page(*CHAMBER)
@require_GET
def printed(request: DoorRequest, sitting: UUID) -> HttpResponse:
    """The list of one sitting on paper."""
    shown = found(dockets.docket(request.viewer, sitting, act="docket.print"))
    values = papers.list_paper(
        shown,
        printed_at=timezone.localtime(clock.now()),
        language=get_language() or "nl",
        is_constructed=middleware.is_constructed(request),
    )
    return PaperResponse(request, papers.LIST, values, f"list-{shown.sitting.day.isoformat()}.pdf")


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
    return redirect("docket", sitting)


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


def _docket(
    request: DoorRequest,
    sitting: UUID,
    *,
    times: CallTimesForm | None = None,
    closing: ClosingForm | None = None,
) -> HttpResponse:
    shown = found(dockets.docket(request.viewer, sitting))
    times = times or _times(shown)
    context = {
        "docket": shown,
        "rows": [(row, times.field_of(row.id)) for row in shown.rows],
        "times": times,
        "closing": closing or _closing(shown.sitting),
    }
    return TemplateResponse(request, "court/docket.html", context)


def _times(shown: Docket, data: object = None) -> CallTimesForm:
    return CallTimesForm([(row.id, row.person.name, row.called_at) for row in shown.rows], data)


def _closing(sitting: sittings.SittingLine, data: object = None) -> ClosingForm:
    begins = timezone.make_aware(datetime.combine(sitting.day, sitting.starts_at))
    return ClosingForm(sitting.closes_at, clock.now(), begins, data)
