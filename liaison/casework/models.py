"""The liaison's own work: who is assigned to whom, notes, and the plan in the person's words."""

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
    """A liaison's care relation with one person; for cover it has an end."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    objects = GatedQuerySet["Assignment"].as_manager()
    rights = {"care": "rau", "me": "r:own"}
    kinds = {"id": "X2", "participant": "M05", "account": "M05", "starts_at": "M05", "ends_at": "M05"}

    class Meta:
        ordering = ["participant", "starts_at", "id"]


class Narrative(Table):
    """Sealed text about one person, reached by his assigned liaison alone."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    sealed = models.BinaryField()

    row_rules: ClassVar[dict[str, str]] = {"relation": ASSIGNED}

    class Meta:
        abstract = True


class Note(Narrative):
    """What the liaison writes down of a contact."""

    class Contact(models.TextChoices):
        TALK = "talk"
        TELEPHONE = "telephone"
        VISIT = "visit"
        OTHER = "other"

    author = models.ForeignKey(Account, on_delete=models.PROTECT)
    contact = models.CharField(max_length=10, choices=Contact.choices, default=Contact.TALK)
    happened_on = models.DateField()
    written_at = models.DateTimeField()

    objects = GatedQuerySet["Note"].as_manager()
    rights = {"care": "ra:relation"}
    kinds = {
        "id": "X2",
        "participant": "M13",
        "sealed": "M13",
        "author": "M13",
        "contact": "M13",
        "happened_on": "M13",
        "written_at": "M13",
    }

    class Meta:
        ordering = ["-happened_on", "-written_at", "id"]


class NoteDraft(Narrative):
    """A note that is being typed, kept on the server so that no keystroke is lost."""

    author = models.ForeignKey(Account, on_delete=models.PROTECT)
    saved_at = models.DateTimeField()

    objects = GatedQuerySet["NoteDraft"].as_manager()
    rights = {"care": "raud:relation"}
    kinds = {"id": "X2", "participant": "M13", "sealed": "M13", "author": "M13", "saved_at": "M13"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["participant", "author"], name="one_draft_per_author")]


class Plan(Table):
    """One version of the plan that was agreed with the person."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    author = models.ForeignKey(Account, on_delete=models.PROTECT)
    version = models.PositiveSmallIntegerField()
    agreed_on = models.DateField()

    objects = GatedQuerySet["Plan"].as_manager()
    row_rules: ClassVar[dict[str, str]] = {"relation": ASSIGNED}
    rights = {"care": "ra:relation", "me": "r:own"}
    kinds = {"id": "X2", "participant": "M22", "author": "M22", "version": "M22", "agreed_on": "M22"}

    class Meta:
        ordering = ["participant", "-version"]
        constraints = [models.UniqueConstraint(fields=["participant", "version"], name="each_version_once")]


class Goal(Narrative):
    """What the person wants in one part of life, in his own words. Use comes last: a life is the goal."""

    class Domain(models.TextChoices):
        HOUSING = "housing"
        WORK = "work"
        PEOPLE = "people"
        HEALTH = "health"
        MONEY = "money"
        USE = "use"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT)
    domain = models.CharField(max_length=10, choices=Domain.choices)
    position = models.PositiveSmallIntegerField()

    objects = GatedQuerySet["Goal"].as_manager()
    rights = {"care": "ra:relation", "me": "r:own"}
    kinds = {
        "id": "X2",
        "participant": "M22",
        "sealed": "M22",
        "plan": "M22",
        "domain": "M22",
        "position": "M22",
    }

    class Meta:
        ordering = ["plan", "position", "id"]
