"""Urgent access: whom it may open, what waits for review, and what the person reads about it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated
from uuid import UUID

from django.core.cache import cache
from django.http import Http404
from django.utils.timezone import localdate

from liaison.care import vault
from liaison.casework.models import Assignment, UrgentAccess
from liaison.casework.queries.relation import BECAUSE, active
from liaison.casework.rules import ASSIGNABLE, OF_HER_SERVICE, REVIEWED_WITHIN, URGENT_TRIES, due_by
from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.rules.sitting import holidays_around, is_working_day
from liaison.disclosure import gate
from liaison.participants.models import Participant
from liaison.participants.rules import words_of

KINDS = frozenset({"M01", "M32"})
FINDS = "finds the one person that somebody names exactly; his rows open when the access is written down"


@dataclass(frozen=True, kw_only=True)
class Access:
    """One urgent access as its reviewer reads it; ``due_on`` is the last day for the review."""

    id: UUID
    participant: UUID
    is_own: bool
    due_on: date
    is_late: bool
    name: Annotated[str, "M01"] = ""
    by: Annotated[str, "M32"] = ""
    opened_at: Annotated[datetime | None, "M32"] = None
    ends_at: Annotated[datetime | None, "M32"] = None
    reason: Annotated[str, "M32"] = ""


@dataclass(frozen=True)
class OwnAccess:
    """What the person himself reads: when, by whom, and what the review found ('' while there is none)."""

    at: datetime
    name: str
    organisation: str
    verdict: str


def sought(viewer: Viewer, name: str, born_on: date) -> UUID | None:
    """The one person of the viewer's own service with this whole name and birth date; None for none, and for two.

    Whoever the viewer is assigned to needs no urgent access, and is not found.
    """
    tied = Assignment.objects.unguarded(because=BECAUSE).filter(active(clock.now())).order_by()
    served = tied.filter(account__organisation=viewer.organisation).values("participant")
    own = tied.filter(account=viewer.id).values("participant")
    rows = Participant.objects.unguarded(because=FINDS).filter(born_on=born_on, pk__in=served)
    heard = sorted(words_of(name))
    found = [row.pk for row in rows.exclude(pk__in=own) if heard and sorted(words_of(row.name)) == heard]
    return found[0] if len(found) == 1 else None


def may_try(viewer: Viewer) -> bool:
    """Whether the viewer has not named somebody wrongly too often within the hour."""
    return int(cache.get(tries_of(viewer), 0)) < URGENT_TRIES


def tries_of(viewer: Viewer) -> str:
    """Under which the wrong tries of an account are counted."""
    return f"urgent-tries/{viewer.id}"


def running(viewer: Viewer) -> UUID | None:
    """The person whom the viewer's own urgent access opens now."""
    rows = Assignment.objects.unguarded(because=BECAUSE).filter(active(clock.now()), account=viewer.id)
    return rows.filter(kind=Assignment.Kind.URGENT).values_list("participant_id", flat=True).first()


def is_locked(viewer: Viewer) -> bool:
    """Whether a review in the viewer's service is overdue: until it is done nobody there opens another."""
    rows = UrgentAccess.objects.unguarded(because="says that a review is overdue, of nobody in particular")
    waiting = rows.filter(reviewed_at=None, account__organisation=viewer.organisation)
    return any(_due_on(at) < clock.today() for at in waiting.values_list("opened_at", flat=True))


def to_review(viewer: Viewer) -> tuple[Access, ...]:
    """What the coordinator's own service opened and nobody reviewed, the oldest first; the look is logged."""
    if viewer.door != "care" or viewer.role != Role.COORDINATOR:
        return ()
    found = _waiting(viewer)
    people = Participant.objects.related_to(viewer, {row.participant_id for row in found}).in_bulk()
    may = gate.permitted(viewer, KINDS, OF_HER_SERVICE)
    with vault.open_for(people):
        shown = tuple(gate.withhold(_access(viewer, row, people[row.participant_id]), may) for row in found)
    if shown:
        log.record(by=viewer, act="urgent.look", subjects=people, kinds=may)
    return shown


def access(viewer: Viewer, key: UUID) -> Access:
    """One of them. Raises ``Http404`` for any other."""
    for row in to_review(viewer):
        if row.id == key:
            return row
    raise Http404


def of_himself(viewer: Viewer) -> tuple[OwnAccess, ...]:
    """Every urgent access to the signed-in person's file, the latest first. The page that asks logs it (M32)."""
    if viewer.person is None or "M32" not in gate.permitted(viewer, {"M32"}, gate.tie_at_me(viewer)):
        return ()
    rows = UrgentAccess.objects.seen_by(viewer).order_by("-opened_at", "id")
    told = rows.values_list("opened_at", "account__name", "account__organisation__name", "verdict")
    return tuple(OwnAccess(*each) for each in told)


def is_allowed(viewer: Viewer) -> bool:
    """Whether somebody of this role and door may open anybody urgently."""
    return viewer.door == "care" and viewer.role in ASSIGNABLE


def _waiting(viewer: Viewer) -> list[UrgentAccess]:
    """Read first without opening anybody: these are the people about whom the coordinator is then shown a line."""
    rows = UrgentAccess.objects.unguarded(because="finds what waits for review; only that is then shown")
    waiting = rows.filter(reviewed_at=None, account__organisation=viewer.organisation)
    return list(waiting.select_related("account"))


def _access(viewer: Viewer, row: UrgentAccess, person: Participant) -> Access:
    due = _due_on(row.opened_at)
    table = UrgentAccess._meta.db_table
    return Access(
        id=row.pk,
        participant=row.participant_id,
        is_own=row.account_id == viewer.id,
        due_on=due,
        is_late=due < clock.today(),
        name=person.name,
        by=row.account.name,
        opened_at=row.opened_at,
        ends_at=row.ends_at,
        reason=vault.unseal(person.pk, row.sealed, table=table, row=row.pk, field="sealed"),
    )


def _due_on(opened_at: datetime) -> date:
    day = localdate(opened_at)
    closed = holidays_around(day + timedelta(weeks=3))
    return due_by(day, REVIEWED_WITHIN, lambda each: is_working_day(each, closed))
