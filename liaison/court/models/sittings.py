"""Sittings, who appears there, and what was decided and agreed."""

from typing import ClassVar

from django.db import models

from liaison.common.tables import Table
from liaison.court.models.reach import OfTrajectory
from liaison.network.models import Organisation
from liaison.participants.models import Participant, Trajectory


class Sitting(Table):
    """One list of one chamber on one day, the moment at which hand-over for it closes, and how many people it can take."""

    chamber = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    day = models.DateField()
    starts_at = models.TimeField()
    room = models.CharField(max_length=60, blank=True)
    closes_at = models.DateTimeField()
    places = models.PositiveSmallIntegerField(null=True)

    rights = {"court": "rau", "care": "r", "me": "r"}
    kinds = {
        "id": "X2",
        "chamber": "X0",
        "day": "X0",
        "starts_at": "X0",
        "room": "X0",
        "closes_at": "X0",
        "places": "X0",
    }

    class Meta:
        ordering = ["day", "starts_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["chamber", "day"], name="one_list_per_chamber_and_day")
        ]


class Appearance(Table):
    """One person on one list: when he is called, whether he came, what was said and decided.

    ``kind`` is what the sitting is for him: the offer, his path, or its end. ``revision`` counts the saves of the sheet, so that judge and clerk cannot overwrite each other unseen.
    """

    class Kind(models.TextChoices):
        INTRODUCTORY = "introductory"
        FOLLOW_UP = "follow-up"
        CLOSING = "closing"

    class Presence(models.TextChoices):
        EXPECTED = "expected"
        PRESENT = "present"
        LATE = "late"
        ABSENT = "absent"
        OFF_LIST = "off-list"

    class Decision(models.TextChoices):
        CONTINUE = "continue"
        PRAISE = "praise"
        WARN = "warn"
        POSTPONE = "postpone"
        CLOSE = "close"

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT)
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.FOLLOW_UP)
    position = models.PositiveSmallIntegerField()
    listed_at = models.DateTimeField(null=True)
    called_at = models.TimeField(null=True)
    presence = models.CharField(max_length=10, choices=Presence.choices, default=Presence.EXPECTED)
    said = models.JSONField(default=dict)
    decision = models.CharField(max_length=12, choices=Decision.choices, blank=True)
    next_day = models.DateField(null=True)
    saved_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    objects = OfTrajectory["Appearance"].as_manager()
    rights = {"court": "rau", "care": "r", "me": "r:own"}
    kinds = {
        "id": "X2",
        "participant": "M01",
        "trajectory": "M04",
        "sitting": "M04",
        "kind": "M04",
        "position": "M04",
        "listed_at": "M04",
        "called_at": "M04",
        "presence": "M04",
        "said": "M27",
        "decision": "M27",
        "next_day": "M04",
        "saved_at": "M27",
        "revision": "X2",
    }

    class Meta:
        ordering = ["sitting", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["sitting", "trajectory"], name="once_on_a_list")]


class Agreement(Table):
    """One thing agreed at a sitting, in words that the person can repeat."""

    appearance = models.ForeignKey(Appearance, on_delete=models.PROTECT)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300)

    class Agreements(OfTrajectory["Agreement"]):
        chamber_path = "appearance__trajectory__chamber_id"
        files_path = "appearance__trajectory__casefile"

    objects = Agreements.as_manager()
    rights: ClassVar[dict[str, str]] = {"court": "raud", "care": "r", "me": "r:own"}
    kinds = {"id": "X2", "appearance": "M04", "participant": "M01", "position": "M04", "words": "M04"}

    class Meta:
        ordering = ["appearance", "position", "id"]
