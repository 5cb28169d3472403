"""Figures about programmes and nobody in them: what a programme told of its places, and how many the care side sees wait.

Both are added to and never changed: an old figure stays and is shown with its age.
"""

from django.db import models

from liaison.common.tables import Table
from liaison.network.models.organisations import Programme


class Availability(Table):
    """What somebody told of a programme at one moment; each figure may be unknown.

    ``waiting`` is how many wait there, from wherever they come; ``weeks`` how long the programme expects one to wait.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    places = models.PositiveIntegerField(null=True)
    free = models.PositiveIntegerField(null=True)
    waiting = models.PositiveIntegerField(null=True)
    weeks = models.PositiveSmallIntegerField(null=True)
    is_stopped = models.BooleanField(null=True)
    stop_reason = models.CharField(max_length=200, blank=True)
    as_of = models.DateTimeField()
    source = models.CharField(max_length=200, blank=True)
    reporter = models.CharField(max_length=120, blank=True)

    rights = {"care": "ra", "network": "ra", "office": "ra"}
    kinds = {
        "id": "X2",
        "programme": "X0",
        "places": "M24",
        "free": "M24",
        "waiting": "M24",
        "weeks": "M24",
        "is_stopped": "M24",
        "stop_reason": "M24",
        "as_of": "M24",
        "source": "M24",
        "reporter": "M24",
    }

    class Meta:
        ordering = ["programme", "-as_of", "id"]
        indexes = [models.Index(fields=["programme", "-as_of"], name="availability_newest")]


class WaitingFigure(Table):
    """How many people of the care side waited for a programme in one week (its Monday); frozen when the week is over."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    week = models.DateField()
    waiting = models.PositiveIntegerField()

    rights = {"care": "ra", "network": "r"}
    kinds = {"id": "X2", "programme": "X0", "week": "M24", "waiting": "M24"}

    class Meta:
        ordering = ["programme", "week"]
        constraints = [models.UniqueConstraint(fields=["programme", "week"], name="one_figure_a_week")]
