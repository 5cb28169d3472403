"""The first page: my people."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from liaison.casework.queries.caseload import caseload
from liaison.casework.views import LIAISONS
from liaison.common import clock
from liaison.common.page import DoorRequest, page


@page(*LIAISONS)
@require_safe
def home(request: DoorRequest) -> HttpResponse:
    """The liaison's people, with what comes next and what is his to do."""
    rows = caseload(request.viewer)
    told = {
        "rows": rows,
        "today": clock.today(),
        "without_next": [row for row in rows if row.next is None],
        "drafts": [row for row in rows if row.has_draft],
        "here": "home",
    }
    return TemplateResponse(request, "casework/home.html", told)
