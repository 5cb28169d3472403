"""The addresses of the care door."""

from django.urls import include, path

urlpatterns = [
    path("", include("liaison.common.urls")),
    path("", include("liaison.network.account_urls")),
    path("", include("liaison.care.urls")),
    path("", include("liaison.casework.urls")),
]

handler500 = "liaison.common.faults.server_error"
