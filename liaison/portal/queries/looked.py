"""Who looked: every look and act on his file, at every door, as the doors' own logs hold it (GDPR 15; C-579/21)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from liaison.common import log
from liaison.common.models import DOOR_NAMES
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.network.models import Organisation

A_PAGE: Final = 25


@dataclass(frozen=True)
class Look:
    """One look or act: when, by whom, of which organisation, at what."""

    at: datetime
    role: str
    organisation: str
    act: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Looks:
    """One page of looks, newest first."""

    rows: tuple[Look, ...]
    number: int
    has_more: bool
    with_own: bool


def looks(viewer: Viewer, participant: UUID, number: int, *, with_own: bool) -> Looks:
    """One page, counted from one; his own visits are left out unless asked for. This look is logged too."""
    first, *others = (_of_door(door, participant, with_own=with_own) for door in DOOR_NAMES)
    begin = A_PAGE * (number - 1)
    found = list(first.union(*others, all=True).order_by("-at", "act", "role")[begin : begin + A_PAGE + 1])
    names = _names({organisation for _, _, organisation, _, _ in found if organisation})
    log.record(by=viewer, act="log.look", subjects=[participant], kinds=["M32"])
    rows = tuple(
        Look(at, role, names.get(organisation, ""), act, tuple(filter(None, kinds.split(","))))
        for at, role, organisation, act, kinds in found[:A_PAGE]
    )
    return Looks(rows, number, len(found) > A_PAGE, with_own)


def _of_door(door: str, participant: UUID, *, with_own: bool) -> QuerySet[Any, Any]:
    rows = log.table(door, "subject")._default_manager.filter(participant=participant).order_by()
    if not with_own:
        rows = rows.exclude(role=Role.PARTICIPANT.value)
    looks: QuerySet[Any, Any] = rows.values_list("at", "role", "organisation", "act", "kinds_seen")
    return looks


def _names(organisations: set[UUID]) -> dict[UUID, str]:
    return dict(Organisation.objects.filter(pk__in=organisations).values_list("pk", "name"))
