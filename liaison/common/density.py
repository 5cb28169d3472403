"""How much stands on a screen: rows set tight for who reads all day, or with room for who wants it."""

from django.conf import settings
from django.http import HttpRequest

CHOICES = ("compact", "roomy")


def of(request: HttpRequest) -> str:
    """The density that this browser chose at this door; compact unless it chose otherwise."""
    chosen = request.COOKIES.get(settings.DENSITY_COOKIE_NAME, "")
    return chosen if chosen in CHOICES else CHOICES[0]
