"""A page that wants a sign-in of the last five minutes, among the pages of signing in."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from liaison.common import log
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role


@page(Role.JUDGE, fresh=True)
def careful(request: DoorRequest) -> HttpResponse:
    """Shows that it was reached."""
    log.record(by=request.viewer, act="test.look")
    return HttpResponse("reached")


def open_page(request: HttpRequest) -> HttpResponse:
    """The first page of the door."""
    return HttpResponse("first")


urlpatterns = [
    path("", open_page),
    path("careful/", careful),
    path("", include("liaison.common.urls")),
    path("", include("liaison.network.account_urls")),
]
