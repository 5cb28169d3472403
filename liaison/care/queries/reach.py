"""How a question reaches a programme: its link by mail, its code by telephone. About nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from liaison.network.models import Programme


@dataclass(frozen=True)
class Reach:
    """What is known of a programme for asking it something; without either, the question goes by letter or by hand."""

    has_mail: bool = False
    telephone: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the link can be mailed and the code be told by telephone."""
        return self.has_mail and bool(self.telephone)


UNKNOWN = Reach()


def reach_of(programme: Programme) -> Reach:
    """How one programme is reached: the number for questions, else the first that the directory has."""
    numbers = (str(each.get("number", "")) for each in programme.telephones)
    return Reach(bool(programme.question_address), programme.telephone or next(filter(None, numbers), ""))


def reaches(programmes: Iterable[UUID]) -> dict[UUID, Reach]:
    """The same of several, in one query."""
    rows = Programme.objects.filter(pk__in=list(programmes)).only(
        "question_address", "telephone", "telephones"
    )
    return {row.pk: reach_of(row) for row in rows}
