"""Who is whose liaison, for the coordinator."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from liaison.casework.actions import assigning
from liaison.casework.forms.assigning import AssignForm, CoverForm
from liaison.casework.queries.assigning import liaisons, turns, unassigned, unassigned_person
from liaison.casework.queries.urgent import to_review
from liaison.casework.queries.wishes import open_wishes
from liaison.common import clock
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role


def _staff(request: DoorRequest) -> list[tuple[str, str]]:
    return [(str(one.id), one.name) for one in liaisons(request.viewer)]


@page(Role.COORDINATOR)
@require_safe
def without_liaison(request: DoorRequest) -> HttpResponse:
    """The people without a liaison."""
    told = {
        "rows": unassigned(request.viewer),
        "wishes": open_wishes(request.viewer),
        "urgent": to_review(request.viewer),
        "loads": turns(request.viewer),
        "here": "without-liaison",
    }
    return TemplateResponse(request, "casework/without_liaison.html", told)


@page(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: DoorRequest, participant: UUID) -> HttpResponse:
    """Give one of them a liaison."""
    loads = turns(request.viewer)
    staff = [(str(load.id), load.name) for load in loads]
    form = AssignForm(request.POST or None, staff=staff, initial={"first_day": clock.today()})
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        assigning.assign(
            by=request.viewer,
            participant=participant,
            account=UUID(cleaned["account"]),
            first_day=cleaned["first_day"],
            last_day=cleaned["last_day"],
        )
        messages.success(request, _("The liaison was assigned and sees this person from that day on."))
        return redirect("casework:without-liaison")
    told = {
        "row": unassigned_person(request.viewer, participant),
        "form": form,
        "loads": loads,
        "today": clock.today(),
        "here": "assign",
    }
    return TemplateResponse(request, "casework/assign.html", told)


@page(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def cover(request: DoorRequest) -> HttpResponse:
    """Let somebody take over for a while, or for good."""
    form = CoverForm(request.POST or None, staff=_staff(request), initial={"first_day": clock.today()})
    if request.method == "POST" and form.is_valid():
        _say(request, _take_over(request, form))
        return redirect("casework:cover")
    return TemplateResponse(request, "casework/cover.html", {"form": form, "here": "cover"})


def _take_over(request: DoorRequest, form: CoverForm) -> int:
    cleaned = form.cleaned_data
    first, second = UUID(cleaned["absent"]), UUID(cleaned["deputy"])
    if cleaned["last_day"] is None:
        return assigning.hand_over(
            by=request.viewer, leaving=first, successor=second, day=cleaned["first_day"]
        )
    return assigning.cover(
        by=request.viewer,
        absent=first,
        deputy=second,
        first_day=cleaned["first_day"],
        last_day=cleaned["last_day"],
    )


def _say(request: DoorRequest, people: int) -> None:
    messages.success(
        request,
        ngettext("One person gets another liaison.", "%(people)s people get another liaison.", people)
        % {"people": people},
    )
