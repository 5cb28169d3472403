"""The addresses of the office door."""

from django.urls import include, path

from liaison.common import gallery

urlpatterns = [
    path("", include("liaison.common.urls")),
    path("", include("liaison.network.account_urls")),
    path("", include("liaison.network.office_urls")),
    path("gallery/", gallery.gallery, name="gallery"),
]

handler500 = "liaison.common.faults.server_error"
