"""The addresses of the network's own pages."""

from django.urls import path

from liaison.network.views import directory

urlpatterns = [path("", directory.home, name="network_home")]
