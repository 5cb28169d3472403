"""What stands around an account's pages about itself: its own password and second factor come before any other page."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from liaison.common.page import PageRule, show
from liaison.common.roles import Role

View = Callable[..., HttpResponse]
STAFF = frozenset(Role) - {
    Role.PARTICIPANT,
    Role.TRUSTED_PERSON,
    Role.MANDATED_LAWYER,
    Role.PROGRAMME,
    Role.SYSTEM,
}


def own_page(*, on_the_way_to: Collection[str] = ()) -> Callable[[View], View]:
    """A page of the signed-in account about itself.

    Who must first go elsewhere is sent there, unless this page lies ``on_the_way_to`` that place (names of pages).
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def handle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.get_full_path()})}")
            account: Any = request.user
            detour = account.must_first(request, fresh=False)
            if detour and detour not in {reverse(name) for name in on_the_way_to}:
                return redirect(detour)
            return show(request, account.viewer, lambda: view(request, *args, **kwargs), has_secrets=True)

        handle.page_rule = PageRule(STAFF)  # type: ignore[attr-defined]
        return handle

    return decorate
