"""Who may be meant by a name as it was typed, among everybody."""

from typing import Final
from uuid import UUID

from django.db.models import Count

from liaison.participants.models import NameGram
from liaison.participants.rules import grams, telling

MOST: Final = 100
"""So many are proposed to the asking room, which keeps those whom its viewer reaches."""


def perhaps(typed: str) -> list[UUID]:
    """Those who share most pieces of a name with what was typed, the likeliest first; nobody is shown by this."""
    pieces = telling(grams(typed))
    rows = NameGram.objects.unguarded(
        because="the asking room keeps whom its viewer reaches, and logs that look"
    )
    shared = rows.filter(gram__in=pieces).order_by().values_list("participant_id")
    counted = shared.annotate(many=Count("*")).order_by("-many", "participant_id")
    return [person for person, _ in counted[:MOST]]
