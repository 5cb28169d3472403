"""What the data-protection officer looks back at: each week a few looks by chance, and those that are strange.

Drawn by the worker of a door from that door's own log, once for each week that is over, and frozen. Source: secrecy.md
0.9 (the authority asks for random checks) and 12, R22.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from liaison.common import clock, log
from liaison.common.models import Review
from liaison.common.roles import Role
from liaison.common.viewer import worker
from liaison.config.doors import DOORS

A_WEEK: Final = timedelta(days=7)
BACK: Final = 4
"""So many weeks that are over are caught up, when the worker stood still."""

SAMPLE: Final = 3
"""So many looks of each organisation in a week are drawn by chance."""

BULK: Final = 60
"""Opening more people's files one by one in one day is an alarm: a full list has some forty."""

STAFF: Final = frozenset(Role) - {
    Role.PARTICIPANT,
    Role.TRUSTED_PERSON,
    Role.MANDATED_LAWYER,
    Role.PROGRAMME,
    Role.SYSTEM,
}


@dataclass(frozen=True)
class Look:
    """One look or act of a member of staff: whose, when, at whom."""

    event: UUID
    at: datetime
    actor: UUID
    role: str
    organisation: UUID | None
    act: str
    people: frozenset[UUID]

    @property
    def day(self) -> date:
        """The day where the court sits."""
        return timezone.localdate(self.at)

    @property
    def opens_one(self) -> bool:
        """Whether it is about one person, not a list with many."""
        return len(self.people) == 1


Strange = Callable[[Collection[Look]], Iterable[Look]]


def draw(door: str) -> int:
    """Draw every week that is over and was not drawn; how many rows there are now for review."""
    this_week = clock.today() - timedelta(days=clock.today().weekday())
    drawn = set(_rows(door).filter(reason=Review.Reason.WEEK).values_list("week", flat=True))
    weeks = (this_week - number * A_WEEK for number in range(BACK, 0, -1))
    return sum(_draw(door, week) for week in weeks if week not in drawn)


@transaction.atomic
def _draw(door: str, week: date) -> int:
    looks = list(_looks(door, week))
    review, now = log.table(door, "review"), clock.now()
    rows = [
        review(week=week, reason=reason, drawn_at=now, **said) for reason, said in _chosen(door, looks, week)
    ]
    begin = timezone.make_aware(datetime.combine(week, time()))
    rows.append(review(week=week, reason=Review.Reason.WEEK, drawn_at=now, at=begin, people=len(looks)))
    for row in rows:
        row.save(force_insert=True)
    log.record(by=worker(door), act="review.draw", week=week.isoformat(), rows=len(rows) - 1)
    return len(rows) - 1


def _chosen(door: str, looks: Collection[Look], week: date) -> Iterator[tuple[str, dict[str, Any]]]:
    for look in sample(looks, week):
        yield Review.Reason.SAMPLE, _said([look])
    watching = import_module(DOORS[door].watching)
    alarms: Mapping[str, Strange] = {
        Review.Reason.OWN_NAME: watching.of_own_name,
        Review.Reason.NO_RELATION: watching.without_relation,
        Review.Reason.BULK: many,
    }
    for reason, strange in alarms.items():
        for day in by_actor_and_day(strange([look for look in looks if look.opens_one])):
            yield reason, _said(day)


def sample(looks: Iterable[Look], week: date) -> Iterator[Look]:
    """A few looks of each organisation. Nobody can know before he looks whether it will be among them, and anybody can
    do the drawing again: it is by the hash of the week and the event's random key.
    """
    theirs: defaultdict[UUID | None, list[Look]] = defaultdict(list)
    for look in looks:
        theirs[look.organisation].append(look)
    for some in theirs.values():
        yield from sorted(some, key=lambda look: _lot(week, look.event))[:SAMPLE]


def _lot(week: date, event: UUID) -> bytes:
    return hashlib.sha256(f"{week}/{event}".encode()).digest()


def many(looks: Collection[Look]) -> Iterator[Look]:
    """The looks of whoever opened the files of too many people on one day."""
    for day in by_actor_and_day(looks):
        if len(_people(day)) > BULK:
            yield from day


def by_actor_and_day(looks: Iterable[Look]) -> Iterator[list[Look]]:
    """The looks of one account on one day together, in their order."""
    together: defaultdict[tuple[UUID, date], list[Look]] = defaultdict(list)
    for look in looks:
        together[look.actor, look.day].append(look)
    yield from together.values()


def _people(looks: Iterable[Look]) -> frozenset[UUID]:
    return frozenset[UUID]().union(*(look.people for look in looks))


def _said(looks: list[Look]) -> dict[str, Any]:
    first = looks[0]
    acts = {look.act for look in looks}
    return {
        "at": first.at,
        "actor": first.actor,
        "role": first.role,
        "organisation": first.organisation,
        "act": first.act if len(acts) == 1 else "",
        "people": len(_people(looks)),
    }


def _looks(door: str, week: date) -> Iterator[Look]:
    """Every look and act of staff about somebody in that week."""
    begin, end = (
        timezone.make_aware(datetime.combine(day, time())).astimezone(UTC).isoformat()
        for day in (week, week + A_WEEK)
    )
    rows = log.table(door, "event")._default_manager.filter(at__gte=begin, at__lt=end).order_by("at", "id")
    for key, body in rows.values_list("id", "body").iterator(chunk_size=2000):
        said = json.loads(body)
        if said["subjects"] and said["role"] in STAFF:
            yield Look(
                event=key,
                at=datetime.fromisoformat(said["at"]),
                actor=UUID(said["by"]),
                role=said["role"],
                organisation=UUID(said["organisation"]) if said["organisation"] else None,
                act=said["act"],
                people=frozenset(map(UUID, said["subjects"])),
            )


def _rows(door: str) -> Any:
    return log.table(door, "review")._default_manager
