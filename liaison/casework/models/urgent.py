"""Urgent access: that somebody opened one file without being that person's liaison, why, and what the review found."""

from typing import ClassVar

from django.db import models

from liaison.common.gated import GatedQuerySet
from liaison.common.tables import Table
from liaison.network.models import Account
from liaison.participants.models import Participant


class UrgentAccess(Table):
    """One opening of one person's file for at most an hour; the reason is sealed under that person's key.

    Its ``Assignment`` is what opens the rows. Kept for good: the person reads that it was, and by whom.
    """

    class Verdict(models.TextChoices):
        NEEDED = "needed"
        NOT_NEEDED = "not-needed"

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    sealed = models.BinaryField()
    reviewed_by = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)

    objects = GatedQuerySet["UrgentAccess"].as_manager()
    rights = {"care": "rau", "me": "r:own"}
    changes: ClassVar[dict[str, tuple[str, ...]]] = {"care": ("reviewed_by", "reviewed_at", "verdict")}
    columns: ClassVar[dict[str, tuple[str, ...]]] = {
        "me": ("id", "participant_id", "account_id", "opened_at", "ends_at", "reviewed_at", "verdict")
    }
    kinds = {
        "id": "X2",
        "participant": "M32",
        "account": "M32",
        "opened_at": "M32",
        "ends_at": "M32",
        "sealed": "M32",
        "reviewed_by": "M32",
        "reviewed_at": "M32",
        "verdict": "M32",
    }

    class Meta:
        ordering = ["opened_at", "id"]
