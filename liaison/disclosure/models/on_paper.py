"""What somebody without a telephone signed on paper: entered by one care worker, and his key once another countersigns.

Design: nobody enters another's key; on paper or in custody he signs and his lawyer or a second care worker countersigns,
never the source. So the entry, a care worker's countersignature and a lawyer's are three tables: the participant's door
cannot enter a paper, the care door cannot write a lawyer's name under one, and at the court nobody knows of either.
"""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from liaison.common.tables import Table
from liaison.common.viewer import Viewer
from liaison.disclosure.models.rows import ACTOR, PERSON, WORKER, OwnQuerySet

_PARTY = (
    "WORKER OR statement IN"
    " (SELECT id FROM disclosure_papersentence WHERE enterer = ACTOR OR source = ACTOR OR witness = ACTOR)"
)
PARTY = _PARTY.replace("WORKER", WORKER).replace("ACTOR", ACTOR)


class PaperQuerySet(OwnQuerySet["PaperSentence"]):
    """At the care door an entry is reached by who entered it, who is named to countersign, and then its source."""

    def within_reach(self, viewer: Viewer) -> Self:
        if viewer.door != "care":
            return super().within_reach(viewer)
        asked = Q(source=viewer.id, withdrawn_at=None) & is_countersigned()
        return self.filter(Q(enterer=viewer.id) | Q(witness=viewer.id) | asked)


class PaperSentence(Table):
    """One sentence of a paper that he signed, as it was entered; ``paper`` is the same for all of one paper.

    ``witness`` is the care worker who saw him sign and is asked to say so; none where his lawyer did. It never changes:
    it can be taken back, by whoever of them, since taking back only ever keeps something from the court.
    """

    participant = models.UUIDField()
    occasion = models.UUIDField()
    paper = models.UUIDField(db_index=True)
    form = models.CharField(max_length=12)
    position = models.PositiveSmallIntegerField()
    matrix_row = models.CharField(max_length=3)
    origin = models.UUIDField(null=True)
    source = models.UUIDField(null=True)
    sealed = models.BinaryField()
    content_hash = models.CharField(max_length=64)
    enterer = models.UUIDField()
    witness = models.UUIDField(null=True)
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)

    objects = PaperQuerySet.as_manager()
    owner = "participant"
    row_rules: ClassVar[dict[str, str]] = {
        "entered": f"enterer = {ACTOR}",
        "party": f"enterer = {ACTOR} OR witness = {ACTOR} OR source = {ACTOR} OR {WORKER}",
    }
    rights = {"me": "ru:own", "care": "a:entered ru:party"}
    changes: ClassVar[dict[str, tuple[str, ...]]] = {
        "me": ("withdrawn_at",),
        "care": ("withdrawn_at", "declined_at"),
    }
    kinds = {
        "id": "X2",
        "participant": "M31",
        "occasion": "M31",
        "paper": "M31",
        "form": "M31",
        "position": "M31",
        "matrix_row": "M31",
        "origin": "M31",
        "source": "M31",
        "sealed": "M31",
        "content_hash": "M31",
        "enterer": "M31",
        "witness": "M31",
        "entered_at": "M31",
        "withdrawn_at": "M31",
        "declined_at": "M31",
    }

    class Meta:
        ordering = ["occasion", "entered_at", "paper", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(form="own-words", source=None) | Q(form="suggested", source__isnull=False),
                name="a_suggestion_on_paper_has_a_source",
            ),
            models.CheckConstraint(
                condition=Q(witness=None) | ~Q(witness=F("enterer")), name="nobody_countersigns_his_own_entry"
            ),
            models.CheckConstraint(
                condition=Q(source=None) | ~Q(source=F("enterer")), name="the_source_enters_nothing"
            ),
            models.CheckConstraint(
                condition=Q(source=None) | Q(witness=None) | ~Q(source=F("witness")),
                name="the_source_countersigns_nothing",
            ),
        ]


class Countersignature(Table):
    """That somebody saw him sign this very sentence. It makes the entry his key, and cannot be changed or removed."""

    statement = models.UUIDField(unique=True)
    participant = models.UUIDField()
    actor = models.UUIDField()
    content_hash = models.CharField(max_length=64)
    turned_at = models.DateTimeField()

    owner = "participant"
    kinds = {
        "id": "X2",
        "statement": "M31",
        "participant": "M31",
        "actor": "M31",
        "content_hash": "M31",
        "turned_at": "M31",
    }

    class Meta:
        abstract = True


class WitnessKey(Countersignature):
    """A second care worker's countersignature. Only the care door can write it."""

    objects = OwnQuerySet["WitnessKey"].as_manager()
    row_rules: ClassVar[dict[str, str]] = {
        "party": f"actor = {ACTOR} OR {PARTY}",
        "turner": f"actor = {ACTOR}",
    }
    rights = {"me": "r:own", "care": "r:party a:turner"}


class LawyerKey(Countersignature):
    """His lawyer's countersignature. Only the participant's door can write it, in the name of who holds his mandate."""

    objects = OwnQuerySet["LawyerKey"].as_manager()
    row_rules: ClassVar[dict[str, str]] = {
        "party": PARTY,
        "turner": f"participant = {PERSON} AND actor = {ACTOR}",
    }
    rights = {"me": "r:own a:turner", "care": "r:party"}


def is_countersigned() -> Q:
    """Of a sentence on paper: somebody has said that he saw it signed. Says nothing but that."""
    because = "whether a sentence has been countersigned says nothing of what is in it"
    return Q(Exists(WitnessKey.objects.unguarded(because=because).filter(statement=OuterRef("pk")))) | Q(
        Exists(LawyerKey.objects.unguarded(because=because).filter(statement=OuterRef("pk")))
    )
