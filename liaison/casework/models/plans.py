"""The plan in the person's words, its steps, and what carries him."""

from typing import ClassVar

from django.db import models

from liaison.casework.models.relation import ASSIGNED
from liaison.casework.models.written import Narrative
from liaison.common.gated import GatedQuerySet
from liaison.common.tables import Table
from liaison.network.models import Account
from liaison.participants.models import Participant


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


class Step(Narrative):
    """One step towards a goal: what, who does it, until when. Only that it was done is written later."""

    class Who(models.TextChoices):
        PERSON = "person"
        LIAISON = "liaison"
        TOGETHER = "together"
        OTHER = "other"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT)
    domain = models.CharField(max_length=10, choices=Goal.Domain.choices)
    position = models.PositiveSmallIntegerField()
    who = models.CharField(max_length=10, choices=Who.choices, default=Who.PERSON)
    by_day = models.DateField(null=True)
    done_on = models.DateField(null=True)

    objects = GatedQuerySet["Step"].as_manager()
    rights = {"care": "rau:relation", "me": "r:own"}
    changes: ClassVar[dict[str, tuple[str, ...]]] = {"care": ("done_on",)}
    kinds = {
        "id": "X2",
        "participant": "M22",
        "sealed": "M22",
        "plan": "M22",
        "domain": "M22",
        "position": "M22",
        "who": "M22",
        "by_day": "M22",
        "done_on": "M22",
    }

    class Meta:
        ordering = ["plan", "position", "id"]


class Strength(Narrative):
    """One thing that carries the person, in a short line: what is there today, wished for, or helped before.

    Source: strengths model, its three columns (care.md 3.2). A line that no longer holds is taken off, not erased.
    """

    class When(models.TextChoices):
        TODAY = "today"
        WISH = "wish"
        BEFORE = "before"

    author = models.ForeignKey(Account, on_delete=models.PROTECT)
    domain = models.CharField(max_length=10, choices=Goal.Domain.choices)
    when = models.CharField(max_length=10, choices=When.choices, default=When.TODAY)
    written_at = models.DateTimeField()
    taken_off_at = models.DateTimeField(null=True)

    objects = GatedQuerySet["Strength"].as_manager()
    rights = {"care": "rau:relation", "me": "r:own"}
    changes: ClassVar[dict[str, tuple[str, ...]]] = {"care": ("taken_off_at",)}
    kinds = {
        "id": "X2",
        "participant": "M22",
        "sealed": "M22",
        "author": "M22",
        "domain": "M22",
        "when": "M22",
        "written_at": "M22",
        "taken_off_at": "M22",
    }

    class Meta:
        ordering = ["written_at", "id"]
