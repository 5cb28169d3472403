"""The bridge: what a participant wants to tell, the keys that release it, and the frozen copies delivered.

These rows know people and occasions by bare ids, since this room lies beneath both.
"""

from collections.abc import Iterable
from typing import ClassVar, Self
from uuid import UUID

from django.db import models

from liaison.common.gated import GatedQuerySet, Row
from liaison.common.tables import Table
from liaison.common.viewer import Viewer

PERSON = "nullif(current_setting('liaison.person', true), '')::uuid"
ACTOR = "nullif(current_setting('liaison.actor', true), '')::uuid"
WORKER = f"{ACTOR} = '00000000-0000-0000-0000-000000000000'::uuid"


class OwnQuerySet(GatedQuerySet[Row]):
    """Rows that name their person by a bare id, and reached by nobody but him."""

    person_path = "participant"


class StatementQuerySet(OwnQuerySet["Statement"]):
    """At the care door a source reaches the sentences that it is the source of, while they are to be told."""

    def within_reach(self, viewer: Viewer) -> Self:
        if viewer.door == "care":
            return self.filter(source=viewer.id, choice=Statement.Choice.TELL)
        return super().within_reach(viewer)


class CopyQuerySet(OwnQuerySet["FrozenCopy"]):
    """Copies are reached through occasions that the asking room has opened for the viewer itself."""

    def of_occasions(self, viewer: Viewer, occasions: Iterable[UUID]) -> Self:
        """Open the copies of these occasions, at the participant's door those of the one person alone."""
        opened = self.filter(occasion__in=list(occasions))
        if viewer.door == "me":
            opened = opened.filter(participant=viewer.person)
        opened.opened_for = viewer
        return opened


class Handover(Table):
    """What a participant decided for one occasion. No staff door can read it: nobody counts the undecided."""

    class Exit(models.TextChoices):
        LATER = "later"
        TELL = "tell"
        NOTHING = "nothing"

    participant = models.UUIDField()
    occasion = models.UUIDField()
    chosen = models.CharField(max_length=10, choices=Exit.choices, default=Exit.LATER)
    chosen_at = models.DateTimeField()
    lawyer_may_read = models.BooleanField(default=False)

    objects = OwnQuerySet["Handover"].as_manager()
    owner = "participant"
    rights = {"me": "rau:own"}
    kinds = {
        "id": "X2",
        "participant": "M31",
        "occasion": "M31",
        "chosen": "M31",
        "chosen_at": "M31",
        "lawyer_may_read": "M31",
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "occasion"], name="one_handover_per_occasion")
        ]


class Statement(Table):
    """One sentence for one occasion: his own words, or one suggested from a fact with a source.

    ``sealed`` holds the exact content in every language, under the participant's key. The source reads only the
    sentences that it is the source of, and only once the participant has said that he wants to tell them.
    """

    class Form(models.TextChoices):
        OWN_WORDS = "own-words"
        SUGGESTED = "suggested"

    class Choice(models.TextChoices):
        UNDECIDED = "undecided"
        TELL = "tell"
        KEEP = "keep"
        WITHDRAWN = "withdrawn"

    participant = models.UUIDField()
    occasion = models.UUIDField()
    form = models.CharField(max_length=12, choices=Form.choices)
    position = models.PositiveSmallIntegerField()
    matrix_row = models.CharField(max_length=3)
    origin = models.UUIDField(null=True)
    source = models.UUIDField(null=True)
    sealed = models.BinaryField()
    content_hash = models.CharField(max_length=64)
    choice = models.CharField(max_length=10, choices=Choice.choices, default=Choice.UNDECIDED)
    chosen_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)

    objects = StatementQuerySet.as_manager()
    owner = "participant"
    row_rules: ClassVar[dict[str, str]] = {"source": f"choice = 'tell' AND (source = {ACTOR} OR {WORKER})"}
    rights = {"me": "rau:own", "care": "ru:source"}
    changes: ClassVar[dict[str, tuple[str, ...]]] = {
        "me": ("choice", "chosen_at", "position", "sealed", "content_hash"),
        "care": ("declined_at",),
    }
    kinds = {
        "id": "X2",
        "participant": "M31",
        "occasion": "M31",
        "form": "M31",
        "position": "M31",
        "matrix_row": "M31",
        "origin": "M31",
        "source": "M31",
        "sealed": "M31",
        "content_hash": "M31",
        "choice": "M31",
        "chosen_at": "M31",
        "declined_at": "M31",
    }

    class Meta:
        ordering = ["occasion", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(form="own-words", source=None)
                | models.Q(form="suggested", source__isnull=False),
                name="a_suggestion_has_a_source",
            )
        ]


