"""The addresses of the network's own pages."""

from django.urls import path

from liaison.network.views import directory

urlpatterns = [
    path("", directory.home, name="network_home"),
    path("table.csv", directory.table, name="network_table"),
    path("programmes/<uuid:programme>/", directory.programme, name="network_programme"),
    path("programmes/<uuid:programme>/told/", directory.tell, name="network_tell"),
]
