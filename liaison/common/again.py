"""A page in another language or with more room, and what was typed on it stays.

A page that answers a form stands at the address to which the form was sent. That address may take nothing but a form,
so it cannot simply be asked for again; and what was typed is in that one answer and nowhere else, for it is kept
neither in the browser nor in a session. The buttons of such a page therefore send the same form once more, with the
choice beside it: the same answer is drawn as it was chosen, under the guard of reading, so that nothing is saved by it.

A form's address that somebody opens by itself leads to the page that holds the form: it lies beneath that page.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from liaison.common import density, reading

FORM, LANGUAGE, DENSITY = "again_form", "again_language", "again_density"
NOT_SENT_AGAIN = ("csrfmiddlewaretoken", "code")
"""The names of the token, which is another each time, and of the digits that a link asks for: each try of them counts."""

A_YEAR = 365 * 24 * 3600
NOT_ALLOWED = 405
Answer = Callable[[HttpRequest], HttpResponse]


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep a choice in this browser and go back to the page; to the first page from any address but our own."""
    onward = request.POST.get("next", "")
    is_ours = onward.startswith("/") and url_has_allowed_host_and_scheme(
        onward, {request.get_host()}, require_https=request.is_secure()
    )
    response = redirect(onward if is_ours else "/")
    _remember(response, request.POST.get("language", ""), request.POST.get("density", ""))
    return response


def is_asked(request: HttpRequest) -> bool:
    """Whether a form comes only to be answered again in another language or density."""
    return request.method == "POST" and FORM in request.POST


def form_of(request: HttpRequest) -> str:
    """What a page must send again to be answered so again; empty for a page that answers no form, or a file."""
    if request.method != "POST" or request.FILES:
        return ""
    sent = request.POST.copy()
    for name in NOT_SENT_AGAIN:
        sent.pop(name, None)
    return sent.urlencode()


def answered(request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer to a form that came to be answered again. A form that would now be saved leads back to its page."""
    language, room = request.POST.get(LANGUAGE, ""), request.POST.get(DENSITY, "")
    request.POST = QueryDict(request.POST[FORM])
    with _as_chosen(request, language, room):
        try:
            response = answer()
        except reading.WroteWhileReadingError:
            response = redirect(request.get_full_path())
    _remember(response, language, room)
    return response


@contextmanager
def _as_chosen(request: HttpRequest, language: str, room: str) -> Iterator[None]:
    if language in dict(settings.LANGUAGES):
        translation.activate(language)
    if room in density.CHOICES:
        request.COOKIES[settings.DENSITY_COOKIE_NAME] = room
    with reading.reading_only():
        yield


def _remember(response: HttpResponse, language: str, room: str) -> None:
    known = (
        (settings.LANGUAGE_COOKIE_NAME, language, dict(settings.LANGUAGES)),
        (settings.DENSITY_COOKIE_NAME, room, density.CHOICES),
    )
    for name, chosen, choices in known:
        if chosen in choices:
            response.set_cookie(
                name, chosen, max_age=A_YEAR, secure=settings.IS_HTTPS, httponly=True, samesite="Lax"
            )


def forms_lead_to_their_page(answer: Answer) -> Answer:
    """Whoever opens an address that only takes a form comes to the page that holds it."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if response.status_code == NOT_ALLOWED and request.method in {"GET", "HEAD"}:
            return redirect(_above(request.path))
        return response

    return handle


def _above(path: str) -> str:
    """The nearest address above this one."""
    while path := path.rstrip("/").rpartition("/")[0]:
        try:
            resolve(f"{path}/")
        except Resolver404:
            continue
        return f"{path}/"
    return "/"
