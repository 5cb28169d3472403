"""The prosecutor's checklist, and the offer at an introductory sitting."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison.common import clock
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.court import wording
from liaison.court.actions import offering
from liaison.court.actions.checklist import NoCriteriaError, StaleChecklistError, save_checklist
from liaison.court.forms.checklist import ChecklistForm
from liaison.court.forms.offer import OfferForm
from liaison.court.queries.checklists import ChecklistPage
from liaison.court.queries.checklists import checklist as checklist_of
from liaison.court.queries.offers import OfferPage, offer_page
from liaison.court.rules.trajectory import StepRefusedError
from liaison.court.views.answers import found, or_nothing
from liaison.court.views.files import READERS
from liaison.court.views.sittings import CHAMBER


@page(*READERS)
def checklist(request: DoorRequest, file: UUID) -> HttpResponse:
    """The criteria of this court and what was answered; only the prosecutor writes."""
    shown = found(checklist_of(request.viewer, file))
    if request.method != "POST":
        return _checklist(request, shown, ChecklistForm(shown))
    form = ChecklistForm(shown, request.POST)
    if not shown.may_write:
        raise Http404
    if not form.is_valid():
        return _checklist(request, shown, form)
    with or_nothing():
        try:
            save_checklist(
                by=request.viewer, file=file, version=form.cleaned_data["version"], checks=form.checks()
            )
        except StaleChecklistError:
            return _stale_checklist(request, file)
        except NoCriteriaError:
            raise Http404 from None
    messages.success(request, _("Saved."))
    return redirect("checklist", file)


def _stale_checklist(request: DoorRequest, file: UUID) -> HttpResponse:
    now = found(checklist_of(request.viewer, file))
    data = request.POST.copy()
    data["version"] = str(now.version)
    return _checklist(request, now, ChecklistForm(now, data), is_stale=True)


def _checklist(
    request: DoorRequest, shown: ChecklistPage, form: ChecklistForm, *, is_stale: bool = False
) -> HttpResponse:
    context = {"page": shown, "form": form, "is_stale": is_stale}
    return TemplateResponse(request, "court/checklist.html", context)


@page(*CHAMBER)
def offer(request: DoorRequest, appearance: UUID) -> HttpResponse:
    """What is recorded of the offer at one sitting; judge and clerk write."""
    shown = found(offer_page(request.viewer, appearance))
    if request.method != "POST":
        return _offer(request, shown, OfferForm(shown, clock.today()))
    if not shown.card.may_write:
        raise Http404
    form = OfferForm(shown, clock.today(), request.POST)
    if not form.is_valid():
        return _offer(request, shown, form)
    with or_nothing():
        try:
            offering.record_offer(
                by=request.viewer,
                appearance=appearance,
                version=form.cleaned_data["version"],
                offer=form.offer(),
            )
        except offering.StaleOfferError:
            return _stale_offer(request, appearance)
        except (offering.WayWentOnError, StepRefusedError) as refused:
            form.add_error("answer", _why(refused))
            return _offer(request, shown, form)
    messages.success(request, _("Saved."))
    return redirect("sheet", appearance)


@page(Role.JUDGE, Role.CLERK)
@require_POST
def take_back_offer(request: DoorRequest, appearance: UUID) -> HttpResponse:
    """Take back what was recorded of the offer by mistake."""
    shown = found(offer_page(request.viewer, appearance))
    told = request.POST.get("version", "")
    version = int(told) if told.isdecimal() and len(told) < 10 else -1
    with or_nothing():
        try:
            offering.take_back_offer(by=request.viewer, appearance=appearance, version=version)
            messages.success(request, _("Taken back. The record stays among the earlier versions."))
        except offering.StaleOfferError:
            messages.warning(request, _("Somebody else recorded something meanwhile: look at it first."))
        except offering.WayWentOnError as refused:
            messages.warning(request, _why(refused))
    return redirect("offer", shown.card.appearance)


def _why(refused: Exception) -> str:
    if isinstance(refused, StepRefusedError):
        return wording.word(wording.REFUSALS, refused.refusal)
    return _("The path has gone on since: what followed is corrected first.")


def _stale_offer(request: DoorRequest, appearance: UUID) -> HttpResponse:
    now = found(offer_page(request.viewer, appearance))
    data = request.POST.copy()
    data["version"] = str(now.version)
    return _offer(request, now, OfferForm(now, clock.today(), data), is_stale=True)


def _offer(
    request: DoorRequest, shown: OfferPage, form: OfferForm, *, is_stale: bool = False
) -> HttpResponse:
    context = {"page": shown, "form": form, "is_stale": is_stale}
    return TemplateResponse(request, "court/offer.html", context)
