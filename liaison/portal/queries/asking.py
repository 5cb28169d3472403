"""Which programmes he can ask how often he was there, and what they answered."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from liaison.care.models import Attestation
from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.network.models import Programme

KINDS: Final = frozenset({"M05", "M06"})


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


def programmes() -> tuple[tuple[UUID, str], ...]:
    """Every programme, by its organisation and name; about nobody."""
    rows = Programme.objects.order_by("organisation__name", "name", "pk")
    return tuple(
        (pk, f"{organisation}, {name}")
        for pk, organisation, name in rows.values_list("pk", "organisation__name", "name")
    )


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
