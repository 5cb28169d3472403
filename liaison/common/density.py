"""How much stands on a screen: rows set tight for who reads all day, or with room for who wants it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

CHOICES = ("compact", "roomy")
A_YEAR = 365 * 24 * 3600


def of(request: HttpRequest) -> str:
    """The density that this browser chose at this door; compact unless it chose otherwise."""
    chosen = request.COOKIES.get(settings.DENSITY_COOKIE_NAME, "")
    return chosen if chosen in CHOICES else CHOICES[0]


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the choice in this browser and go back to the page; to the first page from any address but our own."""
    onward = request.POST.get("next", "")
    is_ours = onward.startswith("/") and url_has_allowed_host_and_scheme(
        onward, {request.get_host()}, require_https=request.is_secure()
    )
    response = redirect(onward if is_ours else "/")
    if (chosen := request.POST.get("density", "")) in CHOICES:
        response.set_cookie(
            settings.DENSITY_COOKIE_NAME,
            chosen,
            max_age=A_YEAR,
            secure=settings.IS_HTTPS,
            httponly=True,
            samesite="Lax",
        )
    return response
