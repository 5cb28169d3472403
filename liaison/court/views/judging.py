"""The end of a path: how it closed, the judgment, an appeal, and the catalogue of sanctions."""

from typing import TypeVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from liaison.common import clock
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.court.actions.judging import (
    RecordedMeanwhileError,
    close_path,
    make_closing,
    record_appeal,
    record_judgment,
)
from liaison.court.forms.catalogue import CatalogueForm
from liaison.court.forms.judging import AppealForm, ClosingForm
from liaison.court.forms.judgment import JudgmentForm
from liaison.court.queries import sanctions
from liaison.court.queries.judging import Ending, ending
from liaison.court.rules.trajectory import StepRefusedError
from liaison.court.views.answers import found, or_nothing
from liaison.court.views.files import READERS

Form = TypeVar("Form", bound=forms.Form)
WRITERS = (Role.JUDGE, Role.CLERK)
OVERTAKEN = gettext_lazy(
    "Somebody else recorded something here while you were writing. Nothing you typed is lost: compare it with what is recorded now, and save again if it should hold."
)


@page(*READERS)
@require_safe
def judgment(request: DoorRequest, file: UUID) -> HttpResponse:
    """How the path of a file ended and what was judged, with its earlier versions."""
    return _shown(request, found(ending(request.viewer, file)))


@page(*WRITERS)
def closing(request: DoorRequest, file: UUID) -> HttpResponse:
    """Say how a path ended, or correct what was said."""
    shown = found(ending(request.viewer, file))
    if not shown.may_close:
        messages.warning(request, _("This path is not running, so there is nothing to close."))
        return redirect("judgment", file)
    form = ClosingForm(shown, clock.today(), request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return TemplateResponse(request, "court/closing.html", {"ending": shown, "form": form})
    return _close(request, shown, form)


def _close(request: DoorRequest, shown: Ending, form: ClosingForm) -> HttpResponse:
    facts, seen = form.closing(), form.cleaned_data["seen"]
    with or_nothing():
        try:
            close_path(by=request.viewer, file=shown.file, seen=seen, closing=facts)
        except (RecordedMeanwhileError, StepRefusedError):
            now = found(ending(request.viewer, shown.file))
            seen = now.closing.version if now.closing else 0
            form = _overtaken(ClosingForm(now, clock.today(), _typed(request, seen=seen)))
            return TemplateResponse(request, "court/closing.html", {"ending": now, "form": form})
    messages.success(request, _("The path is closed. The judgment can be recorded now or later."))
    return redirect("judgment", shown.file)


@page(*WRITERS)
def record(request: DoorRequest, file: UUID) -> HttpResponse:
    """Record the judgment, or correct it."""
    shown = found(ending(request.viewer, file))
    if not shown.may_judge:
        raise Http404
    today, given = clock.today(), request.POST or None
    if given and "look" in given:
        return _form(request, shown, JudgmentForm(shown, today, typed=given.dict()))
    form = JudgmentForm(shown, today, given)
    if request.method != "POST" or not form.is_valid():
        return _form(request, shown, form)
    return _record(request, shown, form)


def _record(request: DoorRequest, shown: Ending, form: JudgmentForm) -> HttpResponse:
    given = form.cleaned_data
    with or_nothing():
        try:
            record_judgment(
                by=request.viewer,
                file=shown.file,
                seen=given["seen"],
                judgment=form.judgment(),
                reason=given.get("reason", ""),
            )
        except (RecordedMeanwhileError, StepRefusedError):
            now = found(ending(request.viewer, shown.file))
            seen = now.judgment.version if now.judgment else 0
            form = _overtaken(JudgmentForm(now, clock.today(), _typed(request, seen=seen)))
            return _form(request, now, form)
    messages.success(request, _("The judgment is recorded."))
    return redirect("judgment", shown.file)


@page(*WRITERS)
@require_POST
def appeal(request: DoorRequest, file: UUID) -> HttpResponse:
    """Say where an appeal stands."""
    shown = found(ending(request.viewer, file))
    if shown.judgment is None:
        raise Http404
    form = AppealForm(shown.appeal, shown.judgment.day, clock.today(), request.POST)
    if not form.is_valid():
        return _shown(request, shown, form)
    seen = form.cleaned_data["appeal_seen"]
    with or_nothing():
        try:
            record_appeal(by=request.viewer, file=file, seen=seen, appeal=form.appeal())
        except RecordedMeanwhileError:
            now = found(ending(request.viewer, file))
            typed = _typed(request, appeal_seen=now.appeal.version)
            return _shown(request, now, _overtaken(AppealForm(now.appeal, None, clock.today(), typed)))
    messages.success(request, _("Saved."))
    return redirect("judgment", file)


@page(*WRITERS)
@require_POST
def kind(request: DoorRequest, file: UUID) -> HttpResponse:
    """Say that the next sitting of a path is the closing one, or that it is not."""
    shown = found(ending(request.viewer, file))
    coming = found(shown.coming)
    with or_nothing():
        make_closing(by=request.viewer, appearance=coming.id, is_closing="closing" in request.POST)
    messages.success(request, _("Saved."))
    return redirect("judgment", file)


@page(*READERS)
@require_safe
def catalogue(request: DoorRequest) -> HttpResponse:
    """The catalogue of sanctions: all of it, or what applies to days that are given."""
    form = CatalogueForm(request.GET or None)
    days = form.days() if form.is_bound and form.is_valid() else (None, None)
    context = {"catalogue": sanctions.catalogue(*days), "form": form, "facts": days[0], "judged": days[1]}
    return TemplateResponse(request, "court/sanctions.html", context)


def _shown(request: DoorRequest, shown: Ending, form: AppealForm | None = None) -> HttpResponse:
    judged = shown.judgment.day if shown.judgment else None
    form = form or AppealForm(shown.appeal, judged, clock.today())
    return TemplateResponse(request, "court/judgment.html", {"ending": shown, "form": form})


def _form(request: DoorRequest, shown: Ending, form: JudgmentForm) -> HttpResponse:
    context = {"ending": shown, "form": form, "lines": form.sanction_lines()}
    return TemplateResponse(request, "court/judgment_form.html", context)


def _typed(request: DoorRequest, **seen: int) -> QueryDict:
    """What was typed, answering to what is recorded now: to save it again is a choice made with open eyes."""
    data = request.POST.copy()
    for name, version in seen.items():
        data[name] = str(version)
    return data


def _overtaken(form: Form) -> Form:
    """The form with all that was typed, and what happened meanwhile at its head."""
    form.full_clean()
    form.add_error(None, OVERTAKEN)
    return form
