"""The files of the court."""

from django.db import models

from liaison.common.tables import Table
from liaison.court.models.reach import CourtQuerySet
from liaison.network.models import Account, Organisation
from liaison.participants.models import Participant, Trajectory


class CaseFile(Table):
    """One file of the court: its number, and who defends; its charges are rows of their own.

    The files of one trajectory are joined. One that was parted from them, on ``parted_on``, goes the ordinary way:
    the list, the sheet and the judgment of the trajectory do not know it. ``revision`` counts its corrections.
    """

    class Detained(models.TextChoices):
        YES = "yes"
        NO = "no"
        UNKNOWN = "unknown"

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT)
    # No index that begins with it: a chamber holds nearly every row, and SQLite would go by it before anything else.
    chamber = models.ForeignKey(Organisation, db_index=False, on_delete=models.PROTECT)
    number = models.CharField(max_length=60)
    detained = models.CharField(max_length=10, choices=Detained.choices, default=Detained.UNKNOWN)
    detained_where = models.CharField(max_length=120, blank=True)
    lawyer = models.ForeignKey(Account, null=True, on_delete=models.PROTECT)
    lawyer_name = models.CharField(max_length=120, blank=True)
    parted_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=0)

    objects = CourtQuerySet["CaseFile"].as_manager()
    rights = {"court": "rau", "care": "r", "me": "r:own"}
    kinds = {
        "id": "X2",
        "participant": "M01",
        "trajectory": "M04",
        "chamber": "M04",
        "number": "M01",
        "detained": "M03",
        "detained_where": "M03",
        "lawyer": "M01",
        "lawyer_name": "M01",
        "parted_on": "M04",
        "revision": "X2",
    }

    class Meta:
        ordering = ["number", "id"]
        constraints = [models.UniqueConstraint(fields=["number", "chamber"], name="number_once_per_chamber")]
