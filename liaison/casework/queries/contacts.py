"""Planned contacts: what comes next with a person, and which that have passed still wait for their outcome.

The rows are opened with the relation that the asking page has established; that page logs its one look (M13).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Annotated
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localtime

from liaison.casework import wording
from liaison.casework.models import PlannedContact
from liaison.casework.queries.texts import opened
from liaison.common import clock
from liaison.common.viewer import Viewer
from liaison.disclosure import gate


@dataclass(frozen=True, kw_only=True)
class Contact:
    """One planned contact as lists show it: without its place, which stays sealed."""

    id: UUID
    participant: UUID
    at: datetime
    contact: str
    outcome: str = ""

    @cached_property
    def day(self) -> date:
        """Its day where the court sits."""
        return localtime(self.at).date()

    @property
    def contact_in_words(self) -> str:
        """The kind of contact in the language of the page."""
        return wording.word(wording.CONTACTS, self.contact)

    @property
    def outcome_in_words(self) -> str:
        """How it went; empty while nobody has said."""
        return wording.word(wording.OUTCOMES, self.outcome)


@dataclass(frozen=True, kw_only=True)
class ContactSheet(Contact):
    """The same with whom it is, and where, in words."""

    with_whom: str
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class OwnContact:
    """The participant's own next contact, for his page: when, how, with whom, where."""

    at: Annotated[datetime | None, "M13"] = None
    contact: Annotated[str, "M13"] = ""
    with_whom: Annotated[str, "M13"] = ""
    place: Annotated[str, "M13"] = ""

    @property
    def contact_in_words(self) -> str:
        """The kind of contact in the language of the page."""
        return wording.word(wording.CONTACTS, self.contact)


def coming(viewer: Viewer, people: Iterable[UUID]) -> dict[UUID, Contact]:
    """The first planned contact to come with each of these people, in one query."""
    found: dict[UUID, Contact] = {}
    for row in _open(viewer, people).filter(starts_at__gte=clock.now()).defer("sealed"):
        found.setdefault(row.participant_id, _line(row))
    return found


def to_answer(viewer: Viewer, people: Iterable[UUID]) -> dict[UUID, tuple[Contact, ...]]:
    """Contacts that have passed and of which nobody has said how they went, oldest first."""
    found: dict[UUID, tuple[Contact, ...]] = defaultdict(tuple)
    for row in _open(viewer, people).filter(starts_at__lt=clock.now()).defer("sealed"):
        found[row.participant_id] = (*found[row.participant_id], _line(row))
    return dict(found)


def unanswered(viewer: Viewer, people: Iterable[UUID]) -> tuple[list[Contact], list[Contact]]:
    """Both at once, oldest first: those that have passed without an outcome, and those to come."""
    now = clock.now()
    lines = [_line(row) for row in _open(viewer, people).defer("sealed")]
    return [each for each in lines if each.at < now], [each for each in lines if each.at >= now]


def _open(viewer: Viewer, people: Iterable[UUID]) -> QuerySet[PlannedContact]:
    return PlannedContact.objects.related_to(viewer, people).filter(outcome="").order_by("starts_at", "id")


def _line(row: PlannedContact) -> Contact:
    return Contact(
        id=row.pk,
        participant=row.participant_id,
        at=row.starts_at,
        contact=row.contact,
        outcome=row.outcome,
    )


def all_of(viewer: Viewer, people: Iterable[UUID]) -> tuple[ContactSheet, ...]:
    """Every contact with these people, opened, the latest first."""
    rows = PlannedContact.objects.related_to(viewer, people).select_related("account")
    return tuple(_sheet(row) for row in rows.order_by("-starts_at", "id"))


def _sheet(row: PlannedContact) -> ContactSheet:
    return ContactSheet(
        id=row.pk,
        participant=row.participant_id,
        at=row.starts_at,
        contact=row.contact,
        outcome=row.outcome,
        with_whom=row.account.name,
        place=opened(row),
    )


def next_of_himself(viewer: Viewer) -> OwnContact | None:
    """The signed-in participant's own next contact; nothing for anybody else. The page that asks logs it (M13)."""
    may = gate.permitted(viewer, {"M13"}, gate.tie_at_me(viewer))
    if viewer.person is None or "M13" not in may:
        return None
    rows = PlannedContact.objects.seen_by(viewer).filter(outcome="", starts_at__gte=clock.now())
    needed = ("participant", "account", "starts_at", "contact", "sealed", "account__name")
    row = rows.select_related("account").only(*needed).order_by("starts_at", "id").first()
    if row is None:
        return None
    own = OwnContact(at=row.starts_at, contact=row.contact, with_whom=row.account.name, place=opened(row))
    return gate.withhold(own, may)
