"""What is written down: sealed text about one person, reached by his assigned liaison alone."""

from typing import ClassVar

from django.db import models

from liaison.casework.models.relation import ASSIGNED
from liaison.common.gated import GatedQuerySet
from liaison.common.tables import Table
from liaison.network.models import Account
from liaison.participants.models import Participant


class Narrative(Table):
    """Sealed text about one person, reached by his assigned liaison alone."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    sealed = models.BinaryField()

    row_rules: ClassVar[dict[str, str]] = {"relation": ASSIGNED}

    class Meta:
        abstract = True


class Note(Narrative):
    """What the liaison writes down of a contact.

    ``others`` holds, sealed apart, what is about somebody else: the person reads his notes without it (M21), and the
    column is closed to his door.
    """

    class Contact(models.TextChoices):
        TALK = "talk"
        TELEPHONE = "telephone"
        VISIT = "visit"
        OTHER = "other"

    others = models.BinaryField(default=b"")
    author = models.ForeignKey(Account, on_delete=models.PROTECT)
    contact = models.CharField(max_length=10, choices=Contact.choices, default=Contact.TALK)
    happened_on = models.DateField()
    written_at = models.DateTimeField()

    objects = GatedQuerySet["Note"].as_manager()
    rights = {"care": "ra:relation", "me": "r:own"}
    columns: ClassVar[dict[str, tuple[str, ...]]] = {
        "me": ("id", "participant_id", "sealed", "author_id", "contact", "happened_on", "written_at")
    }
    kinds = {
        "id": "X2",
        "participant": "M13",
        "sealed": "M13",
        "others": "M21",
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


class PlannedContact(Narrative):
    """The next time that a liaison and a person see or speak each other; the place is sealed, in words."""

    class Outcome(models.TextChoices):
        KEPT = "kept"
        NOTICE = "not-come-with-notice"
        WITHOUT_NOTICE = "not-come"
        MOVED = "moved"

    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    starts_at = models.DateTimeField()
    contact = models.CharField(max_length=10, choices=Note.Contact.choices, default=Note.Contact.TALK)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    planned_at = models.DateTimeField()

    objects = GatedQuerySet["PlannedContact"].as_manager()
    rights = {"care": "rau:relation", "me": "r:own"}
    changes: ClassVar[dict[str, tuple[str, ...]]] = {"care": ("outcome", "answered_by", "answered_at")}
    columns: ClassVar[dict[str, tuple[str, ...]]] = {
        "me": ("id", "participant_id", "account_id", "starts_at", "contact", "sealed", "outcome")
    }
    kinds = {
        "id": "X2",
        "participant": "M13",
        "sealed": "M13",
        "account": "M13",
        "starts_at": "M13",
        "contact": "M13",
        "outcome": "M13",
        "answered_by": "M13",
        "answered_at": "M13",
        "planned_at": "M13",
    }

    class Meta:
        ordering = ["starts_at", "id"]
