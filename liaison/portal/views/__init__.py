"""The pages of the participant, and of the lawyer with his mandate."""

from uuid import UUID

from django.http import Http404

from liaison.common.page import DoorRequest


def myself(request: DoorRequest) -> UUID:
    """The participant whose page it is. Raises ``Http404`` for a sign-in that is nobody's."""
    if request.viewer.person is None:
        raise Http404
    return request.viewer.person
