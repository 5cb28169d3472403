"""Sessions in the door's own table."""

from typing import Any

from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from liaison.common import log


class SessionStore(DatabaseSessions):
    """Django's database sessions, kept where no other door can read them."""

    @classmethod
    def get_model_class(cls) -> Any:
        """The session table of this door."""
        return apps.get_model("common", f"{log.own_door()}session")
