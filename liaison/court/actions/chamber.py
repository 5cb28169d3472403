"""Saying when the chamber sits and how people reach it."""

from django.db import transaction

from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.court.actions.reach import NotReachedError
from liaison.court.models import ChamberCard
from liaison.court.queries.chamber import Card
from liaison.court.queries.sittings import WRITERS


@transaction.atomic
def save_card(*, by: Viewer, card: Card) -> None:
    """Say when the writer's chamber sits and how people reach it. Raises ``NotReachedError`` for whoever does not write there."""
    if by.role not in WRITERS or by.organisation is None:
        raise NotReachedError
    ChamberCard.objects.update_or_create(chamber_id=by.organisation, defaults=card.values())
    log.record(by=by, act="chamber-card.save", chamber=str(by.organisation))
