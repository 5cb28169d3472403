"""How people reach the chamber: about nobody, so no look is logged."""

from dataclasses import asdict, dataclass
from uuid import UUID

from liaison.court.models import ChamberCard


@dataclass(frozen=True)
class Card:
    """What the slip says of the chamber; empty where nobody has said it."""

    name: str = ""
    place: str = ""
    telephone: str = ""
    hours: str = ""

    def values(self) -> dict[str, str]:
        """The card as a form opens with it."""
        return asdict(self)


def card(chamber: UUID | None) -> Card:
    """The card of a chamber."""
    row = ChamberCard.objects.filter(chamber=chamber).first()
    return Card(row.name, row.place, row.telephone, row.hours) if row else Card()
