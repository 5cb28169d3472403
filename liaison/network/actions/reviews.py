"""A drawn look marked as reviewed, once, with the finding and the reason."""

from uuid import UUID

from django.db import IntegrityError, transaction

from liaison.common import clock, log
from liaison.common.models import WATCHED, Review
from liaison.common.viewer import Viewer
from liaison.network.models import ReviewMark
from liaison.network.rules.reviews import is_a_reason


class ReviewRefusedError(ValueError):
    """There is no such drawn look, it was reviewed already, or no reason was given."""


@transaction.atomic
def mark_reviewed(*, by: Viewer, review: UUID, finding: str, why: str) -> None:
    """Keep what was found. Raises ``ReviewRefusedError``."""
    tables = (log.table(door, "review")._default_manager for door in WATCHED)
    is_drawn = any(rows.filter(pk=review).exclude(reason=Review.Reason.WEEK).exists() for rows in tables)
    if not is_drawn or not is_a_reason(why) or finding not in ReviewMark.Finding.values:
        raise ReviewRefusedError
    try:
        with transaction.atomic():
            ReviewMark.objects.create(
                review=review, finding=finding, why=why.strip(), marked_at=clock.now(), marked_by=by.id
            )
    except IntegrityError:
        raise ReviewRefusedError from None
    log.record(by=by, act="review.mark", review=str(review), finding=finding)
