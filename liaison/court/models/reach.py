"""Who reaches the rows of a court case: its chamber, and the lawyer who defends in it."""

from typing import Self

from liaison.common.gated import GatedQuerySet, Row
from liaison.common.roles import Role
from liaison.common.viewer import Viewer

CHAMBER_ROLES = {Role.JUDGE, Role.PROSECUTOR, Role.CLERK}


class CourtQuerySet(GatedQuerySet[Row]):
    """Rows of a court case: the chamber's own people reach those of their chamber, a lawyer those of his clients."""

    chamber_path = "chamber_id"
    lawyer_path = "lawyer_id"

    def within_reach(self, viewer: Viewer) -> Self:
        if viewer.role in CHAMBER_ROLES:
            return self.filter(**{self.chamber_path: viewer.organisation})
        if viewer.role == Role.LAWYER:
            return self.filter(**{self.lawyer_path: viewer.id}).distinct()
        return super().within_reach(viewer)


class OfTrajectory(CourtQuerySet[Row]):
    """Rows that hang on one trajectory: for its chamber, and for the lawyer of a file that is not parted from it."""

    chamber_path = "trajectory__chamber_id"
    files_path = "trajectory__casefile"

    def within_reach(self, viewer: Viewer) -> Self:
        if viewer.role != Role.LAWYER:
            return super().within_reach(viewer)
        defended = {f"{self.files_path}__lawyer_id": viewer.id, f"{self.files_path}__parted_on": None}
        return self.filter(**defended).distinct()
