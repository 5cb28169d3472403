"""In the room: what the court has of one person, and the next of my people on the same list."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from liaison.casework.queries.courtroom import in_the_room, latest_appearance
from liaison.casework.views import LIAISONS
from liaison.common.page import DoorRequest, page


@page(*LIAISONS)
@require_safe
def courtroom(request: DoorRequest, appearance: UUID) -> HttpResponse:
    """One person on one list; nothing of care is on it."""
    sheet = in_the_room(request.viewer, appearance)
    return TemplateResponse(request, "casework/courtroom.html", {"sheet": sheet, "here": "courtroom"})


@page(*LIAISONS)
@require_safe
def of_person(request: DoorRequest, participant: UUID) -> HttpResponse:
    """The same for one person: his next sitting, or his last; his file where he has none."""
    found = latest_appearance(request.viewer, participant)
    if found is None:
        return redirect("casework:court", participant)
    return redirect("casework:courtroom", found)
