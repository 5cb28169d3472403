"""What every door has: the choice of language, and of how much stands on a screen."""

from django.urls import path
from django.views.i18n import set_language

from liaison.common import density

urlpatterns = [
    path("language/", set_language, name="set_language"),
    path("density/", density.choose, name="set_density"),
]
