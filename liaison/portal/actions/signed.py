"""A paper that he signed: his lawyer says that he saw it, he himself or his lawyer takes it back."""

from uuid import UUID

from django.db import transaction
from django.http import Http404

from liaison.care import vault
from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.disclosure import actions as bridge
from liaison.portal.queries.occasions import dated
from liaison.portal.queries.signed import Signed, signed


@transaction.atomic
def countersign(*, by: Viewer, appearance: UUID, paper: UUID) -> None:
    """His lawyer saw him sign exactly this. Raises ``HandoverRefused`` and ``Http404``."""
    its = _one(by, appearance, paper)
    bridge.countersign_as_lawyer(by=by, occasion=its.occasion, paper=paper, approved=its.hashes)


@transaction.atomic
def take_back(*, by: Viewer, appearance: UUID, paper: UUID) -> None:
    """Take all of a paper back, until its list closes. Raises ``HandoverRefused`` and ``Http404``."""
    its = _one(by, appearance, paper)
    bridge.take_paper_back(by=by, occasion=its.occasion, paper=paper)


def _one(by: Viewer, appearance: UUID, paper: UUID) -> Signed:
    occasion = dated(by, appearance).occasion
    with vault.open_for({occasion.participant}):
        found = next((each for each in signed(by, occasion) if each.id == paper), None)
    if found is None:
        raise Http404
    log.record(by=by, act="on-paper.look", subjects=[occasion.participant], kinds=["M31"])
    return found
