"""Notes, and the draft that is kept while one is being typed."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from liaison.care import vault
from liaison.casework.models import Note, NoteDraft
from liaison.casework.queries.relation import require_to_write
from liaison.common import clock, log
from liaison.common.viewer import Viewer

KIND = "M13"


@dataclass(frozen=True, kw_only=True)
class Writing:
    """A note as it is typed. ``id`` is given when its form is opened, so that sending it twice writes it once.

    ``others`` is what is about somebody else: it is kept apart, and left out when the person reads his notes.
    """

    id: UUID
    contact: str
    day: date
    words: str
    others: str = ""


@transaction.atomic
def write_note(*, by: Viewer, participant: UUID, writing: Writing) -> None:
    """Keep the note, sealed, and remove its draft with the same stroke. A note that is kept already stays as it is."""
    people = require_to_write(by, participant, KIND)
    if Note.objects.related_to(by, people).filter(pk=writing.id).exists():
        log.record(by=by, act="note.repeat", subjects=people, kinds=[KIND], note=str(writing.id))
        return
    Note.objects.create(
        id=writing.id,
        participant_id=participant,
        author_id=by.id,
        contact=writing.contact,
        happened_on=writing.day,
        written_at=clock.now(),
        sealed=_sealed(Note, participant, writing.id, writing.words),
        others=_others(participant, writing),
    )
    _drafts(by, people).delete()
    log.record(by=by, act="note.write", subjects=people, kinds=[KIND], note=str(writing.id))


@transaction.atomic
def save_draft(*, by: Viewer, participant: UUID, writing: Writing) -> None:
    """Keep what is being typed. Nothing typed keeps what was there; a note that is kept already needs no draft.

    A draft is saved with every pause of the typing and read by its author alone, so only its first save is shown to
    the participant among those who wrote in his file; the later ones are in the log without pointing to him.
    """
    people = require_to_write(by, participant, KIND)
    is_kept = Note.objects.related_to(by, people).filter(pk=writing.id).exists()
    is_new = False
    if (writing.words + writing.others).strip() and not is_kept:
        draft, is_new = _drafts(by, people).get_or_create(
            participant_id=participant, author_id=by.id, defaults={"sealed": b"", "saved_at": clock.now()}
        )
        text = json.dumps(
            {
                "contact": writing.contact,
                "day": writing.day.isoformat(),
                "words": writing.words,
                "others": writing.others,
            },
            ensure_ascii=False,
        )
        sealed = _sealed(NoteDraft, participant, draft.pk, text)
        _drafts(by, people).filter(pk=draft.pk).update(sealed=sealed, saved_at=clock.now())
    log.record(by=by, act="draft.save", subjects=people if is_new else (), kinds=[KIND])


@transaction.atomic
def discard_draft(*, by: Viewer, participant: UUID) -> None:
    """Throw the viewer's own draft about this person away."""
    people = require_to_write(by, participant, KIND)
    _drafts(by, people).delete()
    log.record(by=by, act="draft.discard", subjects=people, kinds=[KIND])


def _drafts(by: Viewer, people: frozenset[UUID]) -> QuerySet[NoteDraft]:
    return NoteDraft.objects.related_to(by, people).filter(author=by.id)


def _sealed(table: type[Note | NoteDraft], participant: UUID, row: UUID, text: str) -> bytes:
    return vault.seal(participant, text, table=table._meta.db_table, row=row, field="sealed")


def _others(participant: UUID, writing: Writing) -> bytes:
    """What is about somebody else, sealed; nothing where there is nothing."""
    if not writing.others.strip():
        return b""
    return vault.seal(participant, writing.others, table=Note._meta.db_table, row=writing.id, field="others")
