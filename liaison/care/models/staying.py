"""Stays: where somebody lived or came for help, from which day to which."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from liaison.care.models.referring import Referral
from liaison.care.rules.staying import Ending, StayKind
from liaison.common.gated import GatedQuerySet
from liaison.common.tables import Table
from liaison.network.models import Programme
from liaison.participants.models import Participant


class Stay(Table):
    """One stay of one person in one programme. Occupancy is counted from these and from no flag (interface.md T7)."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    referral = models.ForeignKey(Referral, null=True, on_delete=models.PROTECT)
    kind = models.CharField(max_length=10, choices=[(each.value, each.value) for each in StayKind])
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    ending = models.CharField(
        max_length=20, choices=[(each.value, each.value) for each in Ending], blank=True
    )

    objects = GatedQuerySet["Stay"].as_manager()
    rights: ClassVar[dict[str, str]] = {"care": "rau", "me": "r:own"}
    columns: ClassVar[dict[str, tuple[str, ...]]] = {
        "me": ("id", "participant_id", "programme_id", "kind", "starts_on", "ends_on", "ending")
    }
    changes: ClassVar[dict[str, tuple[str, ...]]] = {"care": ("ends_on", "ending")}
    kinds = {
        "id": "X2",
        "participant": "M05",
        "programme": "M05",
        "referral": "M05",
        "kind": "M05",
        "starts_on": "M05",
        "ends_on": "M05",
        "ending": "M07",
    }

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None, ending="") | (Q(ends_on__gte=F("starts_on")) & ~Q(ending="")),
                name="a_stay_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["participant", "programme"],
                condition=Q(ends_on=None),
                name="one_open_stay_in_a_programme",
            ),
        ]
