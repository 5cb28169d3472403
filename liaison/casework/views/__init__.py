"""The pages of the liaison and of the coordinator."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import redirect
from django.urls import reverse

from liaison.common.page import DoorRequest
from liaison.common.roles import Role

P = ParamSpec("P")
OnFile = Callable[Concatenate[DoorRequest, UUID, P], HttpResponse]
LIAISONS = (Role.LIAISON, Role.COORDINATOR)
HOME = "home"
"""Where somebody came from, said by the page and sent along, so that he is brought back to where he was."""


def act(view: OnFile[P]) -> Callable[..., HttpResponse]:
    """An address that only acts, by POST; whoever comes to it by reading, having signed in again, sees the file."""

    @wraps(view)
    def handle(request: DoorRequest, participant: UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method != "POST":
            return redirect("casework:person", participant)
        return view(request, participant, *args, **kwargs)

    return handle


def came_from(request: HttpRequest) -> str:
    """``home`` where the page says so, else nothing: no address is taken from the request."""
    said = request.POST.get("back") or request.GET.get("back", "")
    return HOME if said == HOME else ""


def back(request: HttpRequest, participant: UUID) -> HttpResponseRedirectBase:
    """To the list of people where he came from there, else to the file."""
    return redirect("casework:home") if came_from(request) else redirect(_file_of(participant))


def _file_of(participant: UUID) -> str:
    return reverse("casework:person", args=[participant])
