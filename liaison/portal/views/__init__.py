"""The pages of the participant, and of the lawyer with his mandate."""

from uuid import UUID

from django.http import Http404

from liaison.common.page import DoorRequest
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.portal.queries.mandates import as_holder, clients


def myself(request: DoorRequest) -> UUID:
    """The participant whose page it is. Raises ``Http404`` for a sign-in that is nobody's."""
    if request.viewer.person is None:
        raise Http404
    return request.viewer.person


def page_number(request: DoorRequest) -> int:
    """Which page of a list is asked for, from 1; what is no number is the first."""
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1


def reader(request: DoorRequest) -> Viewer:
    """The participant himself, or the holder of a mandate with his client: the one that he picked, or the only one.

    Raises ``Http404`` for a holder of several mandates who has picked none, and of none.
    """
    viewer = request.viewer
    if viewer.role == Role.PARTICIPANT or viewer.person is not None:
        return viewer
    held = clients(viewer)
    if len(held) != 1:
        raise Http404
    return as_holder(viewer, held[0].mandate)
