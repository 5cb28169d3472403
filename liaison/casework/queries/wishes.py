"""Who asks for another liaison: for the coordinator of the service that this person is with, and for himself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import Http404

from liaison.casework.models import Assignment, LiaisonWish
from liaison.casework.queries.relation import BECAUSE, active
from liaison.casework.rules import WITHOUT_A_LIAISON
from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure import gate
from liaison.participants.models import Participant

KINDS = frozenset({"M01", "M05"})


@dataclass(frozen=True, kw_only=True)
class Wish:
    """That somebody asks for another liaison, with who it is now. No reason is asked, so none is kept."""

    id: UUID
    participant: UUID
    name: Annotated[str, "M01"] = ""
    liaisons: Annotated[tuple[str, ...], "M05"] = ()
    asked_at: Annotated[datetime | None, "M05"] = None


def open_wishes(viewer: Viewer) -> tuple[Wish, ...]:
    """Those of people whose liaison is of the coordinator's own service, oldest first; the look is logged."""
    if viewer.door != "care" or viewer.role != Role.COORDINATOR:
        return ()
    with_whom = _liaisons_of(viewer)
    may = gate.permitted(viewer, KINDS, WITHOUT_A_LIAISON)
    rows = LiaisonWish.objects.related_to(viewer, with_whom).filter(answered_at=None)
    found = list(rows.order_by("asked_at", "id"))
    people = Participant.objects.related_to(viewer, {row.participant_id for row in found}).in_bulk()
    log.record(by=viewer, act="liaison.wishes-look", subjects=people, kinds=may)
    return tuple(
        gate.withhold(
            Wish(
                id=row.pk,
                participant=row.participant_id,
                name=people[row.participant_id].name,
                liaisons=with_whom[row.participant_id],
                asked_at=row.asked_at,
            ),
            may,
        )
        for row in found
    )


def open_wish(viewer: Viewer, wish: UUID) -> Wish:
    """One of them. Raises ``Http404`` for any other."""
    for row in open_wishes(viewer):
        if row.id == wish:
            return row
    raise Http404


def _liaisons_of(viewer: Viewer) -> dict[UUID, tuple[str, ...]]:
    rows = Assignment.objects.unguarded(because=BECAUSE).filter(
        active(clock.now()), account__organisation=viewer.organisation
    )
    found: dict[UUID, tuple[str, ...]] = {}
    pairs = rows.order_by("account__name").values_list("participant_id", "account__name")
    for person, name in pairs:
        found[person] = (*found.get(person, ()), name)
    return found


def own_wish(viewer: Viewer) -> datetime | None:
    """Since when the signed-in participant asks for another liaison, if he does. The page that asks logs it (M05)."""
    if viewer.person is None or "M05" not in gate.permitted(viewer, {"M05"}, gate.tie_at_me(viewer)):
        return None
    own = LiaisonWish.objects.seen_by(viewer).filter(answered_at=None)
    return own.values_list("asked_at", flat=True).first()
