"""The newest figures that were told of places, for the side of the first page: nobody is in them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final

from liaison.network.models import Availability

SHOWN: Final = 4
READ: Final = 40
"""Of so many newest figures those of the first few programmes are shown: one programme may tell often."""


@dataclass(frozen=True)
class Place:
    """What was told last of one programme, and when: an old figure says its age."""

    name: str
    free: Annotated[int | None, "M24"]
    weeks: Annotated[int | None, "M24"]
    is_stopped: Annotated[bool | None, "M24"]
    as_of: Annotated[datetime, "M24"]


def places_told() -> tuple[Place, ...]:
    """The programmes of which something was told last, the newest first."""
    rows = Availability.objects.order_by("-as_of", "-pk").values_list(
        "programme", "programme__name", "free", "weeks", "is_stopped", "as_of"
    )
    newest: dict[object, Place] = {}
    for programme, name, free, weeks, is_stopped, as_of in rows[:READ]:
        newest.setdefault(programme, Place(name, free, weeks, is_stopped, as_of))
    return tuple(newest.values())[:SHOWN]
