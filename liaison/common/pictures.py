"""How a picture leaves a door: as data that a browser may draw and do nothing else with, under a name that says nothing."""

from django.http import HttpResponse

from liaison.common.picture import MEDIA_TYPE

NOTHING = "default-src 'none'; sandbox; frame-ancestors 'none'"


def answer(content: bytes, number: int) -> HttpResponse:
    """One page of a paper. Its name counts the page and names nobody, neither here nor in a folder of downloads."""
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'inline; filename="paper-{number}.jpg"'
    response.headers["Content-Security-Policy"] = NOTHING
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
