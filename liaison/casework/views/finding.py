"""One box for my people."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from liaison.casework.queries.finding import find
from liaison.casework.views import LIAISONS
from liaison.common.page import DoorRequest, page

LONGEST = 120


@page(*LIAISONS)
@require_safe
def people(request: DoorRequest) -> HttpResponse:
    """Who fits what was typed, the likeliest first."""
    typed = request.GET.get("q", "").replace("\x00", "")[:LONGEST]
    told = {"typed": typed, "hits": find(request.viewer, typed), "here": "find"}
    return TemplateResponse(request, "casework/find.html", told)
