"""How a path ended, the judgment with its sanctions, an appeal; and when the chamber sits and how people reach it.

Nothing of an ending is ever changed: a correction is a new version beside the old one, which stays readable.
"""

from typing import ClassVar

from django.db import models

from liaison.common.tables import Table
from liaison.court.models.reach import OfTrajectory
from liaison.network.models import Organisation
from liaison.participants.models import Participant, Trajectory

APPEND_ONLY: dict[str, str] = {"court": "ra", "care": "r", "me": "r:own"}
OF_VERSION = {"id": "X2", "participant": "M01", "trajectory": "M04", "version": "X2", "recorded_at": "M27"}


class Version(Table):
    """One version of what is recorded of the end of a path."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT)
    version = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField()

    rights = APPEND_ONLY

    class Meta:
        abstract = True
        ordering = ["trajectory", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["trajectory", "version"], name="one_%(class)s_per_version")
        ]


class Closing(Version):
    """How the court sees a path that has ended; the highest version holds, ``reason`` says why it was corrected."""

    class Outcome(models.TextChoices):
        POSITIVE = "positive"
        NEGATIVE = "negative"
        STOPPED = "stopped"

    day = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.CharField(max_length=300, blank=True)

    objects = OfTrajectory["Closing"].as_manager()
    kinds = {**OF_VERSION, "day": "M04", "outcome": "M27", "reason": "M27"}


class Judgment(Version):
    """What the court pronounced at the end of a path; the highest version holds.

    ``facts_from`` and ``facts_until`` are the days of the facts it is about: with the day of the judgment they say
    which law applies. ``catalogue`` is the edition of the sanctions it was recorded with.
    """

    day = models.DateField()
    facts_from = models.DateField()
    facts_until = models.DateField()
    conditions = models.JSONField(default=list)
    catalogue = models.CharField(max_length=20)
    reason = models.CharField(max_length=300, blank=True)

    objects = OfTrajectory["Judgment"].as_manager()
    kinds = {
        **OF_VERSION,
        "day": "M27",
        "facts_from": "M03",
        "facts_until": "M03",
        "conditions": "M27",
        "catalogue": "X2",
        "reason": "M27",
    }


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


class Appeal(Version):
    """Where an appeal against a judgment stands; the highest version holds. Without a day none is lodged."""

    class Result(models.TextChoices):
        UPHELD = "upheld"
        CHANGED = "changed"
        WITHDRAWN = "withdrawn"

    lodged_on = models.DateField(null=True)
    result = models.CharField(max_length=10, choices=Result.choices, blank=True)
    result_on = models.DateField(null=True)

    objects = OfTrajectory["Appeal"].as_manager()
    kinds = {
        **OF_VERSION,
        "lodged_on": "M27",
        "result": "M27",
        "result_on": "M27",
    }


class ChamberCard(Table):
    """When the chamber sits, and how people reach it, as the slip in their hand says it: a name that tells a stranger
    nothing. ``weekday`` counts from 0 for Monday.
    """

    chamber = models.OneToOneField(Organisation, on_delete=models.PROTECT)
    name = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    weekday = models.PositiveSmallIntegerField(null=True)
    starts_at = models.TimeField(null=True)

    rights: ClassVar[dict[str, str]] = {"court": "rau", "care": "r", "me": "r"}
    kinds = {
        "id": "X2",
        "chamber": "X0",
        "name": "X0",
        "place": "X0",
        "telephone": "X0",
        "hours": "X0",
        "weekday": "X0",
        "starts_at": "X0",
    }
