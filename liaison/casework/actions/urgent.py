"""Urgent access: one person, one hour, a reason, and a review by somebody else (secrecy.md, R17)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.http import Http404

from liaison.care import vault
from liaison.casework.models import Assignment, UrgentAccess
from liaison.casework.queries import urgent as queries
from liaison.casework.rules import LEAST_REASON, URGENT_FOR, URGENT_TRIES_WITHIN
from liaison.common import clock, ids, log
from liaison.common.viewer import Viewer

KIND = "M32"
VERDICTS = frozenset(UrgentAccess.Verdict.values)


class UrgentRefusedError(ValueError):
    """Urgent access that may not be opened now: another one runs, a review is overdue, or too many wrong tries."""


@dataclass(frozen=True)
class Sought:
    """Whom somebody names, exactly, and why it cannot wait for his own liaison."""

    name: str
    born_on: date
    reason: str


@transaction.atomic
def open_urgently(*, by: Viewer, sought: Sought) -> UUID | None:
    """Open the file of one person of the own service for an hour; his key, or None where nobody is exactly that.

    Raises ``Http404`` at any other door or role, ``UrgentRefusedError`` where it may not be now.
    """
    reason = sought.reason.strip()
    if not queries.is_allowed(by):
        raise Http404
    if why_not(by) or len(reason) < LEAST_REASON:
        raise UrgentRefusedError
    person = queries.sought(by, sought.name, sought.born_on)
    if person is None:
        _count(by)
        log.record(by=by, act="urgent.refuse")
        return None
    now, key = clock.now(), ids.new_id(UrgentAccess._meta.db_table)
    span = {"participant_id": person, "account_id": by.id}
    Assignment.objects.create(**span, starts_at=now, ends_at=now + URGENT_FOR, kind=Assignment.Kind.URGENT)
    sealed = vault.seal(person, reason, table=UrgentAccess._meta.db_table, row=key, field="sealed")
    UrgentAccess.objects.create(id=key, **span, opened_at=now, ends_at=now + URGENT_FOR, sealed=sealed)
    log.record(by=by, act="urgent.open", subjects=[person], kinds=[KIND], access=str(key))
    return person


def why_not(viewer: Viewer) -> str:
    """Why the viewer opens nobody now, as a code: ``running``, ``locked``, ``tries``; nothing where he may."""
    if queries.running(viewer):
        return "running"
    if queries.is_locked(viewer):
        return "locked"
    return "" if queries.may_try(viewer) else "tries"


@transaction.atomic
def review(*, by: Viewer, access: UUID, verdict: str) -> None:
    """Say whether it was needed; the person reads it. Raises ``Http404`` for one's own, and for another service's."""
    row = queries.access(by, access)
    if row.is_own or verdict not in VERDICTS:
        raise Http404
    rows = UrgentAccess.objects.related_to(by, {row.participant}).filter(pk=row.id, reviewed_at=None)
    rows.update(reviewed_by=by.id, reviewed_at=clock.now(), verdict=verdict)
    log.record(
        by=by,
        act="urgent.review",
        subjects=[row.participant],
        kinds=[KIND],
        access=str(access),
        verdict=verdict,
    )


def _count(by: Viewer) -> None:
    key = queries.tries_of(by)
    cache.add(key, 0, timeout=int(URGENT_TRIES_WITHIN.total_seconds()))
    cache.incr(key)
