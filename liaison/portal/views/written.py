"""What is written about him: his file as he reads it, and how his path began."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from liaison.casework.queries.own import file_of_himself
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.portal.queries.offered import began
from liaison.portal.views import myself, page_number


@page(Role.PARTICIPANT)
@require_safe
def written(request: DoorRequest) -> HttpResponse:
    """His notes, his plan and what carries him."""
    shown = file_of_himself(request.viewer, myself(request), page_number(request))
    return TemplateResponse(request, "portal/written.html", {"file": shown})


@page(Role.PARTICIPANT)
@require_safe
def offered(request: DoorRequest) -> HttpResponse:
    """What was offered to him, what he answered, and by which criteria it was weighed."""
    shown = began(request.viewer, myself(request))
    return TemplateResponse(request, "portal/offered.html", {"began": shown})
