"""He asks a programme how often he was there. His liaison sends the question on; the answer is his."""

from datetime import date
from uuid import UUID

from django.db import transaction

from liaison.care.models import Attestation
from liaison.common import clock, log
from liaison.common.viewer import Viewer


@transaction.atomic
def ask(*, by: Viewer, participant: UUID, programme: UUID, starts_on: date, ends_on: date) -> None:
    """Ask one programme about one period."""
    row = Attestation.objects.create(
        participant_id=participant,
        programme_id=programme,
        starts_on=starts_on,
        ends_on=ends_on,
        asked_at=clock.now(),
    )
    log.record(
        by=by, act="attestation.ask", subjects=[participant], kinds=["M05", "M06"], attestation=str(row.pk)
    )
