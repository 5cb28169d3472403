"""The accounts of all doors, as the administrator sees them."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from allauth.mfa.models import Authenticator

from liaison.common.viewer import Viewer
from liaison.network.models import Account

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True)
class AccountEntry:
    """One account: who, where, and whether it can be used. ``is_self`` marks the viewer's own."""

    id: UUID
    door: str
    username: str
    name: str
    role: str
    organisation: str
    is_active: bool
    has_factor: bool
    last_login: datetime | None
    is_self: bool


def accounts(viewer: Viewer) -> tuple[AccountEntry, ...]:
    """All accounts, by door and name."""
    holders = set(_factors().values_list("user_id", flat=True))
    return tuple(
        _entry(viewer, row, row.pk in holders) for row in Account.objects.select_related("organisation")
    )


def account(viewer: Viewer, account_id: UUID) -> AccountEntry | None:
    """One account, or nothing where there is none."""
    row = Account.objects.select_related("organisation").filter(pk=account_id).first()
    return _entry(viewer, row, _factors().filter(user_id=account_id).exists()) if row else None


def _factors() -> "QuerySet[Authenticator]":
    """The second factors; recovery codes only stand in for one."""
    found: QuerySet[Authenticator] = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
    return found


def _entry(viewer: Viewer, row: Account, has_factor: bool) -> AccountEntry:  # noqa: FBT001
    return AccountEntry(
        id=row.pk,
        door=row.door,
        username=row.username,
        name=row.name,
        role=row.role,
        organisation=row.organisation.name,
        is_active=row.is_active,
        has_factor=has_factor,
        last_login=row.last_login,
        is_self=row.pk == viewer.id,
    )
