"""The moment at which a list closes, decided by the database: who hands over or takes back, and the worker who delivers.

Whoever changes what is handed over for a list holds it together with the others who do, and asks then whether it is still
open; the worker holds it alone. So nobody is told "kept" or "taken back" of what the worker looked at before. The
embedded database has one writer at a time, which is the same.
"""

from uuid import UUID

from django.db import connection

from liaison.disclosure import queries
from liaison.disclosure.rules.handover import Occasion


def is_closed_for_good(occasion: Occasion) -> bool:
    """Whether hand-over for this occasion has ended; where it has not, it cannot end before this transaction does."""
    _hold(occasion.list_id, "pg_advisory_xact_lock_shared")
    return queries.is_closed(occasion)


def hold_alone(list_id: UUID) -> None:
    """Wait until nobody is changing what is handed over for this list, and let nobody until this transaction ends."""
    _hold(list_id, "pg_advisory_xact_lock")


def _hold(list_id: UUID, function: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [_number(list_id)])


def _number(list_id: UUID) -> int:
    """The list as the whole number of 64 bits that such a hold is known by."""
    return int.from_bytes(list_id.bytes[:8], signed=True)
