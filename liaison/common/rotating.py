"""A new key in the place of an old one: what the old one sealed is sealed anew, row by row, while the doors go on.

The next key waits in a file of its own, and whoever opens something tries both, until not one row is left that needs
the old one; then a single rename puts the next key in its place. Stopped at any moment, by whatever, everything still
opens, and the same call goes on where it was. No row is ever written that no key in a file opens.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction

from liaison.common import sealing

AT_ONCE = 200
"""So many rows in one transaction: how long a door may have to wait, and how much an interruption undoes."""


@dataclass(frozen=True)
class Rotation:
    """What is sealed under the key of one file: ``anew`` gives a row's bytes under the new key, from the old one.

    ``anew`` gives nothing for a row that needs no other bytes, and raises ``SealBroken`` for one that neither opens.
    """

    path: Path
    rows: models.QuerySet[Any]
    field: str
    anew: Callable[[Any, bytes, bytes], bytes | None]


def is_under_way(path: Path) -> bool:
    """Whether a rotation of this key was begun and not ended."""
    return sealing.next_key_file(path).exists()


def rotate(its: Rotation, told: Callable[[int, int], object]) -> int:
    """Seal everything anew and put the next key in its place; how many rows were written. ``told`` hears done and total.

    Raises ``SealBroken`` where a row opens with neither key, ``KeyFileError`` without the present one: then the next
    key stays beside it and nothing is lost.
    """
    old = sealing.read_key_file(its.path)
    following = sealing.next_key_file(its.path)
    new = sealing.read_key_file(following) if following.exists() else sealing.create_key_file(following)
    written = 0
    while True:
        keys = list(its.rows.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), AT_ONCE):
            written += _seal_anew(its, keys[start : start + AT_ONCE], old, new)
            told(min(start + AT_ONCE, len(keys)), len(keys))
        if _is_ended(its, old, new):
            return written


@transaction.atomic
def _seal_anew(its: Rotation, keys: list[Any], old: bytes, new: bytes) -> int:
    changed = []
    for row in its.rows.filter(pk__in=keys).select_for_update():
        if (sealed := its.anew(row, old, new)) is not None:
            setattr(row, its.field, sealed)
            changed.append(row)
    its.rows.bulk_update(changed, [its.field])
    return len(changed)


@transaction.atomic
def _is_ended(its: Rotation, old: bytes, new: bytes) -> bool:
    """Put the next key in its place, unless a door wrote a row with the old one meanwhile; nobody writes in between.

    A door that was about to finds on reading its row back that it does not open, and writes nothing.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            its_table = connection.ops.quote_name(its.rows.model._meta.db_table)
            cursor.execute(f"LOCK TABLE {its_table} IN SHARE ROW EXCLUSIVE MODE")
    if any(its.anew(row, old, new) is not None for row in its.rows.iterator(chunk_size=AT_ONCE)):
        return False
    sealing.put_next_key_in_place(its.path)
    return True
