"""Tells the database for whom a transaction is open, so that row security can hold it to that person."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from liaison.common import clock
from liaison.common.viewer import Viewer


@contextmanager
def acting(viewer: Viewer) -> Iterator[None]:
    """One transaction in the name of ``viewer``; the setting ends with the transaction and cannot leak."""
    with transaction.atomic():
        set_viewer(viewer)
        yield


def set_viewer(viewer: Viewer) -> None:
    """Name the viewer to PostgreSQL inside the open transaction; SQLite keeps rows by the gate alone."""
    if connection.vendor != "postgresql":
        return
    settings = {
        "liaison.actor": str(viewer.id),
        "liaison.person": str(viewer.person or ""),
        "liaison.now": clock.now().isoformat(),
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join("set_config(%s, %s, true)" for _ in settings),
            [part for pair in settings.items() for part in pair],
        )
