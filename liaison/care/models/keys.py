"""The participant's key on the care side."""

from django.db import models

from liaison.common.gated import GatedQuerySet
from liaison.common.tables import Table
from liaison.participants.models import Participant


class PersonKey(Table):
    """The key under which one person's care narrative is sealed, itself wrapped by the side's root key.

    A destroyed key leaves its row, empty: a second key is never made, and it is known why nothing opens.
    """

    participant = models.OneToOneField(Participant, on_delete=models.PROTECT)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    objects = GatedQuerySet["PersonKey"].as_manager()
    rights = {"care": "ra", "me": "ra:own"}
    kinds = {"id": "X2", "participant": "X2", "wrapped": "X2", "made_at": "X2", "destroyed_at": "X2"}
