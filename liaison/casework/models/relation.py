"""Who is assigned to whom, since when somebody knows what is in a file, and who asks for another liaison."""

from typing import ClassVar

from django.db import models

from liaison.common.gated import GatedQuerySet
from liaison.common.tables import Table
from liaison.network.models import Account
from liaison.participants.models import Participant

ASSIGNED = (
    "{owner} IN (SELECT participant_id FROM casework_assignment"
    " WHERE account_id = nullif(current_setting('liaison.actor', true), '')::uuid"
    " AND starts_at <= nullif(current_setting('liaison.now', true), '')::timestamptz"
    " AND (ends_at IS NULL OR ends_at > nullif(current_setting('liaison.now', true), '')::timestamptz))"
)


class Assignment(Table):
    """A liaison's care relation with one person; for cover it has an end, and for urgent access it ends within the hour."""

    class Kind(models.TextChoices):
        LASTING = "lasting"
        COVER = "cover"
        URGENT = "urgent"

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, db_index=False, on_delete=models.PROTECT)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.LASTING)

    objects = GatedQuerySet["Assignment"].as_manager()
    rights = {"care": "rau", "me": "r:own"}
    kinds = {
        "id": "X2",
        "participant": "M05",
        "account": "M05",
        "starts_at": "M05",
        "ends_at": "M05",
        "kind": "M05",
    }

    class Meta:
        ordering = ["participant", "starts_at", "id"]
        # Whose somebody is now stands among all whom he ever had.
        indexes = [models.Index(fields=["account", "ends_at"], name="assigned_to_now")]


class Seen(Table):
    """Until when one liaison has seen what others changed about one person: her own mark, moved by her own hand."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    seen_at = models.DateTimeField()

    objects = GatedQuerySet["Seen"].as_manager()
    row_rules: ClassVar[dict[str, str]] = {
        "viewer": "account_id = nullif(current_setting('liaison.actor', true), '')::uuid"
    }
    rights = {"care": "rau:viewer"}
    changes: ClassVar[dict[str, tuple[str, ...]]] = {"care": ("seen_at",)}
    kinds = {"id": "X2", "participant": "M05", "account": "M05", "seen_at": "X1"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "account"], name="one_mark_per_liaison")
        ]


class LiaisonWish(Table):
    """That a person asks for another liaison. No reason is asked; the coordinator alone is shown it."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    objects = GatedQuerySet["LiaisonWish"].as_manager()
    rights = {"care": "ru", "me": "ra:own"}
    changes: ClassVar[dict[str, tuple[str, ...]]] = {"care": ("answered_at",)}
    kinds = {"id": "X2", "participant": "M05", "asked_at": "M05", "answered_at": "M05"}

    class Meta:
        ordering = ["asked_at", "id"]