class ParticipantKey(Table):
    """The participant's key for one statement. Only his own door can write it; withdrawing marks it."""

    statement = models.UUIDField(unique=True)
    participant = models.UUIDField()
    actor = models.UUIDField()
    content_hash = models.CharField(max_length=64)
    turned_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = OwnQuerySet["ParticipantKey"].as_manager()
    owner = "participant"
    row_rules: ClassVar[dict[str, str]] = {
        "delivery": WORKER,
        "turner": f"participant = {PERSON} AND actor = {ACTOR}",
    }
    rights = {"me": "ru:own a:turner", "care": "r:delivery"}
    changes: ClassVar[dict[str, tuple[str, ...]]] = {"me": ("withdrawn_at",)}
    kinds = {
        "id": "X2",
        "statement": "M31",
        "participant": "M31",
        "actor": "M31",
        "content_hash": "M31",
        "turned_at": "M31",
        "withdrawn_at": "M31",
    }


class SourceKey(Table):
    """The source's key for one statement: it confirms a true copy. Only the care door can write it."""

    statement = models.UUIDField(unique=True)
    participant = models.UUIDField()
    actor = models.UUIDField()
    content_hash = models.CharField(max_length=64)
    turned_at = models.DateTimeField()

    objects = OwnQuerySet["SourceKey"].as_manager()
    owner = "participant"
    row_rules: ClassVar[dict[str, str]] = {
        "reader": f"actor = {ACTOR} OR {WORKER}",
        "turner": f"actor = {ACTOR}",
    }
    rights = {"me": "r:own", "care": "r:reader a:turner"}
    kinds = {
        "id": "X2",
        "statement": "M30",
        "participant": "M30",
        "actor": "M30",
        "content_hash": "M30",
        "turned_at": "M30",
    }


class FrozenCopy(Table):
    """What was delivered: byte for byte what he approved. It has no link back, and nothing can change it.

    ``place`` counts from one without gaps among what was delivered, so that nothing missing shows.
    """

    statement = models.UUIDField(unique=True)
    participant = models.UUIDField()
    occasion = models.UUIDField(db_index=True)
    place = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=12)
    matrix_row = models.CharField(max_length=3)
    content = models.TextField()
    content_hash = models.CharField(max_length=64)
    recipients = models.CharField(max_length=60)
    purpose = models.CharField(max_length=200)
    matrix_version = models.CharField(max_length=16)
    delivered_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    objects = CopyQuerySet.as_manager()
    owner = "participant"
    row_rules: ClassVar[dict[str, str]] = {"delivery": WORKER}
    rights = {"court": "r", "care": "r a:delivery", "me": "r:own"}
    columns: ClassVar[dict[str, tuple[str, ...]]] = {
        "court": (
            "id",
            "participant",
            "occasion",
            "place",
            "form",
            "matrix_row",
            "content",
            "content_hash",
            "recipients",
            "purpose",
            "matrix_version",
            "delivered_at",
            "expires_at",
        )
    }
    kinds = {
        "id": "X2",
        "statement": "M31",
        "participant": "M40",
        "occasion": "M40",
        "place": "M40",
        "form": "M40",
        "matrix_row": "M40",
        "content": "M40",
        "content_hash": "M40",
        "recipients": "M40",
        "purpose": "M40",
        "matrix_version": "M40",
        "delivered_at": "M40",
        "expires_at": "M40",
    }

    class Meta:
        ordering = ["occasion", "place", "id"]


class Delivery(Table):
    """That the hand-over for one list has closed and was delivered; whatever it held, one row a list."""

    list = models.UUIDField(unique=True)
    delivered_at = models.DateTimeField()

    row_rules: ClassVar[dict[str, str]] = {"delivery": WORKER}
    rights = {"care": "r a:delivery", "me": "r"}
    kinds = {"id": "X2", "list": "X2", "delivered_at": "X2"}
