"""When the chamber sits and how people reach it: about nobody, so no look is logged."""

from dataclasses import asdict, dataclass
from datetime import time
from typing import Any
from uuid import UUID

from liaison.court.models import ChamberCard


@dataclass(frozen=True)
class Card:
    """What the slip says of the chamber, and its usual day and hour; empty where nobody has said it.

    ``weekday`` counts from 0 for Monday.
    """

    name: str = ""
    place: str = ""
    telephone: str = ""
    hours: str = ""
    weekday: int | None = None
    starts_at: time | None = None

    def values(self) -> dict[str, Any]:
        """The card as a form opens with it."""
        return asdict(self)


def card(chamber: UUID | None) -> Card:
    """The card of a chamber."""
    row = ChamberCard.objects.filter(chamber=chamber).first()
    return Card(**{name: getattr(row, name) for name in Card.__dataclass_fields__}) if row else Card()
