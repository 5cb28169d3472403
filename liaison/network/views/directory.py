"""The network's page: who there is, and that figures come weekly."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.network.forms import ORGANISATION_KINDS
from liaison.network.queries.directory import directory


@page(Role.NETWORK_MANAGER, Role.POLICY_COORDINATOR, Role.RESEARCHER)
@require_safe
def home(request: DoorRequest) -> HttpResponse:
    """The directory, by kind of organisation."""
    entries = directory(request.viewer)
    kinds = [(name, [entry for entry in entries if entry.kind == kind]) for kind, name in ORGANISATION_KINDS]
    return TemplateResponse(request, "network/directory.html", {"kinds": [pair for pair in kinds if pair[1]]})
