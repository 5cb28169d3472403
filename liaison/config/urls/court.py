"""The addresses of the court door."""

from django.urls import include, path

urlpatterns = [
    path("", include("liaison.common.urls")),
    path("", include("liaison.network.account_urls")),
    path("", include("liaison.court.urls")),
]

handler500 = "liaison.common.faults.server_error"
