"""Wrong tries are counted by name and address together, so that a stranger cannot lock out whom he knows by name."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from liaison.common import middleware, reading


def counted_name(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    """The name that was tried, however it was spelt."""
    tried = (credentials or request.POST).get("login") or ""
    return unicodedata.normalize("NFKC", str(tried)).strip().casefold()


def address(request: HttpRequest) -> str:
    """The address that a request came from, behind as many proxies as the installation says it has."""
    return str(get_adapter().get_client_ip(request))


def locked(request: HttpRequest, *_: Any) -> HttpResponse:
    """The page for too many wrong tries; it is the same for a name that nobody has."""
    middleware.is_constructed(request)
    page = TemplateResponse(request, "common/locked.html", status=429)
    with reading.drawing():
        return page.render()
