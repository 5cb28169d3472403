"""A browser at one door, in the test's own process, with that door's rights enforced by the database."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import cache
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.test import Client, override_settings

from liaison.common import clock, rights, session_level
from liaison.common.sqlite.authorizer import Authorizer, authorizer
from liaison.config import doors

STAFF_BACKEND = "liaison.network.sign_in.backend.DoorBackend"
COUNTING_BACKEND = "axes.backends.AxesStandaloneBackend"
ME_BACKEND = "liaison.participants.backend.LinkBackend"


def settings_of(door: str) -> dict[str, Any]:
    """What differs at a door, as its own process would read it."""
    described = doors.DOORS[door]
    backends = [COUNTING_BACKEND, STAFF_BACKEND] if described.is_staff_door else [ME_BACKEND]
    return {
        "SIDE": door,
        "DOOR": described,
        "ROOT_URLCONF": f"liaison.config.urls.{door}",
        "AUTH_USER_MODEL": described.user_model,
        "AUTHENTICATION_BACKENDS": backends,
        "SESSION_COOKIE_NAME": f"{door}_session",
        "CSRF_COOKIE_NAME": f"{door}_csrf",
        "LANGUAGE_COOKIE_NAME": f"{door}_language",
        "LOGIN_URL": "/sign-in/" if described.is_staff_door else "/",
        "CACHES": {"default": {**settings.CACHES["default"], "LOCATION": f"common_{door}cache"}},
        "IDLE_SECONDS": 600 if door == "me" else 900,
    }


@contextmanager
def at(door: str) -> Iterator[None]:
    """Inside, all requests are requests at this door. Its settings are set once: each time they are, Django forgets its addresses."""
    with override_settings(**settings_of(door)):
        yield


@cache
def _authorizer(door: str) -> Authorizer:
    return authorizer(rights.of(door))


@contextmanager
def rights_of(door: str) -> Iterator[None]:
    """Inside, the test's own connection may do what the door may do, and nothing else."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        connection.connection.set_authorizer(_authorizer(door))
        try:
            yield
        finally:
            connection.connection.set_authorizer(None)
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE liaison_{door}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


class DoorClient(Client):
    """Django's test client at one door. ``enter(account)`` signs in with a second factor just used."""

    def __init__(self, door: str, language: str = "en", **defaults: Any) -> None:
        super().__init__(headers={"accept-language": language}, **defaults)
        self.door = door

    def request(self, **request: Any) -> Any:
        AxesProxyHandler.implementation = None  # it would keep the cache of the door before
        is_there = f"liaison.config.urls.{self.door}" == settings.ROOT_URLCONF
        with nullcontext() if is_there else at(self.door), rights_of(self.door):
            return super().request(**request)

    def enter(self, user: Any) -> "DoorClient":
        """Sign in, as the sign-in pages would have done it."""
        with override_settings(
            **settings_of(self.door), AXES_ENABLED=False
        ):  # nobody typed, so no try is counted
            backend = STAFF_BACKEND if doors.DOORS[self.door].is_staff_door else ME_BACKEND
            self.force_login(user, backend=backend)
            session = self.session
            now = clock.now().timestamp()
            session[f"{session_level.RECORDS}_user"] = str(user.pk)
            session[session_level.RECORDS] = [{"method": "password", "at": now}, {"method": "mfa", "at": now}]
            session.save()
            self.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
            assert SESSION_KEY in session
        return self
