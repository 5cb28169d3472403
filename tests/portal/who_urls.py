"""A page that says who is looking, among the pages of the participant's door."""

from django.http import HttpResponse
from django.urls import include, path

from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role


@page(Role.PARTICIPANT, Role.MANDATED_LAWYER, Role.TRUSTED_PERSON)
def who(request: DoorRequest) -> HttpResponse:
    """The viewer of this request: his role, his person, and what he may read of that person."""
    viewer = request.viewer
    return HttpResponse(f"{viewer.role} {viewer.person} {','.join(sorted(viewer.mandate))}")


urlpatterns = [
    path("who/", who),
    path("", include("liaison.common.urls")),
    path("", include("liaison.portal.urls")),
]
