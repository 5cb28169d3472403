"""The log's metadata and its checkpoints, for the data-protection officer and the administrator: no content, no names."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest
from uuid import UUID

from django.db.models import Q

from liaison.common import log
from liaison.common.models import DOOR_NAMES
from liaison.common.viewer import Viewer

PER_PAGE = 50
CHECKPOINTS_SHOWN = 12


@dataclass(frozen=True)
class LogLine:
    """That something was done or looked at: when, where, in which role, what, and how many people it was about."""

    at: datetime
    door: str
    role: str
    act: str
    subjects: int
    place: tuple[str, UUID]


@dataclass(frozen=True)
class LogPage:
    """The newest lines before a place in the log, and the place where the next page begins."""

    lines: tuple[LogLine, ...]
    next_place: str


@dataclass(frozen=True)
class CheckpointLine:
    """One signed statement of a door, and whether the office keeps a copy that says the same."""

    door: str
    at: datetime
    root: str
    is_held: bool


def log_page(viewer: Viewer, *, door: str = "", before: str = "") -> LogPage:
    """One page of the log of a door, or of all, newest first; looking at it is itself an event."""
    doors = [door] if door in DOOR_NAMES else [*DOOR_NAMES]
    log.record(by=viewer, act="log.look", of=door if door in DOOR_NAMES else "all")
    found = [line for name in doors for line in _lines(name, _place(before))]
    lines = nlargest(PER_PAGE, found, key=lambda line: line.place)
    return LogPage(tuple(lines), "/".join(map(str, lines[-1].place)) if len(found) > len(lines) else "")


def _place(text: str) -> tuple[str, UUID] | None:
    """A place as the address of a page names it: time and key of the last line before. Nothing if it is none."""
    at, _, key = text.partition("/")
    try:
        return datetime.fromisoformat(at).isoformat(), UUID(key)
    except ValueError:
        return None


def _lines(door: str, before: tuple[str, UUID] | None) -> Iterator[LogLine]:
    rows = log.table(door, "event")._default_manager.order_by("-at", "-id")
    if before:
        rows = rows.filter(Q(at__lt=before[0]) | Q(at=before[0], id__lt=before[1]))
    for key, at, body in rows.values_list("id", "at", "body")[: PER_PAGE + 1]:
        said = json.loads(body)
        yield LogLine(
            datetime.fromisoformat(at), door, said["role"], said["act"], len(said["subjects"]), (at, key)
        )


def checkpoints(viewer: Viewer) -> tuple[CheckpointLine, ...]:
    """The last checkpoints of every door. The office's own are held by the other doors, not by itself."""
    held = log.table("office", "held")._default_manager.order_by("-at")
    kept = set(held.values_list("door", "at", "root")[: CHECKPOINTS_SHOWN * len(DOOR_NAMES) * 2])
    return tuple(
        CheckpointLine(door, datetime.fromisoformat(at), root, (door, at, root) in kept)
        for door in DOOR_NAMES
        for at, root in log.table(door, "checkpoint")
        ._default_manager.order_by("-at")
        .values_list("at", "root")[:CHECKPOINTS_SHOWN]
    )
