"""The pages of the liaison and of the coordinator."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from liaison.common.page import DoorRequest
from liaison.common.roles import Role

P = ParamSpec("P")
OnFile = Callable[Concatenate[DoorRequest, UUID, P], HttpResponse]
LIAISONS = (Role.LIAISON, Role.COORDINATOR)


def act(view: OnFile[P]) -> Callable[..., HttpResponse]:
    """An address that only acts, by POST; whoever comes to it by reading, having signed in again, sees the file."""

    @wraps(view)
    def handle(request: DoorRequest, participant: UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method != "POST":
            return redirect("casework:person", participant)
        return view(request, participant, *args, **kwargs)

    return handle
