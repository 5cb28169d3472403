"""What counsel must settle before the doors open to real people, until each point is signed off."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from liaison.common import clock
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.network import actions, wording
from liaison.network.forms.counsel import ReopenForm, SettleForm
from liaison.network.queries import counsel as queries
from liaison.network.rules.counsel import LETTERS, Point


@page(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER)
@require_safe
def points(request: DoorRequest) -> HttpResponse:
    """Every point with its answer and its history, the open ones first."""
    entries = sorted(queries.points(request.viewer), key=lambda entry: entry.is_settled)
    shown = {
        "entries": [_worded(entry) for entry in entries],
        "unsettled": sum(not entry.is_settled for entry in entries),
        "may_write": request.viewer.role == Role.ADMINISTRATOR,
    }
    return TemplateResponse(request, "network/counsel.html", shown)


@page(Role.ADMINISTRATOR, fresh=True)
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: DoorRequest, point: str) -> HttpResponse:
    """Enter counsel's answer."""
    entry = _entry(request, point)
    form = SettleForm(request.POST or None, point=entry.point, initial={"settled_on": clock.today()})
    if form.is_valid():
        try:
            actions.settle(by=request.viewer, point=entry.point, signed=form.signed())
        except actions.AnswerRefusedError as error:
            form.refuse(error.faults)
        else:
            return redirect("office_counsel")
    return _page(request, "network/counsel_settle.html", form, entry)


@page(Role.ADMINISTRATOR, fresh=True)
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: DoorRequest, point: str) -> HttpResponse:
    """Say that a settled point is open again; an open one has no such page."""
    entry = _entry(request, point)
    if not entry.is_settled:
        raise Http404
    form = ReopenForm(request.POST or None)
    if form.is_valid():
        actions.reopen(by=request.viewer, point=entry.point, why=form.cleaned_data["why"])
        return redirect("office_counsel")
    return _page(request, "network/counsel_reopen.html", form, entry)


def _page(
    request: DoorRequest, template: str, form: SettleForm | ReopenForm, entry: queries.PointEntry
) -> HttpResponse:
    letter, title, question, _ = _worded(entry)
    shown = {"form": form, "letter": letter, "title": title, "question": question}
    return TemplateResponse(request, template, shown)


def _entry(request: DoorRequest, point: str) -> queries.PointEntry:
    for entry in queries.points(request.viewer):
        if entry.point.value == point:
            return entry
    raise Http404


def _worded(entry: queries.PointEntry) -> tuple[str, str, str, queries.PointEntry]:
    point: Point = entry.point
    title, question = (wording.word(words, point) for words in (wording.POINTS, wording.QUESTIONS))
    return LETTERS[point], title, question, entry
