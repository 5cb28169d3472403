"""What was delivered, frozen: copies of sentences, the pages of papers, and that a list has closed."""

from collections.abc import Iterable
from typing import ClassVar, Self
from uuid import UUID

from django.db import models

from liaison.common.tables import Table
from liaison.common.viewer import Viewer
from liaison.disclosure.models.rows import WORKER, OwnQuerySet


class CopyQuerySet(OwnQuerySet["FrozenCopy"]):
    """Copies are reached through occasions that the asking room has opened for the viewer itself."""

    def of_occasions(self, viewer: Viewer, occasions: Iterable[UUID]) -> Self:
        """Open the copies of these occasions, at the participant's door those of the one person alone."""
        opened = self.filter(occasion__in=list(occasions))
        if viewer.door == "me":
            opened = opened.filter(participant=viewer.person)
        opened.opened_for = viewer
        return opened


class PageQuerySet(OwnQuerySet["FrozenPage"]):
    """Pages are reached through the copy of their paper, which the one decision has already let the viewer read."""

    def of_copy(self, viewer: Viewer, copy: UUID) -> Self:
        """Open the pages of one copy, at the participant's door those of the one person alone."""
        opened = self.filter(copy=copy)
        if viewer.door == "me":
            opened = opened.filter(participant=viewer.person)
        opened.opened_for = viewer
        return opened


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


class FrozenPage(Table):
    """One page of a paper that was delivered: the very bytes whose hash stands in what he approved."""

    copy = models.UUIDField(db_index=True)
    participant = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    content = models.BinaryField()
    content_hash = models.CharField(max_length=64)

    objects = PageQuerySet.as_manager()
    owner = "participant"
    row_rules: ClassVar[dict[str, str]] = {"delivery": WORKER}
    rights = {"court": "r", "care": "r a:delivery", "me": "r:own"}
    kinds = {
        "id": "X2",
        "copy": "M40",
        "participant": "M40",
        "number": "M40",
        "content": "M40",
        "content_hash": "M40",
    }

    class Meta:
        ordering = ["copy", "number"]
        constraints = [models.UniqueConstraint(fields=["copy", "number"], name="a_frozen_page_has_its_place")]


class Delivery(Table):
    """That the hand-over for one list has closed and was delivered; whatever it held, one row a list."""

    list = models.UUIDField(unique=True)
    delivered_at = models.DateTimeField()

    row_rules: ClassVar[dict[str, str]] = {"delivery": WORKER}
    rights = {"care": "r a:delivery", "me": "r"}
    kinds = {"id": "X2", "list": "X2", "delivered_at": "X2"}
