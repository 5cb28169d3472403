"""Whose a table is: the side whose doors add its rows. Read from the rights that the models state, and nothing else."""

from django.db import models

from liaison.common import rights

SIDES = ("office", "court", "care")
"""In the order in which they are restored: a row of a later one may point to one of an earlier."""

NOT_KEPT = ("session", "cache")
"""A session that came back from a backup would be a door left open."""


def side_of(model: type[models.Model]) -> str:
    """``office`` what the office adds (accounts, organisations, court models) and what belongs to nobody else; ``court``
    what the court adds, and the copies that were delivered to it; ``care`` all else about people.
    """
    stated = rights.stated(model)
    adds = {door for door, clauses in stated.items() if "a" in rights.parse(clauses)}
    if "office" in adds or not adds:
        return "office"
    is_delivered = model._meta.app_label == "disclosure" and "court" in stated
    if "court" in adds or is_delivered:
        return "court"
    return "care" if adds & {"care", "me"} else "office"


def tables_of(side: str) -> list[type[models.Model]]:
    """The tables of a side that a backup keeps, in a fixed order. A table that is closed to every door holds nothing."""
    return [
        model
        for model in rights.all_models()
        if rights.stated(model) and side_of(model) == side and not model._meta.db_table.endswith(NOT_KEPT)
    ]
