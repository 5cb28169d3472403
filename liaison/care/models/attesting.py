"""Attestations of attendance."""

from typing import ClassVar

from django.db import models

from liaison.common.gated import GatedQuerySet
from liaison.common.tables import Table
from liaison.network.models import Programme
from liaison.participants.models import Participant


class Attestation(Table):
    """How many appointments were planned and kept in a period: asked for by the participant, given by the programme.

    Facts without reasons. Source: Order of Physicians, attestations at the participant's request (secrecy.md 1.1).
    """

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    starts_on = models.DateField()
    ends_on = models.DateField()
    asked_at = models.DateTimeField()
    planned = models.PositiveSmallIntegerField(null=True)
    kept = models.PositiveSmallIntegerField(null=True)
    attested_at = models.DateTimeField(null=True)
    attested_by = models.UUIDField(null=True)

    objects = GatedQuerySet["Attestation"].as_manager()
    rights: ClassVar[dict[str, str]] = {"care": "rau", "me": "ra:own"}
    kinds = {
        "id": "X2",
        "participant": "M05",
        "programme": "M05",
        "starts_on": "M06",
        "ends_on": "M06",
        "asked_at": "M06",
        "planned": "M06",
        "kept": "M06",
        "attested_at": "M06",
        "attested_by": "M06",
    }

    class Meta:
        ordering = ["-asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(planned=None, kept=None) | models.Q(kept__lte=models.F("planned")),
                name="kept_at_most_planned",
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on__lte=models.F("ends_on")), name="a_period_ends_after_it_starts"
            ),
        ]
