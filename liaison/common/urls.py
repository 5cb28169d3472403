"""What every door has: the choice of language, and of how much stands on a screen."""

from django.urls import path

from liaison.common import again

urlpatterns = [
    path("language/", again.choose, name="set_language"),
    path("density/", again.choose, name="set_density"),
]
