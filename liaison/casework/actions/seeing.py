"""Marking as seen what others changed: by the viewer's own hand, never by a page that was only opened."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from liaison.casework.models import Seen
from liaison.casework.queries.relation import related_people
from liaison.common import clock, log
from liaison.common.viewer import Viewer


@transaction.atomic
def mark_seen(*, by: Viewer, people: Iterable[UUID] = (), until: datetime | None = None) -> int:
    """Move the viewer's mark of these people, or of all of hers, to ``until`` or to now; returns of how many.

    ``until`` is the moment at which the page was drawn, so that what came after it is still told. A mark never moves
    back, and people who are not hers are left alone.
    """
    moment = min(until or clock.now(), clock.now())
    own = related_people(by)
    chosen = own & frozenset(people) if people else own
    rows = Seen.objects.related_to(by, chosen).filter(account=by.id)
    known = frozenset(rows.values_list("participant_id", flat=True))
    rows.filter(seen_at__lt=moment).update(seen_at=moment)
    Seen.objects.bulk_create(
        Seen(participant_id=person, account_id=by.id, seen_at=moment) for person in sorted(chosen - known)
    )
    log.record(by=by, act="changes.seen", subjects=chosen, kinds=["M05"])
    return len(chosen)
