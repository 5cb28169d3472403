"""Who is looking: the one value that every query takes first and every action takes as ``by``."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from liaison.common.roles import Role

SYSTEM_ID = UUID(int=0)


@dataclass(frozen=True)
class Viewer:
    """A signed-in person, a programme's link or a worker, at one door.

    ``person`` is the participant whose rows alone are open (at the ``me`` door); ``mandate`` holds the matrix rows
    that this participant lets the viewer read, empty for the participant himself. ``since`` is when the session began.
    """

    id: UUID
    role: Role
    door: str
    name: str = ""
    organisation: UUID | None = None
    person: UUID | None = None
    mandate: frozenset[str] = field(default_factory=frozenset)
    since: datetime | None = field(default=None, compare=False)


def worker(door: str) -> Viewer:
    """The door's own worker, which acts on a clock and looks at nobody."""
    return Viewer(id=SYSTEM_ID, role=Role.SYSTEM, door=door, name="worker")
