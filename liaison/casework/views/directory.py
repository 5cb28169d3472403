"""The directory: searched, and one programme."""

from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from liaison.casework.forms.referring import SearchForm
from liaison.casework.queries import directory
from liaison.casework.queries.directory import Sought
from liaison.casework.views import LIAISONS
from liaison.common.page import DoorRequest, page


@page(*LIAISONS)
@require_safe
def search(request: DoorRequest) -> HttpResponse:
    """By words, kind and municipality."""
    found = directory.find(sought(request))
    told = {
        "found": found,
        "form": SearchForm(request.GET, municipalities=found.municipalities),
        "here": "directory",
    }
    return TemplateResponse(request, "casework/directory.html", told)


@page(*LIAISONS)
@require_safe
def programme(request: DoorRequest, programme: UUID) -> HttpResponse:
    """All that is known of one programme."""
    sheet = directory.sheet(programme)
    told = {"sheet": sheet, "words": directory.words(sheet), "here": "directory"}
    return TemplateResponse(request, "casework/programme.html", told)


@page(*LIAISONS)
@require_safe
def choose(request: DoorRequest, participant: UUID) -> HttpResponse:
    """The directory for one person: who refused before comes last, with the reason."""
    found = directory.choose(request.viewer, participant, sought(request))
    told = {
        "choice": found,
        "found": found.found,
        "form": SearchForm(request.GET, municipalities=found.found.municipalities),
        "here": "directory",
    }
    return TemplateResponse(request, "casework/choose.html", told)


def sought(request: DoorRequest) -> Sought:
    """What the address asks for; what is no kind or place finds nothing."""
    asked = request.GET
    return Sought(
        asked.get("text", "")[:100].replace("\0", ""),
        asked.get("kind", "")[:40].replace("\0", ""),
        asked.get("municipality", "")[:100].replace("\0", ""),
    )
