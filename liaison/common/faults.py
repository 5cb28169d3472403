"""A disk that is full, a database that is away: answered with a page that says so and gives back what was typed."""

import logging
import sys
from http import HTTPStatus
from typing import Final

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views import defaults

from liaison.common import again

FULL: Final = {"sqlite": 13, "postgresql": "53100"}
"""``SQLITE_FULL`` and ``disk_full``."""

ON_SQLITE: Final = {5, 6, 8, 10, FULL["sqlite"], 14}
"""Busy, locked, read-only, input/output, full, cannot open; the other results are faults of the program."""

ON_POSTGRESQL: Final = ("08", "40", "53", "55", "57", "58")
"""Classes: connection, transaction rolled back, resources, not in that state, operator, system. Source: PostgreSQL, appendix A."""

SHORT: Final = 40
console = logging.getLogger("liaison.faults")


def is_of_storage(error: BaseException | None) -> bool:
    """Whether what failed is the storage and not the program."""
    if not isinstance(error, OperationalError):
        return False
    number, state = _codes(error)
    if number is not None:
        return number & 0xFF in ON_SQLITE
    return state is None or state.startswith(ON_POSTGRESQL)


def is_of_full_disk(error: BaseException | None) -> bool:
    """Whether there is no room left where the database is."""
    found: set[object] = set()
    while error is not None:
        found |= set(_codes(error))
        error = error.__cause__
    return not found.isdisjoint(FULL.values())


def _codes(error: BaseException) -> tuple[int | None, str | None]:
    """What the database itself calls the fault: SQLite's number, PostgreSQL's five characters."""
    cause = error.__cause__
    return getattr(cause, "sqlite_errorcode", None), getattr(cause, "sqlstate", None)


def nothing_taken_in(request: HttpRequest, error: BaseException) -> HttpResponse:
    """The page for when the log or anything else cannot be written; the console says where it went wrong.

    It names the remedy, and has what was typed, to be sent once more. What was typed on a page with secrets is not on it.
    """
    console.error("the database takes nothing in", exc_info=error)
    return _nothing_shown(request, error)


def destroyed(request: HttpRequest) -> HttpResponse:
    """The page for when the key of what stood there is destroyed."""
    request.is_constructed = False  # type: ignore[attr-defined]
    return TemplateResponse(
        request, "common/nothing_shown.html", {"is_destroyed": True}, status=HTTPStatus.GONE
    ).render()


def _nothing_shown(request: HttpRequest, error: BaseException) -> HttpResponse:
    request.is_constructed = False  # type: ignore[attr-defined]
    sent = _typed(request) if hasattr(request, "sent") else []
    shown = {
        "is_destroyed": False,
        "is_full": is_of_full_disk(error),
        "texts": [pair for pair in sent if _is_text(pair[1])],
        "others": [pair for pair in sent if not _is_text(pair[1])],
        "has_files": bool(request.FILES),
    }
    return TemplateResponse(
        request, "common/nothing_shown.html", shown, status=HTTPStatus.SERVICE_UNAVAILABLE
    ).render()


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in again.NOT_SENT_AGAIN
        for value in values
    ]


def _is_text(value: str) -> bool:
    """Whether it was written, rather than picked: the page shows it, so that it can be copied elsewhere too."""
    return len(value) > SHORT or len(value.split()) > 1


def server_error(request: HttpRequest) -> HttpResponse:
    """What is answered where no page caught what went wrong: the storage is away, or the program has a fault."""
    error = sys.exc_info()[1]
    if error is not None and is_of_storage(error):
        return _nothing_shown(request, error)  # whoever calls this has written it to the console
    return defaults.server_error(request)
