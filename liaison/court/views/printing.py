"""The court's papers: sheets, slips and the extract of a judgment, each drawn after its look was logged."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from liaison.common import clock, middleware
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.court import papers
from liaison.court.papers.frame import Printing
from liaison.court.queries import chamber, docket, printing
from liaison.court.queries.judging import ending
from liaison.court.views.answers import PaperResponse, found
from liaison.court.views.files import READERS

CHAMBER = (Role.JUDGE, Role.CLERK, Role.PROSECUTOR)


@page(*CHAMBER)
@require_GET
def printed_list(request: DoorRequest, sitting: UUID) -> HttpResponse:
    """The list of one sitting."""
    shown = found(docket.docket(request.viewer, sitting, act="docket.print"))
    values = papers.list_paper(shown, now(request))
    return PaperResponse(request, papers.LIST, values, f"list-{shown.sitting.day.isoformat()}.pdf")


@page(*CHAMBER)
@require_GET
def printed_sheets(request: DoorRequest, sitting: UUID) -> HttpResponse:
    """All sheets of one list, a page each."""
    shown = found(printing.pack(request.viewer, sitting))
    values = papers.sheets_paper(shown, now(request))
    return PaperResponse(request, papers.SHEETS, values, f"sheets-{shown.sitting.day.isoformat()}.pdf")


@page(*CHAMBER)
@require_GET
def printed_sheet(request: DoorRequest, appearance: UUID) -> HttpResponse:
    """The sheet of one person."""
    shown = found(printing.one(request.viewer, appearance))
    values = papers.sheets_paper(shown, now(request))
    return PaperResponse(request, papers.SHEETS, values, f"sheet-{shown.sitting.day.isoformat()}.pdf")


@page(*CHAMBER)
@require_GET
def printed_slip(request: DoorRequest, appearance: UUID) -> HttpResponse:
    """What the person takes home."""
    shown = found(printing.slip(request.viewer, appearance))
    card = chamber.card(request.viewer.organisation)
    values = papers.slip_paper(shown, card, now(request))
    return PaperResponse(request, papers.SLIP, values, "slip.pdf")


@page(*READERS)
@require_GET
def printed_judgment(request: DoorRequest, file: UUID) -> HttpResponse:
    """The extract of the judgment as it holds now."""
    shown = found(ending(request.viewer, file, act="judgment.print"))
    judged = found(shown.judgment)
    values = papers.judgment_paper(shown, judged, now(request))
    return PaperResponse(request, papers.JUDGMENT, values, "extract.pdf")


def now(request: DoorRequest) -> Printing:
    """When, in which language and in which world a paper is printed."""
    at = timezone.localtime(clock.now())
    return Printing(at, get_language() or "nl", middleware.is_constructed(request))
