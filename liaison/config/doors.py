"""The doors: who comes in, which rooms their process has, and in which order their ports run."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

ROOMS = (
    "common",
    "network",
    "disclosure",
    "participants",
    "court",
    "care",
    "casework",
    "portal",
    "simulation",
)
"""Every room, from the ground up. The secrecy line runs above ``court``."""


@dataclass(frozen=True)
class Door:
    """One process with its own settings, cookie, database login and key."""

    name: str
    rooms: tuple[str, ...]
    user_model: str
    port: int = 0
    watching: str = ""
    """The module that tells the door's worker which looks had no relation, where staff see people."""

    @property
    def is_staff_door(self) -> bool:
        """Whether people sign in with an account, rather than with a link and a code."""
        return self.user_model == "network.Account"


def up_to(room: str) -> tuple[str, ...]:
    """The rooms from the ground up to and with ``room``."""
    return ROOMS[: ROOMS.index(room) + 1]


COURT = Door("court", up_to("court"), "network.Account", 0, "liaison.court.queries.watching")
CARE = Door("care", up_to("casework"), "network.Account", 1, "liaison.casework.queries.watching")
ME = Door("me", up_to("portal"), "participants.SignIn", 2)
NETWORK = Door("network", up_to("network"), "network.Account", 3)
OFFICE = Door("office", up_to("network"), "network.Account", 4)
HOUSE = Door("house", ROOMS, "network.Account")

DOORS = {door.name: door for door in (COURT, CARE, ME, NETWORK, OFFICE)}
MODES = {**DOORS, "house": HOUSE}


class ClosedRoomError(ImportError):
    """A process reached for a room that its door does not have."""


class RoomGuard(MetaPathFinder):
    """Refuses to import any room that the door does not have, whoever asks and by whatever name."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self.closed = tuple(f"liaison.{room}" for room in ROOMS if room not in door.rooms)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.startswith(self.closed) and fullname.split(".")[1] not in self.door.rooms:
            raise ClosedRoomError(f"the {self.door.name} door has no room {fullname.split('.')[1]!r}")
        return None


def close_other_rooms(door: Door) -> None:
    """Make every import of a room that ``door`` does not have raise ``ClosedRoomError`` in this process."""
    if not any(isinstance(finder, RoomGuard) for finder in sys.meta_path):
        sys.meta_path.insert(0, RoomGuard(door))
