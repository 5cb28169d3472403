"""The accounts of the people who work in the network's organisations."""

from dataclasses import replace
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac

from liaison.common import session_level
from liaison.common.roles import Role
from liaison.common.tables import KeyField
from liaison.common.viewer import Viewer
from liaison.network.models.organisations import Organisation


class AccountManager(BaseUserManager["Account"]):
    """Accounts of this process's own door; the office and the house reach all of them."""

    def get_queryset(self) -> models.QuerySet["Account"]:
        every = super().get_queryset()
        door = session_level.own_accounts_only()
        return every.filter(door=door) if door else every


class Account(AbstractBaseUser):
    """A member of staff at one door, with one role, for one organisation."""

    id = KeyField()
    door = models.CharField(max_length=10)
    username = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="nl")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()

    rights = {
        "court": "ru:door",
        "care": "ru:door",
        "me": "r",
        "network": "ru:door",
        "office": "rau",
    }
    columns: ClassVar[dict[str, tuple[str, ...]]] = {"me": ("id", "name", "role", "organisation_id")}
    changes: ClassVar[dict[str, tuple[str, ...]]] = dict.fromkeys(
        ("court", "care", "network"), ("password", "last_login", "language")
    )
    kinds = {
        "id": "X2",
        "password": "X1",
        "last_login": "X1",
        "door": "X2",
        "username": "X1",
        "name": "X0",
        "role": "X0",
        "organisation": "X0",
        "email": "X1",
        "language": "X1",
        "is_active": "X2",
    }

    class Meta:
        ordering = ["door", "name", "id"]
        constraints = [models.UniqueConstraint(fields=["door", "username"], name="username_once_per_door")]

    def as_viewer(self, request: HttpRequest) -> Viewer | None:
        """The viewer that this account is, at its own door."""
        return replace(self.viewer, since=session_level.began(request))

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """Ties a session to the password, the role and the organisation: when one changes, every open session ends."""
        held = f"{self.password}/{self.door}/{self.role}/{self.organisation_id}"
        return salted_hmac(
            "liaison.network.account.session", held, secret=secret, algorithm="sha256"
        ).hexdigest()

    @property
    def viewer(self) -> Viewer:
        """The account as an actor."""
        return Viewer(
            id=self.pk,
            role=Role(self.role),
            door=self.door,
            name=self.name,
            organisation=self.organisation_id,
        )

    def must_first(self, request: HttpRequest, **wants: Any) -> str | None:
        """The page that this session still has to pass: an own password, a second factor, or signing in afresh.

        The office empties ``last_login`` with every password it sets.
        """
        if self.last_login is None:
            return reverse("account_change_password")
        return session_level.detour(request, **wants)
