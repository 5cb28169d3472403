"""A judge's own note on one path: kept while it is typed, read by its writer alone, deleted at judgment.

Its lines in the log name no participant and no sheet: nobody learns there that somebody has a note.
"""

from uuid import UUID

from django.db import IntegrityError, connection, transaction

from liaison.common import clock, ids, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court import vault
from liaison.court.actions.reach import NotReachedError, appearance_of
from liaison.court.models import Appearance, JudgeNote

KIND = "M36"
OWN = "a note is its writer's own and is shown here to nobody"
DESTROYED = "the notes of a path are destroyed, and read by nobody"
LONGEST_NOTE = 4000


@transaction.atomic
def keep_note(*, by: Viewer, appearance: UUID, words: str) -> None:
    """Keep what the judge has in the note of this path; empty words delete it, the same words again change nothing.

    Raises ``NotReachedError``.
    """
    row = appearance_of(by, appearance)
    if by.role != Role.JUDGE:
        raise NotReachedError
    own = JudgeNote.objects.unguarded(because=OWN).filter(trajectory=row.trajectory_id, writer=by.id)
    note = own.first()
    words = words[:LONGEST_NOTE] if words.strip() else ""
    if words == (vault.unseal(note.sealed, note=note.pk, writer=by.id) if note else ""):
        return
    if not words:
        own.delete()
    elif note:
        _seal(note, by, words)
    else:
        _begin(by, row, words)
    log.record(by=by, act="note.keep", kinds=[KIND])


@transaction.atomic
def destroy_notes(*, by: Viewer, trajectory: UUID) -> None:
    """Delete every judge's note on a path, whoever wrote it: called in the transaction of the judgment."""
    rows = JudgeNote.objects.unguarded(because=DESTROYED).filter(trajectory=trajectory)
    _name_the_end(str(trajectory))
    rows.delete()
    _name_the_end("")
    log.record(by=by, act="notes.destroy", kinds=[KIND])


def _begin(by: Viewer, row: Appearance, words: str) -> None:
    """The first words on a path, also where the same judge begins in two windows at once: the later words stay."""
    first = JudgeNote(
        id=ids.new_id(JudgeNote._meta.db_table),
        trajectory_id=row.trajectory_id,
        participant_id=row.participant_id,
        writer_id=by.id,
    )
    try:
        with transaction.atomic():
            _seal(first, by, words)
    except IntegrityError:
        own = JudgeNote.objects.unguarded(because=OWN).select_for_update()
        _seal(own.get(trajectory=row.trajectory_id, writer=by.id), by, words)


def _seal(note: JudgeNote, by: Viewer, words: str) -> None:
    note.sealed = vault.seal(words, note=note.pk, writer=by.id)
    note.saved_at = clock.now()
    note.save()
    # a key that was replaced meanwhile must not seal what nobody can open: then the save is undone
    vault.unseal(note.sealed, note=note.pk, writer=by.id)


def _name_the_end(trajectory: str) -> None:
    """Let PostgreSQL's row rule open the notes of this path, whoever wrote them, until the name is taken away again."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('liaison.ending', %s, true)", [trajectory])
