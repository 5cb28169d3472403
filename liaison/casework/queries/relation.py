"""The relation through which rows about people open to a liaison: an assignment that is active now."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from liaison.casework.models import Assignment
from liaison.casework.rules import ASSIGNABLE, WITH_A_LIAISON, may_write
from liaison.common import clock
from liaison.common.gated import GatedQuerySet
from liaison.common.viewer import Viewer

BECAUSE = "an assignment is the relation by which everything else opens"


def active(now: datetime) -> Q:
    """Assignments that have begun and have not ended; the end itself is the first moment without one."""
    return Q(starts_at__lte=now) & (Q(ends_at=None) | Q(ends_at__gt=now))


def related_people(viewer: Viewer) -> frozenset[UUID]:
    """The people whom this viewer is assigned to at this moment, at the care door."""
    return frozenset(_own(viewer).values_list("participant_id", flat=True))


def own_assignments(viewer: Viewer) -> tuple[tuple[UUID, datetime, datetime | None], ...]:
    """Whom this viewer is assigned to at this moment, since when and until when; somebody may be there twice."""
    return tuple(_own(viewer).values_list("participant_id", "starts_at", "ends_at"))


def _own(viewer: Viewer) -> GatedQuerySet[Assignment]:
    rows = Assignment.objects.unguarded(because=BECAUSE).order_by()
    if viewer.door != "care" or viewer.role not in ASSIGNABLE:
        return rows.none()
    return rows.filter(active(clock.now()), account=viewer.id)


def require(viewer: Viewer, participant: UUID) -> frozenset[UUID]:
    """The one person, as the people that a query may open; raises ``Http404`` where the viewer has no relation."""
    if not _own(viewer).filter(participant=participant).exists():
        raise Http404
    return frozenset({participant})


def require_to_write(viewer: Viewer, participant: UUID, kind: str) -> frozenset[UUID]:
    """The same for a write of one matrix row; raises ``Http404`` also where the matrix does not let him write it."""
    people = require(viewer, participant)
    if not may_write(viewer, kind, WITH_A_LIAISON, clock.now()):
        raise Http404
    return people
