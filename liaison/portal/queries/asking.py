"""Which programmes he can ask how often he was there, and what they answered."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from liaison.care.models import Attestation, Referral, Stay
from liaison.care.rules.referring import State
from liaison.care.rules.staying import Ending
from liaison.common import log
from liaison.common.folding import fold
from liaison.common.viewer import Viewer
from liaison.network.models import Programme

KINDS: Final = frozenset({"M05", "M06"})
MOST: Final = 10
"""Programmes that a search finds at most; beyond them a word more is asked for."""


@dataclass(frozen=True)
class Named:
    """A programme, with whose it is."""

    id: UUID
    name: str


@dataclass(frozen=True)
class Asked:
    """One question to a programme; ``kept`` of ``planned`` once it has answered."""

    programme: str
    starts_on: date
    ends_on: date
    asked_at: datetime
    attested_at: datetime | None
    planned: int | None
    kept: int | None


def programmes(viewer: Viewer, sought: str = "") -> tuple[Named, ...]:
    """Those where he was referred or stays or stayed, by name; then what a search by name finds elsewhere, at most ten.

    The page that asks logs the look.
    """
    own = _of(Programme.objects.filter(pk__in=_been(viewer)))
    known = {each.id for each in own}
    words = fold(sought).split()
    if not words:
        return own
    every = _of(Programme.objects.exclude(pk__in=known).exclude(status=Programme.Status.DEFUNCT))
    found = [each for each in every if all(word in fold(each.name) for word in words)]
    return (*own, *found[:MOST])


def _been(viewer: Viewer) -> set[UUID]:
    sent = Referral.objects.seen_by(viewer).exclude(sent_at=None).exclude(state=State.ENTERED_IN_ERROR)
    stays = Stay.objects.seen_by(viewer).exclude(ending=Ending.ENTERED_IN_ERROR)
    asked = Attestation.objects.seen_by(viewer)
    return {
        programme
        for rows in (sent, stays, asked)
        for programme in rows.order_by().values_list("programme_id", flat=True)
    }


def _of(rows: QuerySet[Programme]) -> tuple[Named, ...]:
    facts = rows.order_by("organisation__name", "name", "pk").values_list("pk", "organisation__name", "name")
    return tuple(Named(pk, name if of in name else f"{of}, {name}") for pk, of, name in facts)


def attestations(viewer: Viewer, participant: UUID) -> tuple[Asked, ...]:
    """What he asked and what was answered; the look is logged."""
    found = attested(viewer)
    log.record(by=viewer, act="attestation.look", subjects=[participant], kinds=KINDS)
    return found


def attested(viewer: Viewer) -> tuple[Asked, ...]:
    """The same for a page that logs a look of its own."""
    rows = Attestation.objects.seen_by(viewer).order_by("-asked_at", "pk")
    facts = rows.values_list(
        "programme__name", "starts_on", "ends_on", "asked_at", "attested_at", "planned", "kept"
    )
    return tuple(Asked(*each) for each in facts)
