"""The relation through which rows about people open to a liaison: an assignment that is active now."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from liaison.casework.models import Assignment
from liaison.casework.rules import ASSIGNABLE, WITH_A_LIAISON, may_write
from liaison.common import clock, gated
from liaison.common.gated import GatedQuerySet
from liaison.common.session_level import SessionOverError
from liaison.common.viewer import Viewer

WHAT_HAPPENED = "M13"
BECAUSE = "an assignment is the relation by which everything else opens"


def active(now: datetime) -> Q:
    """Assignments that have begun and have not ended; the end itself is the first moment without one."""
    return Q(starts_at__lte=now) & (Q(ends_at=None) | Q(ends_at__gt=now))


def related_people(viewer: Viewer) -> frozenset[UUID]:
    """The people whom this viewer is assigned to at this moment, at the care door; urgent access opens no list."""
    return frozenset(participant for participant, _, _ in own_assignments(viewer))


def own_assignments(viewer: Viewer) -> tuple[tuple[UUID, datetime, datetime | None], ...]:
    """Whom this viewer is assigned to at this moment, since when and until when; somebody may be there twice."""
    lists = _own(viewer, Q()).exclude(kind=Assignment.Kind.URGENT)
    rows = _in_one_session(viewer, lists)
    return tuple((row.participant_id, row.starts_at, row.ends_at) for row in rows)


def _own(viewer: Viewer, which: Q) -> GatedQuerySet[Assignment]:
    """Her assignments that are active and fit, and any cover that began or ended since she signed in."""
    rows = Assignment.objects.unguarded(because=BECAUSE).order_by()
    if viewer.door != "care" or viewer.role not in ASSIGNABLE:
        return rows.none()
    now = clock.now()
    wanted = active(now) & which
    if viewer.since:
        wanted |= Q(kind=Assignment.Kind.COVER) & (
            Q(starts_at__gt=viewer.since, starts_at__lte=now) | Q(ends_at__gt=viewer.since, ends_at__lte=now)
        )
    return rows.filter(wanted, account=viewer.id).only("participant_id", "kind", "starts_at", "ends_at")


def _in_one_session(viewer: Viewer, rows: GatedQuerySet[Assignment]) -> list[Assignment]:
    """The rows. Raises ``SessionOverError`` where a cover among them began or ended since the session began."""
    found, now, since = list(rows), clock.now(), viewer.since
    for row in found:
        is_new = since is not None and row.starts_at > since
        is_past = row.ends_at is not None and row.ends_at <= now
        if row.kind == Assignment.Kind.COVER and (is_new or is_past):
            raise SessionOverError
    return found


def require(viewer: Viewer, participant: UUID) -> frozenset[UUID]:
    """The one person, as the people that a query may open; raises ``Http404`` where the viewer has no relation.

    On PostgreSQL her assignment is held until the transaction ends: whoever ends it meanwhile waits until what she reads
    has been read, and who comes after the end reads nothing. Where only urgent access opens him, the log marks whatever
    follows.
    """
    rows = _in_one_session(viewer, _own(viewer, Q(participant=participant)).select_for_update(no_key=True))
    if not rows:
        raise Http404
    if all(row.kind == Assignment.Kind.URGENT for row in rows):
        gated.opened_urgently(participant, max(row.ends_at for row in rows if row.ends_at))
    return frozenset({participant})


def require_to_write(viewer: Viewer, participant: UUID, kind: str) -> frozenset[UUID]:
    """The same for a write of one matrix row; raises ``Http404`` also where the matrix does not let him write it.

    Under urgent access only what happened is written down (M13): plan, referrals and the way in stay as they are.
    """
    people = require(viewer, participant)
    if participant in gated.urgent() and kind != WHAT_HAPPENED:
        raise Http404
    if not may_write(viewer, kind, WITH_A_LIAISON, clock.now()):
        raise Http404
    return people
