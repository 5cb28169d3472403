"""How somebody comes before the court: the charges, the versions of a file, the checklist, the offer, and each step."""

from typing import ClassVar

from django.db import models

from liaison.common.gated import Row
from liaison.common.tables import Table
from liaison.court.models.files import CaseFile
from liaison.court.models.reach import CourtQuerySet, OfTrajectory
from liaison.court.models.sittings import Appearance
from liaison.network.models import Account
from liaison.participants.models import Participant, Trajectory


class OfFile(CourtQuerySet[Row]):
    """Rows that hang on one file."""

    chamber_path = "file__chamber_id"
    lawyer_path = "file__lawyer_id"


class Charge(Table):
    """One charge as served, and the day or the days of its facts.

    No day is known of a charge that came with a list; ``facts_until`` is the last day of facts that lasted.
    """

    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500)
    facts_from = models.DateField(null=True)
    facts_until = models.DateField(null=True)

    objects = OfFile["Charge"].as_manager()
    rights: ClassVar[dict[str, str]] = {"court": "raud", "care": "r", "me": "r:own"}
    kinds = {
        "id": "X2",
        "file": "M01",
        "participant": "M01",
        "position": "M03",
        "words": "M03",
        "facts_from": "M03",
        "facts_until": "M03",
    }

    class Meta:
        ordering = ["file", "position", "id"]


class FileVersion(Table):
    """One correction of a file: how it stood before and since, why it was corrected, by whom and when."""

    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    number = models.PositiveSmallIntegerField()
    before = models.JSONField()
    after = models.JSONField()
    reason = models.CharField(max_length=300)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT)

    objects = OfFile["FileVersion"].as_manager()
    rights: ClassVar[dict[str, str]] = {"court": "ra"}
    kinds = {
        "id": "X2",
        "file": "M01",
        "participant": "M01",
        "number": "X2",
        "before": "M03",
        "after": "M03",
        "reason": "M03",
        "written_at": "M03",
        "written_by": "X0",
    }

    class Meta:
        ordering = ["file", "number", "id"]
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="each_version_of_a_file_once")]


class Checklist(Table):
    """The prosecutor's answers to the admission criteria of the court model, one row for each time they were saved.

    Only the last version holds; the earlier ones are its history. ``model``, ``model_version`` and ``criteria`` say what
    was asked. ``answers`` holds, by criterion, an answer (yes, no, not assessed) and words if any; a criterion that
    was never touched is not in it and stands as not assessed.
    """

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    version = models.PositiveIntegerField()
    model = models.CharField(max_length=200)
    model_version = models.CharField(max_length=40)
    criteria = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT)

    objects = OfTrajectory["Checklist"].as_manager()
    rights: ClassVar[dict[str, str]] = {"court": "ra", "me": "r:own"}
    kinds = {
        "id": "X2",
        "trajectory": "M04",
        "participant": "M01",
        "version": "X2",
        "model": "M35",
        "model_version": "M35",
        "criteria": "M35",
        "answers": "M35",
        "written_at": "M35",
        "written_by": "X0",
    }

    class Meta:
        ordering = ["trajectory", "version", "id"]
        constraints = [
            models.UniqueConstraint(fields=["trajectory", "version"], name="each_version_of_a_checklist_once")
        ]


class Offer(Table):
    """What was recorded at a sitting of the offer: that the stakes were explained, in which language, and his answer.

    One row for each time it was recorded, corrected or taken back; the last one holds. There is no field for a reason, and none
    may be added: a declined offer is an ordinary outcome (design.md, "Silence has no shape").
    """

    class Answer(models.TextChoices):
        NONE = "none"
        ACCEPTS = "accepts"
        ASKS_TIME = "asks-time"
        DECLINES = "declines"
        TAKEN_BACK = "taken-back"

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    appearance = models.ForeignKey(Appearance, on_delete=models.PROTECT)
    version = models.PositiveIntegerField()
    explained_on = models.DateField()
    language = models.CharField(max_length=2)
    interpreter = models.CharField(max_length=60, blank=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.NONE)
    time_until = models.DateField(null=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT)

    objects = OfTrajectory["Offer"].as_manager()
    rights: ClassVar[dict[str, str]] = {"court": "ra", "care": "r", "me": "r:own"}
    kinds = {
        "id": "X2",
        "trajectory": "M04",
        "participant": "M01",
        "appearance": "M04",
        "version": "X2",
        "explained_on": "M04",
        "language": "M04",
        "interpreter": "M04",
        "answer": "M04",
        "time_until": "M04",
        "written_at": "M04",
        "written_by": "X0",
    }

    class Meta:
        ordering = ["trajectory", "version", "id"]
        constraints = [
            models.UniqueConstraint(fields=["trajectory", "version"], name="each_version_of_an_offer_once")
        ]


class StepTaken(Table):
    """One step of somebody's way through the court: from which state to which, on what day. A step taken back is
    marked and stays: the way is never rewritten."""

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    number = models.PositiveIntegerField()
    step = models.CharField(max_length=20)
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    day = models.DateField()
    written_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    objects = OfTrajectory["StepTaken"].as_manager()
    rights: ClassVar[dict[str, str]] = {"court": "rau", "care": "r", "me": "r:own"}
    changes: ClassVar[dict[str, tuple[str, ...]]] = {"court": ("taken_back_at",)}
    kinds = {
        "id": "X2",
        "trajectory": "M04",
        "participant": "M01",
        "number": "X2",
        "step": "M04",
        "before": "M04",
        "after": "M04",
        "day": "M04",
        "written_at": "M04",
        "taken_back_at": "M04",
    }

    class Meta:
        ordering = ["trajectory", "number", "id"]
        constraints = [models.UniqueConstraint(fields=["trajectory", "number"], name="each_step_once")]
