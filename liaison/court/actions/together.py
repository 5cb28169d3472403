"""Who has a sheet open beside whom: a mark in the door's own cache that fades by itself, and is nobody's record."""

from typing import Final
from uuid import UUID

from django.core.cache import cache

from liaison.common.roles import Role
from liaison.common.viewer import Viewer

FADES_AFTER: Final = 25
"""Seconds; an open sheet marks itself every few of them."""

OTHER: Final = {Role.JUDGE: Role.CLERK, Role.CLERK: Role.JUDGE}


def keep_open(*, by: Viewer, appearance: UUID) -> str:
    """Mark the sheet as open for this judge or clerk; answers the role of the other who has it open, or nothing."""
    cache.set(_key(appearance, by.role), by.name, FADES_AFTER)
    other = OTHER[by.role]
    return other.value if cache.get(_key(appearance, other)) else ""


def _key(appearance: UUID, role: Role) -> str:
    return f"open-{appearance}-{role.value}"
