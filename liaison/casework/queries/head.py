"""Who somebody is and what comes next: the same at the top of every page about him (interface.md, rule 4)."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Annotated
from uuid import UUID

from django.utils.timezone import localtime

from liaison.casework import wording
from liaison.casework.models import Assignment
from liaison.casework.queries import contacts
from liaison.casework.queries.relation import BECAUSE, active
from liaison.casework.queries.ways import Path, paths
from liaison.casework.rules import age_on
from liaison.common import clock, gated
from liaison.common.viewer import Viewer
from liaison.common.way import LARGE, Drawing, draw
from liaison.court.models import CaseFile
from liaison.court.queries.agenda import NextAppearance, next_appearance
from liaison.disclosure import gate
from liaison.participants.models import Participant

HEAD_KINDS = frozenset({"M01", "M04", "M05", "M13", "M27", "M40"})


class Coming:
    """What comes next of somebody: the sitting or the planned contact, whichever is first."""

    sitting: NextAppearance | None
    contact: contacts.Contact | None

    @cached_property
    def next_day(self) -> date | None:
        """The day of what comes next, where anything does."""
        days = [self.sitting.day] if self.sitting else []
        days += [self.contact.day] if self.contact else []
        return min(days, default=None)

    @property
    def is_contact_next(self) -> bool:
        """Whether a planned contact comes before the sitting."""
        if self.contact is None or self.sitting is None:
            return self.contact is not None
        return (self.contact.day, localtime(self.contact.at).time()) < (self.sitting.day, self.sitting.at)

    @cached_property
    def days_to_next(self) -> int | None:
        """In how many days that is; 0 is today."""
        return (self.next_day - clock.today()).days if self.next_day else None


@dataclass(frozen=True, kw_only=True)
class Head(Coming):
    """The banner of one person."""

    participant: UUID
    liaisons: tuple[str, ...]
    urgent_until: datetime | None = None
    name: Annotated[str, "M01"] = ""
    born_on: Annotated[date | None, "M01"] = None
    language: Annotated[str, "M01"] = ""
    interpreter: Annotated[str, "M01"] = ""
    numbers: Annotated[tuple[str, ...], "M01"] = ()
    path: Annotated[Path | None, "M04"] = None
    sitting: Annotated[NextAppearance | None, "M04"] = None
    contact: Annotated[contacts.Contact | None, "M13"] = None

    @property
    def age(self) -> int | None:
        """His age today."""
        return age_on(self.born_on, clock.today()) if self.born_on else None

    @property
    def state_in_words(self) -> str:
        """Where the path stands, in the language of the page."""
        return wording.word(wording.STATES, self.path.state) if self.path else ""

    @cached_property
    def way(self) -> Drawing | None:
        """His way, large."""
        return draw(self.path.way, LARGE) if self.path else None


def head_of(viewer: Viewer, participant: UUID, may: frozenset[str]) -> Head:
    """The banner of a person whom the asking page has reached for the viewer; that page logs its look."""
    people = frozenset({participant})
    person = Participant.objects.related_to(viewer, people).get()
    numbers = CaseFile.objects.related_to(viewer, people).values_list("number", flat=True)
    head = Head(
        participant=participant,
        liaisons=liaisons_of(participant),
        urgent_until=gated.urgent().get(participant),
        name=person.name,
        born_on=person.born_on,
        language=person.language,
        interpreter=person.interpreter,
        numbers=tuple(numbers),
        path=paths(viewer, people, may).get(participant),
        sitting=next_appearance(viewer, participant),
        contact=contacts.coming(viewer, people).get(participant),
    )
    return gate.withhold(head, may)


def liaisons_of(participant: UUID) -> tuple[str, ...]:
    """Whose person he is now, by name."""
    rows = Assignment.objects.unguarded(because=BECAUSE).filter(active(clock.now()), participant=participant)
    return tuple(rows.order_by("account__name").values_list("account__name", flat=True).distinct())
