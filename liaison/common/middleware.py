"""What happens around every page: nothing is stored, idle people are signed out, reading changes nothing."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from liaison.common import clock, density, log, reading, session_level
from liaison.common.models import Installation

Answer = Callable[[HttpRequest], HttpResponse]
LAST_SEEN = "last-seen"
OVER = "session_over"
SEEN_AGAIN_AFTER = 30
PULSE = "pulse"
"""The element by which an open page asks for news by itself: nobody need be there for it, so it keeps no session alive."""


def never_stored(answer: Answer) -> Answer:
    """No page of a person stays in a browser or a cache; each request has an id in the log."""

    def handle(request: HttpRequest) -> HttpResponse:
        token = log.request_id.set(str(uuid4()))
        try:
            response = answer(request)
        finally:
            log.request_id.reset(token)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response

    return handle


def idle_sign_out(answer: Answer) -> Answer:
    """End a session that has been idle for longer than the door allows, any after a working day, and one that is over.

    A page says that a session is over; it cannot end it itself, since reading changes nothing.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = clock.now().timestamp()
            last = float(request.session.get(LAST_SEEN, now))
            began = float(request.session.setdefault(session_level.BEGAN, now))
            if now - last > settings.IDLE_SECONDS or now - began > settings.SESSION_COOKIE_AGE:
                logout(request)
            elif LAST_SEEN not in request.session or (
                now - last > SEEN_AGAIN_AFTER and not _is_pulse(request)
            ):
                request.session[LAST_SEEN] = now
        response = answer(request)
        if getattr(request, OVER, False):
            logout(request)
        return response

    return handle


def _is_pulse(request: HttpRequest) -> bool:
    return request.headers.get("HX-Trigger") == PULSE


def reading_changes_nothing(answer: Answer) -> Answer:
    """GET and HEAD may write the log and nothing else. Sign-in pages of packages keep their state in the session.

    A HEAD is answered as the GET that it stands for: to the package's pages it would be a try to sign in.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return answer(request)
        asked, request.method = request.method, "GET"
        with reading.reading_only():
            response = answer(request)
        request.method = asked
        return response

    return handle


def is_constructed(request: HttpRequest) -> bool:
    """Whether the database says that its people do not exist."""
    known: bool | None = getattr(request, "is_constructed", None)
    if known is None:
        with transaction.atomic():
            known = Installation.objects.filter(is_constructed=True).exists()
        request.is_constructed = known  # type: ignore[attr-defined]
    return known


def frame(request: HttpRequest) -> dict[str, Any]:
    """What the page around the page needs: the door, its language, its viewer, and whether people are constructed."""
    return {
        "door": settings.SIDE if settings.SIDE != "house" else "court",
        "is_constructed": is_constructed(request),
        "language": get_language(),
        "languages": settings.LANGUAGES,
        "viewer": getattr(request, "viewer", None),
        "density": density.of(request),
        "sent": getattr(request, "sent", ""),
        "navigation": (),
    }
