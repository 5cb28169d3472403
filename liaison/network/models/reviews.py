"""That a look was looked back at: added by the data-protection officer and never changed."""

from django.db import models

from liaison.common.tables import Table


class ReviewMark(Table):
    """What the data-protection officer found of one drawn look, with the reason; the drawn row itself stays as it is."""

    class Finding(models.TextChoices):
        IN_ORDER = "in-order"
        FOLLOWED_UP = "followed-up"

    review = models.UUIDField(unique=True)
    finding = models.CharField(max_length=12, choices=Finding.choices)
    why = models.TextField()
    marked_at = models.DateTimeField()
    marked_by = models.UUIDField()

    rights = {"office": "ra"}
    kinds = {"id": "X2", "review": "X2", "finding": "X2", "why": "X2", "marked_at": "X2", "marked_by": "X2"}
