"""A paper that somebody handed over, and its pages."""

from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from liaison.common import pictures
from liaison.common.page import DoorRequest, page
from liaison.court.queries import papers as queries
from liaison.court.views.answers import found
from liaison.court.views.files import READERS


@page(*READERS)
@require_safe
def paper(request: DoorRequest, copy: UUID) -> HttpResponse:
    """One paper, all its pages."""
    shown = found(queries.paper(request.viewer, copy))
    return TemplateResponse(request, "court/paper.html", {"paper": shown})


@page(*READERS)
@require_safe
def paper_page(request: DoorRequest, copy: UUID, number: int) -> HttpResponse:
    """One page, as it was approved."""
    return pictures.answer(found(queries.paper_page(request.viewer, copy, number)), number)
