"""What a participant wants to tell, the pages of his papers, and the keys that release it."""

from typing import ClassVar, Self

from django.db import models

from liaison.common.tables import Table
from liaison.common.viewer import Viewer
from liaison.disclosure.models.rows import ACTOR, PERSON, WORKER, OwnQuerySet


class StatementQuerySet(OwnQuerySet["Statement"]):
    """At the care door a source reaches the sentences that it is the source of, while they are to be told."""

    def within_reach(self, viewer: Viewer) -> Self:
        if viewer.door == "care":
            return self.filter(source=viewer.id, choice=Statement.Choice.TELL)
        return super().within_reach(viewer)


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

    A paper that he hands over is own words too: its title, with the hashes of its pages. It is its own ``origin``.

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


class StatementPage(Table):
    """One page of a paper that he thinks of handing over: a picture drawn anew, sealed under his own key.

    The paper's own content names the hash of each page, so that his key, turned on that content, is turned on the very
    bytes of the pages too. A page is taken away as long as the paper is not told.
    """

    statement = models.UUIDField(db_index=True)
    participant = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()

    objects = OwnQuerySet["StatementPage"].as_manager()
    owner = "participant"
    row_rules: ClassVar[dict[str, str]] = {"delivery": WORKER}
    rights = {"me": "rad:own", "care": "r:delivery"}
    kinds = {"id": "X2", "statement": "M31", "participant": "M31", "number": "M31", "sealed": "M31"}

    class Meta:
        ordering = ["statement", "number"]
        constraints = [models.UniqueConstraint(fields=["statement", "number"], name="a_page_has_its_place")]


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
