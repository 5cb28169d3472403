"""The log's metadata and the checkpoints: what was done, by whom in which role, never with whom."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from liaison.common.page import DoorRequest, page
from liaison.common.role_names import DOOR_TITLES, ROLE_NAMES
from liaison.common.roles import Role
from liaison.network.queries import oversight
from liaison.network.queries.counsel import unsettled
from liaison.network.queries.reviews import overdue
from liaison.network.rules.counsel import LETTERS


@page(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER)
@require_safe
def log(request: DoorRequest) -> HttpResponse:
    """A page of the log, newest first, of one door or of all."""
    door = request.GET.get("door", "")
    found = oversight.log_page(request.viewer, door=door, before=request.GET.get("before", ""))
    lines = [(line, DOOR_TITLES[line.door], ROLE_NAMES.get(line.role, line.role)) for line in found.lines]
    shown = {
        "lines": lines,
        "next_place": found.next_place,
        "chosen": door,
        "doors": DOOR_TITLES.items(),
        "unsettled": unsettled(),
        "points": len(LETTERS),
        "overdue": overdue() if request.viewer.role == Role.DATA_PROTECTION_OFFICER else 0,
    }
    return TemplateResponse(request, "network/log.html", shown)


@page(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER)
@require_safe
def checkpoints(request: DoorRequest) -> HttpResponse:
    """The last signed checkpoints of each door."""
    lines = oversight.checkpoints(request.viewer)
    doors = [
        (door, title, [line for line in lines if line.door == door]) for door, title in DOOR_TITLES.items()
    ]
    return TemplateResponse(request, "network/checkpoints.html", {"doors": doors})
