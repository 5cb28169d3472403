"""How a path ended, the judgment with its sanctions, an appeal, and how people reach the chamber.

Nothing here is ever changed: a correction is a new version beside the old one, which stays readable.
"""

from typing import ClassVar

from django.db import models

from liaison.common.tables import Table
from liaison.court.models.reach import OfTrajectory
from liaison.network.models import Organisation
from liaison.participants.models import Participant, Trajectory

APPEND_ONLY: dict[str, str] = {"court": "ra", "care": "r", "me": "r:own"}


class Closing(Table):
    """How the court sees a path that has ended; the highest version holds, ``reason`` says why it was corrected."""

    class Outcome(models.TextChoices):
        POSITIVE = "positive"
        NEGATIVE = "negative"
        STOPPED = "stopped"

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT)
    version = models.PositiveSmallIntegerField()
    day = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    objects = OfTrajectory["Closing"].as_manager()
    rights = APPEND_ONLY
    kinds = {
        "id": "X2",
        "participant": "M01",
        "trajectory": "M04",
        "version": "X2",
        "day": "M04",
        "outcome": "M27",
        "reason": "M27",
        "recorded_at": "M27",
    }

    class Meta:
        ordering = ["trajectory", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["trajectory", "version"], name="one_closing_per_version")
        ]


class Judgment(Table):
    """What the court pronounced at the end of a path; the highest version holds.

    ``facts_from`` and ``facts_until`` are the days of the facts it is about: with the day of the judgment they say
    which law applies. ``catalogue`` is the edition of the sanctions it was recorded with.
    """

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT)
    version = models.PositiveSmallIntegerField()
    day = models.DateField()
    facts_from = models.DateField()
    facts_until = models.DateField()
    conditions = models.JSONField(default=list)
    catalogue = models.CharField(max_length=20)
    reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    objects = OfTrajectory["Judgment"].as_manager()
    rights = APPEND_ONLY
    kinds = {
        "id": "X2",
        "participant": "M01",
        "trajectory": "M04",
        "version": "X2",
        "day": "M27",
        "facts_from": "M03",
        "facts_until": "M03",
        "conditions": "M27",
        "catalogue": "X2",
        "reason": "M27",
        "recorded_at": "M27",
    }

    class Meta:
        ordering = ["trajectory", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["trajectory", "version"], name="one_judgment_per_version")
        ]


class Sanction(Table):
    """One sanction of a judgment, with its names as they were in the catalogue that day."""

    class Unit(models.TextChoices):
        DAYS = "days"
        MONTHS = "months"
        HOURS = "hours"
        EUROS = "euros"

    judgment = models.ForeignKey(Judgment, on_delete=models.PROTECT)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=10)
    names = models.JSONField()
    amount = models.PositiveIntegerField(null=True)
    unit = models.CharField(max_length=10, choices=Unit.choices, blank=True)
    deferred = models.PositiveIntegerField(null=True)
    trial_months = models.PositiveSmallIntegerField(null=True)
    replacement = models.CharField(max_length=200, blank=True)

    class Sanctions(OfTrajectory["Sanction"]):
        chamber_path = "judgment__trajectory__chamber_id"
        files_path = "judgment__trajectory__casefile"

    objects = Sanctions.as_manager()
    rights: ClassVar[dict[str, str]] = APPEND_ONLY
    kinds = {
        "id": "X2",
        "judgment": "M27",
        "participant": "M01",
        "position": "X2",
        "code": "M27",
        "names": "M27",
        "amount": "M27",
        "unit": "M27",
        "deferred": "M27",
        "trial_months": "M27",
        "replacement": "M27",
    }

    class Meta:
        ordering = ["judgment", "position"]
        constraints = [
            models.UniqueConstraint(fields=["judgment", "position"], name="one_sanction_per_place")
        ]


class Appeal(Table):
    """Where an appeal against a judgment stands; the highest version holds. Without a day none is lodged."""

    class Result(models.TextChoices):
        UPHELD = "upheld"
        CHANGED = "changed"
        WITHDRAWN = "withdrawn"

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT)
    version = models.PositiveSmallIntegerField()
    lodged_on = models.DateField(null=True)
    result = models.CharField(max_length=10, choices=Result.choices, blank=True)
    result_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()

    objects = OfTrajectory["Appeal"].as_manager()
    rights = APPEND_ONLY
    kinds = {
        "id": "X2",
        "participant": "M01",
        "trajectory": "M04",
        "version": "X2",
        "lodged_on": "M27",
        "result": "M27",
        "result_on": "M27",
        "recorded_at": "M27",
    }

    class Meta:
        ordering = ["trajectory", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["trajectory", "version"], name="one_appeal_per_version")
        ]


class ChamberCard(Table):
    """How people reach the chamber, as the slip in their hand says it: a name that tells a stranger nothing."""

    chamber = models.OneToOneField(Organisation, on_delete=models.PROTECT)
    name = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    hours = models.CharField(max_length=120, blank=True)

    rights: ClassVar[dict[str, str]] = {"court": "rau", "care": "r", "me": "r"}
    kinds = {"id": "X2", "chamber": "X0", "name": "X0", "place": "X0", "telephone": "X0", "hours": "X0"}
