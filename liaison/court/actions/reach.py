"""Before a write: is this row the writer's to change? What is not looks like what is not there."""

from typing import TypeVar
from uuid import UUID

from liaison.common.viewer import Viewer
from liaison.court.models import Appearance, CaseFile, Sitting
from liaison.court.queries.sittings import WRITERS
from liaison.participants.models import Trajectory

Row = TypeVar("Row")
DECIDED = "the row was reached by its chamber before this write"
REACHING = "a write within the writer's reach shows nobody to anybody"


class NotReachedError(LookupError):
    """There is no such row in a case that the writer may change."""


def appearance_of(by: Viewer, pk: UUID) -> Appearance:
    """An appearance on a list of the writer's chamber; raises ``NotReachedError``."""
    rows = Appearance.objects.within_reach(by).unguarded(because=REACHING)
    return _reached(by, rows.select_related("sitting").filter(pk=pk).first())


def file_of(by: Viewer, pk: UUID) -> CaseFile:
    """A file of the writer's chamber; raises ``NotReachedError``."""
    rows = CaseFile.objects.within_reach(by).unguarded(because=REACHING)
    return _reached(by, rows.filter(pk=pk).first())


def trajectory_of(by: Viewer, pk: UUID) -> Trajectory:
    """A way through the writer's chamber, locked until the end of the write; raises ``NotReachedError``."""
    rows = Trajectory.objects.unguarded(because=REACHING).select_for_update()
    return _reached(by, rows.filter(chamber_id=by.organisation, pk=pk).first())


def sitting_of(by: Viewer, pk: UUID) -> Sitting:
    """A sitting of the writer's chamber; raises ``NotReachedError``."""
    return _reached(by, Sitting.objects.filter(chamber_id=by.organisation, pk=pk).first())


def _reached(by: Viewer, row: Row | None) -> Row:
    if row is None or by.role not in WRITERS:
        raise NotReachedError
    return row
