"""How each chamber works: one row a version, added and never changed."""

from django.db import models

from liaison.common.tables import Table
from liaison.network.models.organisations import Organisation


class CourtModel(Table):
    """One version of a chamber's model, from its first day; the fields are those of ``rules.court_models.CourtModel``."""

    chamber = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    version = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    code = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=200)
    guide = models.CharField(max_length=20, blank=True)
    criteria = models.JSONField(default=list)
    rhythm = models.PositiveSmallIntegerField(null=True)
    interval = models.PositiveSmallIntegerField(null=True)
    interval_positive = models.PositiveSmallIntegerField(null=True)
    most_sittings = models.PositiveSmallIntegerField(null=True)
    months_least = models.PositiveSmallIntegerField(null=True)
    months_most = models.PositiveSmallIntegerField(null=True)
    intake_days = models.PositiveSmallIntegerField(null=True)
    signed = models.CharField(max_length=300, blank=True)
    legal_basis = models.CharField(max_length=300, blank=True)
    grounds = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    source = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120, blank=True)

    rights = {"court": "r", "care": "r", "office": "ra"}
    kinds = {
        "id": "X2",
        "chamber": "X0",
        "version": "X0",
        "valid_from": "X0",
        "code": "X0",
        "name": "X0",
        "guide": "X0",
        "criteria": "X0",
        "rhythm": "X0",
        "interval": "X0",
        "interval_positive": "X0",
        "most_sittings": "X0",
        "months_least": "X0",
        "months_most": "X0",
        "intake_days": "X0",
        "signed": "X0",
        "legal_basis": "X0",
        "grounds": "X0",
        "languages": "X0",
        "source": "X0",
        "made_at": "X2",
        "made_by": "X2",
    }

    class Meta:
        ordering = ["chamber", "version"]
        constraints = [
            models.UniqueConstraint(fields=["chamber", "version"], name="court_model_version_once")
        ]
