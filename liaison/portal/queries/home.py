"""The first page: when and where next, what was agreed, how to reach my person."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Q

from liaison.casework.models import Assignment
from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.court.queries.agenda import NextAppearance, SittingResult, agreements_of, next_appearance
from liaison.disclosure.queries import is_closed
from liaison.disclosure.rules.handover import Occasion

KINDS: Final = frozenset({"M04", "M05", "M27"})


@dataclass(frozen=True)
class MyLiaison:
    """Who helps him on his way, and from which service."""

    name: str
    organisation: str


@dataclass(frozen=True)
class Home:
    """What his first page shows. ``is_open`` says that he can still tell something for the next date."""

    next: NextAppearance | None
    is_open: bool
    last: SittingResult | None
    liaisons: tuple[MyLiaison, ...]


def home(viewer: Viewer, participant: UUID) -> Home:
    """The participant's own first page; the look is logged."""
    coming = next_appearance(viewer, participant)
    results = agreements_of(viewer, participant)
    log.record(by=viewer, act="home.look", subjects=[participant], kinds=KINDS)
    return Home(
        next=coming,
        is_open=coming is not None and not is_closed(_occasion(coming)),
        last=results[0] if results else None,
        liaisons=my_liaisons(viewer),
    )


def _occasion(coming: NextAppearance) -> Occasion:
    return Occasion(coming.id, coming.sitting_id, coming.participant, coming.closes_at)


def my_liaisons(viewer: Viewer) -> tuple[MyLiaison, ...]:
    """Who is assigned to him now. The page that asks logs the look."""
    now = clock.now()
    active = Assignment.objects.seen_by(viewer).filter(
        Q(ends_at=None) | Q(ends_at__gt=now), starts_at__lte=now
    )
    names = active.order_by("starts_at", "pk").values_list("account__name", "account__organisation__name")
    return tuple(MyLiaison(name, organisation) for name, organisation in names)
