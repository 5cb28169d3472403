"""The addresses of the me door."""

from django.urls import include, path

urlpatterns = [
    path("", include("liaison.common.urls")),
    path("", include("liaison.portal.urls")),
]

handler500 = "liaison.common.faults.server_error"
