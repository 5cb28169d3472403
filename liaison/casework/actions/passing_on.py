"""What a liaison passes on for a person: his request to a programme, and the liaison's own answer as a source."""

from uuid import UUID

from django.db import transaction

from liaison.care import actions as care
from liaison.casework.queries.relation import related_people, require_to_write
from liaison.common.viewer import Viewer


@transaction.atomic
def send_on(
    *, by: Viewer, participant: UUID, attestation: UUID, is_renewal: bool = False
) -> care.SentOn | None:
    """Send the participant's request on to the programme. Raises ``Http404``; nothing for what was sent already."""
    people = require_to_write(by, participant, "M06")
    return care.send_on(by=by, attestation=attestation, people=people, is_renewal=is_renewal)


@transaction.atomic
def answer_as_source(*, by: Viewer, statement: UUID, is_confirmed: bool) -> UUID | None:
    """Turn the liaison's own key, or do not; returns whom it was about, nobody where nothing waited for this key.

    A liaison whose assignment has ended is no longer asked.
    """
    return care.turn(by=by, people=related_people(by), statement=statement, is_confirmed=is_confirmed)
