"""A referral to a programme: what is asked, what left the house, and everything that was done with it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from liaison.care.rules.referring import Need, State, Step
from liaison.care.rules.refusing import Refusal
from liaison.common.gated import GatedQuerySet
from liaison.common.tables import Table
from liaison.network.models import Account, Programme
from liaison.participants.models import Participant

NEVER_SENT = (State.DRAFT, State.WITHDRAWN, State.ENTERED_IN_ERROR)


def _choices(values: type[State] | type[Step] | type[Need] | type[Refusal]) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in values]


class Referral(Table):
    """One question to one programme about one person. ``sealed`` is what was typed; what left is a letter of its own.

    ``agreed_on`` is the day on which the person agreed to it: nothing is sent without. ``telephone`` is where the
    programme reaches the liaison.
    """

    class Agreed(models.TextChoices):
        SPOKEN = "spoken"
        SIGNED = "signed"

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    author = models.ForeignKey(Account, on_delete=models.PROTECT)
    need = models.CharField(max_length=10, choices=_choices(Need))
    state = models.CharField(max_length=20, choices=_choices(State), default=State.DRAFT.value)
    sealed = models.BinaryField()
    telephone = models.CharField(max_length=40, blank=True)
    agreed_on = models.DateField(null=True)
    agreed_how = models.CharField(max_length=10, choices=Agreed.choices, blank=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    wait_ended_on = models.DateField(null=True)
    intake_on = models.DateField(null=True)
    intake_sealed = models.BinaryField(null=True)
    waiting_weeks = models.PositiveSmallIntegerField(null=True)
    refusal = models.CharField(max_length=20, choices=_choices(Refusal), blank=True)

    objects = GatedQuerySet["Referral"].as_manager()
    rights: ClassVar[dict[str, str]] = {"care": "rau", "me": "r:own"}
    columns: ClassVar[dict[str, tuple[str, ...]]] = {
        "me": (
            "id",
            "participant_id",
            "programme_id",
            "need",
            "state",
            "agreed_on",
            "sent_at",
            "seen_at",
            "answered_at",
            "wait_ended_on",
            "intake_on",
            "intake_sealed",
            "waiting_weeks",
            "refusal",
        )
    }
    changes: ClassVar[dict[str, tuple[str, ...]]] = {
        "care": (
            "need",
            "state",
            "sealed",
            "telephone",
            "agreed_on",
            "agreed_how",
            "sent_at",
            "seen_at",
            "answered_at",
            "wait_ended_on",
            "intake_on",
            "intake_sealed",
            "waiting_weeks",
            "refusal",
        )
    }
    kinds = {
        "id": "X2",
        "participant": "M05",
        "programme": "M05",
        "author": "M05",
        "need": "M05",
        "state": "M05",
        "sealed": "M22",
        "telephone": "X1",
        "agreed_on": "M05",
        "agreed_how": "M05",
        "made_at": "M05",
        "sent_at": "M05",
        "seen_at": "M05",
        "answered_at": "M05",
        "wait_ended_on": "M05",
        "intake_on": "M05",
        "intake_sealed": "M05",
        "waiting_weeks": "M05",
        "refusal": "M05",
    }

    class Meta:
        ordering = ["-made_at", "id"]
        indexes = [models.Index(fields=["participant", "state"], name="referrals_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=NEVER_SENT) | Q(sent_at__isnull=False, agreed_on__isnull=False),
                name="nothing_is_sent_without_his_yes",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.REFUSED) | ~Q(refusal=""), name="a_refusal_has_a_reason"
            ),
        ]


class ReferralLetter(Table):
    """What left the house at one sending, in its two layers; no door may change it.

    ``struck`` names the items that were there and were struck out: they were not sent. ``content_hash`` is over both
    layers as they were sent.
    """

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    sent_at = models.DateTimeField()
    profile = models.BinaryField()
    identity = models.BinaryField()
    struck = models.CharField(max_length=200, blank=True)
    content_hash = models.CharField(max_length=64)

    objects = GatedQuerySet["ReferralLetter"].as_manager()
    rights: ClassVar[dict[str, str]] = {"care": "ra", "me": "r:own"}
    kinds = {
        "id": "X2",
        "referral": "M05",
        "participant": "M05",
        "sent_at": "M05",
        "profile": "M22",
        "identity": "M02",
        "struck": "M22",
        "content_hash": "X2",
    }

    class Meta:
        ordering = ["-sent_at", "id"]


class ReferralEvent(Table):
    """One step that was taken: by whom, when, to which state, and with which words. Never changed."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT)
    step = models.CharField(max_length=20, choices=_choices(Step))
    state = models.CharField(max_length=20, choices=_choices(State))
    at = models.DateTimeField(db_index=True)
    by = models.UUIDField()
    role = models.CharField(max_length=30)
    sealed = models.BinaryField(null=True)

    objects = GatedQuerySet["ReferralEvent"].as_manager()
    rights: ClassVar[dict[str, str]] = {"care": "ra", "me": "r:own"}
    columns: ClassVar[dict[str, tuple[str, ...]]] = {
        "me": ("id", "referral_id", "participant_id", "step", "state", "at", "role")
    }
    kinds = {
        "id": "X2",
        "referral": "M05",
        "participant": "M05",
        "step": "M05",
        "state": "M05",
        "at": "M05",
        "by": "M05",
        "role": "M05",
        "sealed": "M33",
    }

    class Meta:
        ordering = ["at", "id"]
