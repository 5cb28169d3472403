"""The next contact: planned in two fields, and its outcome said with one click."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from liaison.care import vault
from liaison.casework.models import PlannedContact
from liaison.casework.queries.relation import related_people, require_to_write
from liaison.common import clock, ids, log
from liaison.common.viewer import Viewer

KIND = "M13"


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """When, how and where, in words that the person himself reads on his page."""

    at: datetime
    contact: str
    place: str = ""


@transaction.atomic
def plan_contact(*, by: Viewer, participant: UUID, meeting: Meeting) -> UUID:
    """Plan the next contact with a person; its key. Raises ``Http404`` for somebody who is not the viewer's."""
    people = require_to_write(by, participant, KIND)
    key = ids.new_id(PlannedContact._meta.db_table)
    PlannedContact.objects.create(
        id=key,
        participant_id=participant,
        account_id=by.id,
        starts_at=meeting.at,
        contact=meeting.contact,
        planned_at=clock.now(),
        sealed=vault.seal(
            participant, meeting.place, table=PlannedContact._meta.db_table, row=key, field="sealed"
        ),
    )
    log.record(by=by, act="contact.plan", subjects=people, kinds=[KIND], contact=str(key))
    return key


@transaction.atomic
def answer_contact(*, by: Viewer, contact: UUID, outcome: str) -> UUID:
    """Say how a contact went, or that it is moved; a later answer takes the place of an earlier. Returns with whom.

    Raises ``Http404`` for a contact with nobody of the viewer's, and for an outcome that there is not.
    """
    if outcome not in PlannedContact.Outcome.values:
        raise Http404
    rows = PlannedContact.objects.related_to(by, related_people(by)).filter(pk=contact)
    participant = rows.values_list("participant_id", flat=True).first()
    if participant is None:
        raise Http404
    people = require_to_write(by, participant, KIND)
    rows.update(outcome=outcome, answered_by=by.id, answered_at=clock.now())
    log.record(
        by=by, act="contact.answer", subjects=people, kinds=[KIND], contact=str(contact), outcome=outcome
    )
    return participant
