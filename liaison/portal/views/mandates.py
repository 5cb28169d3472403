"""What my lawyer may read here; and for the lawyer, his client's page."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.portal import wording
from liaison.portal.actions import mandates as actions
from liaison.portal.forms.mandates import MandateForm
from liaison.portal.queries.client import client as client_of
from liaison.portal.queries.mandates import PICKED, as_holder, clients, given, lawyers
from liaison.portal.views import myself


@page(Role.PARTICIPANT)
def lawyer(request: DoorRequest) -> HttpResponse:
    """The mandates that hold, and a form for another."""
    me = myself(request)
    form = MandateForm(lawyers(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        actions.give(
            by=request.viewer,
            participant=me,
            lawyer=chosen["lawyer"],
            rows=chosen["rows"],
            ends_on=form.ends_on(),
        )
        messages.success(request, _("Your lawyer can now read what you ticked."))
        return redirect("portal:lawyer")
    held = [
        (each, [wording.word(wording.KINDS, row, wording.OTHER_KIND) for row in each.rows])
        for each in given(request.viewer, me)
    ]
    return TemplateResponse(request, "portal/lawyer.html", {"form": form, "given": held})


@page(Role.PARTICIPANT)
@require_POST
def end(request: DoorRequest, mandate: UUID) -> HttpResponse:
    """End one mandate."""
    actions.end(by=request.viewer, participant=myself(request), mandate=mandate)
    messages.success(request, _("Ended. From now on nothing new can be read with it."))
    return redirect("portal:lawyer")


@page(Role.MANDATED_LAWYER, Role.TRUSTED_PERSON)
def client(request: DoorRequest) -> HttpResponse:
    """The client whom the viewer picked, or the only one; else whom he can pick."""
    if request.viewer.person is not None:
        return _of_client(request)
    held = clients(request.viewer)
    if len(held) == 1:
        request.viewer = as_holder(request.viewer, held[0].mandate)
        return _of_client(request)
    return TemplateResponse(request, "portal/clients.html", {"clients": held})


def _of_client(request: DoorRequest) -> HttpResponse:
    return TemplateResponse(request, "portal/client.html", {"client": client_of(request.viewer)})


@page(Role.MANDATED_LAWYER, Role.TRUSTED_PERSON)
@require_POST
def pick(request: DoorRequest) -> HttpResponse:
    """Pick another client, by his mandate; without one, go back to the list."""
    request.session.pop(PICKED, None)
    if asked := request.POST.get("mandate", ""):
        try:
            as_holder(request.viewer, UUID(asked))
        except ValueError as error:
            raise Http404 from error
        request.session[PICKED] = asked
    return redirect("portal:client")
