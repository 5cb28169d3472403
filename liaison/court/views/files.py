"""Finding a file, one person's court file, and putting it on a list."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from liaison.common import clock
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.court.actions import defending
from liaison.court.actions import sitting as lists
from liaison.court.forms.days import PutOnForm
from liaison.court.forms.defence import LawyerForm
from liaison.court.queries import files as queries
from liaison.court.queries import finding
from liaison.court.views.answers import found, or_nothing

READERS = (Role.JUDGE, Role.CLERK, Role.PROSECUTOR, Role.LAWYER)
LONGEST_QUESTION = 120


@page(*READERS)
@require_safe
def files(request: DoorRequest) -> HttpResponse:
    """All files within reach, or those that fit what was typed."""
    return listed(request)


@page(*READERS)
@require_safe
def court_file(request: DoorRequest, file: UUID) -> HttpResponse:
    """One person's court file."""
    return _court_file(request, file)


@page(Role.JUDGE, Role.CLERK)
@require_POST
def put_on_list(request: DoorRequest, file: UUID) -> HttpResponse:
    """Put a file on the list of a day."""
    shown = found(queries.court_file(request.viewer, file))
    form = PutOnForm(shown.days_to_come, clock.today(), request.POST)
    if not form.is_valid():
        return _court_file(request, file, form)
    with or_nothing():
        given = form.cleaned_data
        lists.put_on_list(by=request.viewer, file=file, day=given["day"], kind=given["kind"])
    messages.success(request, _("Put on the list."))
    return redirect("file", file)


@page(Role.JUDGE, Role.CLERK)
@require_POST
def take_off_list(request: DoorRequest, file: UUID) -> HttpResponse:
    """Take the person of a file off a list to come."""
    shown = found(queries.court_file(request.viewer, file))
    on_lists = {str(held.id): held.id for held in shown.sittings}
    appearance = found(on_lists.get(request.POST.get("appearance", "")))
    with or_nothing():
        try:
            lists.take_off_list(by=request.viewer, appearance=appearance)
            messages.success(request, _("Taken off the list. It can be put back on it."))
        except lists.ListIsOverError:
            messages.warning(request, _("This sitting has been held: its list stays as it was."))
    return redirect("file", file)


@page(Role.JUDGE, Role.CLERK)
@require_POST
def name_lawyer(request: DoorRequest, file: UUID) -> HttpResponse:
    """Say which lawyer's account reads this file; none of them, when that was chosen."""
    shown = found(queries.court_file(request.viewer, file))
    form = LawyerForm(shown.lawyers, data=request.POST)
    if not form.is_valid():
        raise Http404
    with or_nothing():
        defending.name_lawyer(by=request.viewer, file=file, lawyer=form.cleaned_data["lawyer"])
    messages.success(request, _("The lawyer is named."))
    return redirect("file", file)


def listed(request: DoorRequest) -> HttpResponse:
    """One page of files; for a lawyer it is his first page too."""
    asked = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    number = request.GET.get("page", "1")
    if not number.isdecimal() or not 1 <= int(number[:6]) <= 100_000:
        raise Http404
    shown = finding.files(request.viewer, asked, int(number))
    context = {"list": shown, "asked": asked, "number": int(number)}
    return TemplateResponse(request, "court/files.html", context)


def _court_file(request: DoorRequest, file: UUID, form: PutOnForm | None = None) -> HttpResponse:
    shown = found(queries.court_file(request.viewer, file))
    kind = "introductory" if shown.is_early else "follow-up"
    form = form or PutOnForm(shown.days_to_come, clock.today(), kind=kind)
    defence = LawyerForm(shown.lawyers, initial={"lawyer": shown.lawyer or ""})
    return TemplateResponse(request, "court/file.html", {"file": shown, "form": form, "defence": defence})
