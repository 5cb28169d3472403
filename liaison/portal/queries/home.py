"""The first page: when and where next, what was agreed, how to reach my person; beneath them what is rarely needed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q

from liaison.care import vault
from liaison.care.queries.referring import OwnReferral, of_himself
from liaison.casework.models import Assignment
from liaison.casework.queries.contacts import OwnContact, next_of_himself
from liaison.casework.queries.urgent import OwnAccess
from liaison.casework.queries.urgent import of_himself as of_himself_urgent
from liaison.casework.queries.wishes import own_wish
from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.court.queries.agenda import (
    Judged,
    NextAppearance,
    SittingResult,
    agreements_of,
    judgment_of,
    next_appearance,
)
from liaison.disclosure.queries import is_closed
from liaison.portal.queries.occasions import dated
from liaison.portal.queries.offered import OwnOffer, own_offers

KINDS: Final = frozenset({"M04", "M05", "M13", "M27"})
AGREED: Final = frozenset({"M03", "M04", "M27"})
TOLD_FOR: Final = timedelta(days=30)
"""So long his first page says that his file was opened urgently; the list of who looked says it for good."""

HELP: Final = frozenset({"M02", "M05", "M22"})


@dataclass(frozen=True)
class MyLiaison:
    """Who helps him on his way, and from which service."""

    name: str
    organisation: str


@dataclass(frozen=True)
class Home:
    """What his first page shows. ``is_open`` says that he can still tell something for the next date, ``is_last`` that
    this date is set to end his path, ``offer`` what he has not answered yet. ``wished_at`` is since when he asks for
    another liaison.
    """

    next: NextAppearance | None
    is_open: bool
    is_last: bool
    contact: OwnContact | None
    last: SittingResult | None
    liaisons: tuple[MyLiaison, ...]
    wished_at: datetime | None
    offer: OwnOffer | None = None
    urgent: tuple[OwnAccess, ...] = ()


@dataclass(frozen=True)
class Agreed:
    """Everything that was decided and agreed about him, the latest first, and the judgment if there is one."""

    results: tuple[SittingResult, ...]
    judged: Judged | None


def home(viewer: Viewer, participant: UUID) -> Home:
    """The participant's own first page; the look is logged."""
    coming = next_appearance(viewer, participant)
    date = dated(viewer, coming.id) if coming else None
    results = agreements_of(viewer, participant)
    with vault.open_for({participant}):
        contact = next_of_himself(viewer)
    urgent = tuple(one for one in of_himself_urgent(viewer) if clock.now() - one.at < TOLD_FOR)
    kinds = KINDS | {"M32"} if urgent else KINDS
    log.record(by=viewer, act="home.look", subjects=[participant], kinds=kinds)
    return Home(
        next=coming,
        is_open=date is not None and not is_closed(date.occasion),
        is_last=date is not None and date.is_last,
        contact=contact,
        last=results[0] if results else None,
        liaisons=my_liaisons(viewer),
        wished_at=own_wish(viewer),
        offer=next((each for each in own_offers(viewer) if each.is_open), None),
        urgent=urgent,
    )


def agreed(viewer: Viewer, participant: UUID) -> Agreed:
    """The page of agreements and decisions; the look is logged."""
    results = agreements_of(viewer, participant)
    judged = judgment_of(viewer, participant)
    log.record(by=viewer, act="agreed.look", subjects=[participant], kinds=AGREED)
    return Agreed(results, judged)


def helped(viewer: Viewer, participant: UUID) -> tuple[OwnReferral, ...]:
    """Where he was referred to, what was sent about him, and where each stands; the look is logged."""
    found = of_himself(viewer)
    log.record(by=viewer, act="referral.look", subjects=[participant], kinds=HELP)
    return found


def my_liaisons(viewer: Viewer) -> tuple[MyLiaison, ...]:
    """Who is assigned to him now. The page that asks logs the look."""
    now = clock.now()
    active = Assignment.objects.seen_by(viewer).filter(
        Q(ends_at=None) | Q(ends_at__gt=now), starts_at__lte=now
    )
    active = active.exclude(kind=Assignment.Kind.URGENT)
    return tuple(_people(active.order_by("starts_at", "pk").values_list(*_NAMES)))


_NAMES: Final = ("account__name", "account__organisation__name")


def _people(names: Iterable[tuple[str, str]]) -> Iterable[MyLiaison]:
    return (MyLiaison(name, organisation) for name, organisation in dict.fromkeys(names))
