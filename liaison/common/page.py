"""``@page``: who may open it, one transaction, the look logged before anything is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import urlencode

from liaison.common import again, context, faults, gated, log, middleware, reading, sealing, session_level
from liaison.common.roles import Role
from liaison.common.viewer import Viewer

P = ParamSpec("P")


class UnloggedLookError(RuntimeError):
    """A page opened rows about participants and recorded no look; it is not shown."""


class DoorRequest(HttpRequest):
    """A request whose viewer is known."""

    viewer: Viewer


View = Callable[Concatenate[DoorRequest, P], HttpResponse]
Handler = Callable[Concatenate[HttpRequest, P], HttpResponse]


@dataclass(frozen=True)
class PageRule:
    """The row of a page in the table of roles and pages."""

    roles: frozenset[Role]
    is_fresh: bool = False


def page(*roles: Role, fresh: bool = False) -> Callable[[View[P]], Handler[P]]:
    """Open a view to these roles and to nobody else: any other signed-in person gets the same 404 as for no page.

    The view runs in one transaction in the viewer's name; its answer is drawn after the commit, without the database.
    With ``fresh`` the sign-in must be at most five minutes old (step-up).
    """
    rule = PageRule(frozenset(roles), fresh)

    def decorate(view: View[P]) -> Handler[P]:
        @wraps(view)
        def handle(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.get_full_path()})}")
            user: Any = request.user
            if detour := user.must_first(request, fresh=rule.is_fresh):
                return redirect(f"{detour}?{urlencode({'next': request.get_full_path()})}")
            viewer = user.as_viewer(request)
            if viewer is None or viewer.role not in rule.roles:
                raise Http404
            try:
                return show(request, viewer, lambda: view(request, *args, **kwargs))  # type: ignore[arg-type]
            except session_level.SessionOverError:
                return begin_anew(request, viewer)

        handle.page_rule = rule  # type: ignore[attr-defined]
        return cast("Handler[P]", handle)

    return decorate


def show(
    request: HttpRequest, viewer: Viewer, answer: Callable[[], HttpResponse], *, has_secrets: bool = False
) -> HttpResponse:
    """Run ``answer`` in the viewer's name, commit its log line, then draw; nothing is shown that was not logged.

    A page that answers a form can be had again in another language, unless what is typed on it ``has_secrets``.
    """
    request.viewer = viewer  # type: ignore[attr-defined]
    if has_secrets:
        return _shown(request, viewer, answer)
    if again.is_asked(request):
        return again.answered(request, lambda: show(request, viewer, answer))
    request.sent = again.form_of(request)  # type: ignore[attr-defined]
    return _shown(request, viewer, answer)


def _shown(request: HttpRequest, viewer: Viewer, answer: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        with context.acting(viewer), gated.watching() as watch:
            response = answer()
            middleware.is_constructed(request)
            if watch.shown and not watch.logged:
                raise UnloggedLookError(request.path)
    except log.LogUnavailableError as error:
        return faults.nothing_taken_in(request, error)
    except OperationalError as error:
        if not faults.is_of_storage(error):
            raise
        return faults.nothing_taken_in(request, error)
    except sealing.KeyDestroyed:
        return faults.destroyed(request)
    if isinstance(response, TemplateResponse):
        with reading.drawing():
            response.render()
    return response


def begin_anew(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """End a session that is over, write it down, and go to sign in again; nothing of the page is shown."""
    try:
        with context.acting(viewer):
            log.record(by=viewer, act="session.end", why="cover")
    except log.LogUnavailableError as error:
        return faults.nothing_taken_in(request, error)
    setattr(request, middleware.OVER, True)
    return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.get_full_path()})}")


def entrance(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for whoever comes to the door: no rows about participants are open, and it is drawn without the database.

    What the view writes, it commits itself, with its line in the log: a wrong try must count whatever is answered.
    """

    @wraps(view)
    def handle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except log.LogUnavailableError as error:
            return faults.nothing_taken_in(request, error)
        middleware.is_constructed(request)
        if isinstance(response, TemplateResponse):
            with reading.drawing():
                response.render()
        return response

    handle.page_rule = PageRule(frozenset())  # type: ignore[attr-defined]
    return handle
