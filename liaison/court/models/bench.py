"""What the bench keeps beside the decision: who else was there, each saved version, paper handed up, a judge's own note.

The care side reads none of it but the paper; a judge's note is read by its writer alone.
"""

from typing import ClassVar

from django.db import models

from liaison.common.tables import Table
from liaison.court.models.reach import CourtQuerySet
from liaison.court.models.sittings import Appearance
from liaison.network.models import Account
from liaison.participants.models import Participant, Trajectory

LONGEST_VOICE = 200
LONGEST_PAPER = 200
LONGEST_REASON = 200


class OfAppearance(CourtQuerySet["models.Model"]):
    """Rows that hang on one appearance."""

    chamber_path = "appearance__trajectory__chamber_id"
    lawyer_path = "appearance__trajectory__casefile__lawyer_id"


class Hearing(Table):
    """When somebody was really called, whether lawyer and interpreter were there, and what each party said in a line.

    It stands apart from the appearance because the civil party's words (M41) are not the care side's to read.
    """

    class There(models.TextChoices):
        PRESENT = "present"
        LATE = "late"
        ABSENT = "absent"

    appearance = models.OneToOneField(Appearance, on_delete=models.PROTECT)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    began_at = models.DateTimeField(null=True)
    lawyer = models.CharField(max_length=10, choices=There.choices, blank=True)
    interpreter = models.CharField(max_length=10, choices=There.choices, blank=True)
    prosecutor_said = models.CharField(max_length=LONGEST_VOICE, blank=True)
    lawyer_said = models.CharField(max_length=LONGEST_VOICE, blank=True)
    civil_party_said = models.CharField(max_length=LONGEST_VOICE, blank=True)

    objects = OfAppearance.as_manager()
    rights = {"court": "rau", "me": "r:own"}
    kinds = {
        "id": "X2",
        "appearance": "M04",
        "participant": "M01",
        "began_at": "M04",
        "lawyer": "M04",
        "interpreter": "M04",
        "prosecutor_said": "M27",
        "lawyer_said": "M27",
        "civil_party_said": "M41",
    }


class SheetVersion(Table):
    """The sheet as it stood after one save: nothing that was saved is ever overwritten.

    ``restores`` is the version that an undo brought back; ``reason`` says why a sheet was corrected on a later day.
    Version 0, written with the first save, is the sheet before it and has no writer.
    """

    appearance = models.ForeignKey(Appearance, on_delete=models.PROTECT)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    number = models.PositiveIntegerField()
    content = models.JSONField()
    saved_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT)
    saved_at = models.DateTimeField(null=True)
    restores = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    objects = OfAppearance.as_manager()
    rights = {"court": "ra"}
    kinds = {
        "id": "X2",
        "appearance": "M04",
        "participant": "M01",
        "number": "X2",
        "content": "M37",
        "saved_by": "M37",
        "saved_at": "M37",
        "restores": "M37",
        "reason": "M37",
    }

    class Meta:
        ordering = ["appearance", "number"]
        constraints = [models.UniqueConstraint(fields=["appearance", "number"], name="a_version_once")]


class RoomPaper(Table):
    """A paper handed up in the room: what it is, from whom and how long; the paper itself goes into the file.

    One that was registered by mistake is struck, and kept.
    """

    class By(models.TextChoices):
        PERSON = "person"
        LAWYER = "lawyer"
        OTHER = "other"

    appearance = models.ForeignKey(Appearance, on_delete=models.PROTECT)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    words = models.CharField(max_length=LONGEST_PAPER)
    handed_by = models.CharField(max_length=10, choices=By.choices)
    pages = models.PositiveSmallIntegerField()
    registered_by = models.ForeignKey(Account, on_delete=models.PROTECT)
    registered_at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True)

    objects = OfAppearance.as_manager()
    rights = {"court": "rau", "care": "r", "me": "r:own"}
    kinds = {
        "id": "X2",
        "appearance": "M04",
        "participant": "M01",
        "words": "M40",
        "handed_by": "M40",
        "pages": "M40",
        "registered_by": "M40",
        "registered_at": "M40",
        "struck_at": "M40",
    }

    class Meta:
        ordering = ["appearance", "registered_at", "id"]


class JudgeNotes(CourtQuerySet["JudgeNote"]):
    """Notes within the writer's reach are the writer's own, and no others."""

    chamber_path = "trajectory__chamber_id"


class JudgeNote(Table):
    """What one judge notes for himself on one path, sealed with the court's own key; deleted at judgment.

    PostgreSQL shows a row to its writer alone. Only the deletion of a whole path's notes, which names that path to the
    database, reaches those of another: he who judges need not be he who wrote.
    """

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    writer = models.ForeignKey(Account, on_delete=models.PROTECT)
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()

    objects = JudgeNotes.as_manager()
    row_rules: ClassVar[dict[str, str]] = {
        "writer": "writer_id = nullif(current_setting('liaison.actor', true), '')::uuid",
        "writer_or_end": "writer_id = nullif(current_setting('liaison.actor', true), '')::uuid"
        " OR trajectory_id = nullif(current_setting('liaison.ending', true), '')::uuid",
    }
    rights: ClassVar[dict[str, str]] = {"court": "rd:writer_or_end au:writer"}
    kinds = {
        "id": "X2",
        "trajectory": "M36",
        "participant": "M36",
        "writer": "M36",
        "sealed": "M36",
        "saved_at": "M36",
    }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["trajectory", "writer"], name="one_note_per_judge")]
