"""What carries a person: short lines, written with him, taken off when they no longer hold."""

from uuid import UUID

from django.db import transaction
from django.http import Http404

from liaison.care import vault
from liaison.casework.models import Strength
from liaison.casework.queries.relation import require_to_write
from liaison.common import clock, ids, log
from liaison.common.viewer import Viewer

KIND = "M22"


@transaction.atomic
def add_strength(*, by: Viewer, participant: UUID, domain: str, when: str, words: str) -> UUID:
    """Keep one line, sealed; its key. Raises ``Http404`` for a person who is not the viewer's."""
    people = require_to_write(by, participant, KIND)
    key = ids.new_id(Strength._meta.db_table)
    Strength.objects.create(
        id=key,
        participant_id=participant,
        author_id=by.id,
        domain=domain,
        when=when,
        written_at=clock.now(),
        sealed=vault.seal(participant, words, table=Strength._meta.db_table, row=key, field="sealed"),
    )
    log.record(by=by, act="strength.add", subjects=people, kinds=[KIND], strength=str(key))
    return key


@transaction.atomic
def take_off(*, by: Viewer, participant: UUID, strength: UUID) -> None:
    """Take a line off the list; its words stay where they are. Raises ``Http404`` for a line that is not on it."""
    people = require_to_write(by, participant, KIND)
    rows = Strength.objects.related_to(by, people).filter(pk=strength, taken_off_at=None)
    if not rows.update(taken_off_at=clock.now()):
        raise Http404
    log.record(by=by, act="strength.take-off", subjects=people, kinds=[KIND], strength=str(strength))
