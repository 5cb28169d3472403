"""What counsel settled before the doors open to real people: one row an answer, added and never changed."""

from typing import ClassVar

from django.db import models

from liaison.common.tables import Table


class CounselAnswer(Table):
    """That a point of ``rules.counsel`` was settled, by whom and how, or that it was opened again; the last row holds.

    ``in_force_on`` is given with the one point that asks for a day: when the new Criminal Code holds.
    """

    point = models.CharField(max_length=30)
    version = models.PositiveSmallIntegerField()
    is_settled = models.BooleanField()
    settled_by = models.CharField(max_length=120, blank=True)
    settled_on = models.DateField(null=True)
    answer = models.TextField(blank=True)
    in_force_on = models.DateField(null=True)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=120, blank=True)

    rights = {"court": "r", "care": "r", "office": "ra"}
    columns: ClassVar[dict[str, tuple[str, ...]]] = dict.fromkeys(
        ("court", "care"), ("id", "point", "version", "is_settled", "in_force_on")
    )
    kinds = {
        "id": "X2",
        "point": "X0",
        "version": "X2",
        "is_settled": "X0",
        "settled_by": "X2",
        "settled_on": "X2",
        "answer": "X2",
        "in_force_on": "X0",
        "entered_at": "X2",
        "entered_by": "X2",
    }

    class Meta:
        ordering = ["point", "version"]
        constraints = [models.UniqueConstraint(fields=["point", "version"], name="counsel_answer_once")]
