"""He lets his lawyer read some of it here, and ends that whenever he wants."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.http import Http404

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.participants.models import Mandate
from liaison.portal.queries.mandates import ALWAYS, TICKED, lawyers


@transaction.atomic
def give(*, by: Viewer, participant: UUID, lawyer: UUID, rows: Iterable[str], ends_on: date) -> None:
    """Give one lawyer a mandate over the ticked rows; an earlier one to the same lawyer ends.

    Raises ``Http404`` for a sign-in that is no lawyer's.
    """
    if lawyer not in dict(lawyers()):
        raise Http404
    now = clock.now()
    Mandate.objects.seen_by(by).filter(sign_in=lawyer, ended_at=None).update(ended_at=now)
    ticked = [row for row in TICKED if row in set(rows)]
    row = Mandate.objects.create(
        participant_id=participant,
        sign_in_id=lawyer,
        matrix_rows=",".join([*ALWAYS, *ticked]),
        given_at=now,
        ends_on=ends_on,
    )
    log.record(by=by, act="mandate.give", subjects=[participant], kinds=["M29"], mandate=str(row.pk))


@transaction.atomic
def end(*, by: Viewer, participant: UUID, mandate: UUID) -> None:
    """End a mandate; what was read cannot be unread. Raises ``Http404`` for one that is not his or has ended."""
    own = Mandate.objects.seen_by(by).filter(pk=mandate, ended_at=None)
    if not own.update(ended_at=clock.now()):
        raise Http404
    log.record(by=by, act="mandate.end", subjects=[participant], kinds=["M29"], mandate=str(mandate))
