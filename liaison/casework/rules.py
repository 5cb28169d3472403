"""The liaison's work as rules: what ties him to a person, in which order people and parts of life come."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Protocol, TypeVar
from uuid import UUID

from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure.rules.decision import Action, Actor, Relation, decide
from liaison.disclosure.rules.matrix import COLUMN_OF_ROLE

WITH_A_LIAISON: Final = Relation(assigned=True, own_entry=True)
"""An active assignment: the case is his own, and so are the entries of the pair and of dated cover (matrix, M13)."""

WITHOUT_A_LIAISON: Final = Relation(assigned=True)
"""A coordinator's tie to somebody whom nobody has been assigned to: his case, and no entry of anybody."""

OF_HER_SERVICE: Final = Relation(assigned=True, own_entry=True)
"""A coordinator's tie to what a liaison of her own service opened urgently: the line about it, never the file."""

URGENT_FOR: Final = timedelta(minutes=60)
LEAST_REASON: Final = 20
REVIEWED_WITHIN: Final = 5
URGENT_TRIES: Final = 5
URGENT_TRIES_WITHIN: Final = timedelta(hours=1)
"""Urgent access: how long it lasts, the letters of a reason, the working days for its review, wrong names in an hour.

Source: secrecy.md, R17 and section 6 (Norwegian hospitals: lists of exceptions that nobody followed up).
"""

ASSIGNABLE: Final = frozenset({Role.LIAISON, Role.COORDINATOR})
OPEN_STATES: Final = frozenset({"notified", "offered", "running"})
"""States of a path in which somebody may need a liaison. An offer that was declined or a path that ended needs none."""

LIFE: Final = ("housing", "work", "people", "health", "money", "use")
"""The parts of life in the order of every page: abstinence is not the goal, a life is, so use comes last."""

FILE_KINDS: Final = frozenset({"M01", "M03", "M04", "M05", "M06", "M13", "M22", "M27", "M31", "M40"})
"""Every matrix row that a file has a place for; which of them a viewer is shown, the decision says."""


class Dated(Protocol):
    """Somebody on a list, with the day on which something is next."""

    @property
    def next_day(self) -> date | None: ...

    @property
    def sorting_name(self) -> str: ...


Row = TypeVar("Row", bound=Dated)


def due_by(day: date, working_days: int, is_working_day: Callable[[date], bool]) -> date:
    """The last of so many working days after a day."""
    while working_days:
        day += timedelta(days=1)
        working_days -= is_working_day(day)
    return day


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Those without a next date first, then by date, then by name (interface.md, rule 3)."""
    return tuple(sorted(rows, key=lambda row: (row.next_day or date.min, row.sorting_name)))


def age_on(born_on: date, day: date) -> int:
    """Full years on a day; somebody born on 29 February is a year older on 1 March."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def born_on(typed: str) -> date | None:
    """The day that was typed as a birth date, day first or year first, with any sign between; None for no day."""
    parts = re.fullmatch(r"\s*(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{2,4})\s*", typed)
    if parts is None:
        return None
    first, month, last = parts.groups()
    year, day = (first, last) if len(first) == 4 else (last, first)
    if len(year) != 4:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def is_number(typed: str) -> bool:
    """Whether a file number was typed rather than a name: names have no figures."""
    return any(sign.isdecimal() for sign in typed)


def bare_number(number: str) -> str:
    """A file number without its signs and spaces, for comparing a part of it that was typed."""
    return "".join(sign for sign in number.casefold() if sign.isalnum())


@dataclass(frozen=True)
class Load:
    """One liaison on the rota: how many people are with her, and when she was last given one."""

    id: UUID
    name: str
    people: int
    last_assigned_at: datetime | None


def rota(loads: Iterable[Load]) -> tuple[Load, ...]:
    """Whose turn it is: who has fewest people now, then who was longest not given one; never given one goes first."""
    return tuple(
        sorted(
            loads,
            key=lambda load: (
                load.people,
                load.last_assigned_at is not None,
                load.last_assigned_at.timestamp() if load.last_assigned_at else 0.0,
                load.name,
            ),
        )
    )


def last_day(ends_at: datetime) -> date:
    """The last day of what ends at this moment, given where the court sits: midnight ends the day before it."""
    return (ends_at - timedelta(microseconds=1)).date()


def month_of(first: date, day: date) -> int:
    """Which month of a way a day lies in: the first day begins month 1."""
    full = (day.year - first.year) * 12 + day.month - first.month - (day.day < first.day)
    return max(full, 0) + 1


def may_write(viewer: Viewer, kind: str, relation: Relation, now: datetime) -> bool:
    """Whether the matrix lets this viewer write this kind, with this tie to the person."""
    actor = Actor(viewer.id, COLUMN_OF_ROLE[viewer.role], viewer.door)
    return bool(decide(actor, Action.WRITE, kind, relation, None, now))
