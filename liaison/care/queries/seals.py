"""Whether what is sealed still opens: every kind of sealed text, tried with the keys that are at hand. Shows no text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import connection, models

from liaison.care import vault
from liaison.care.models import PersonKey
from liaison.common import rights, sealing
from liaison.court import vault as court_vault
from liaison.court.models import JudgeNote
from liaison.network.models import Account
from liaison.network.sign_in import factors

BECAUSE: Final = "whether it opens, and nothing of what it says"
NOT_SEALED: Final = {"disclosure_frozenpage.content", f"{PersonKey._meta.db_table}.wrapped"}


@dataclass
class Kind:
    """One sealed column: how many rows hold something, and how many of them opened, were destroyed, or did not open."""

    name: str
    rows: int = 0
    opened: int = 0
    destroyed: int = 0

    @property
    def broken(self) -> int:
        """How many open with no key that is here."""
        return self.rows - self.opened - self.destroyed


def kinds() -> Iterator[Kind]:
    """Every sealed column of the database, all of its rows tried."""
    for model in rights.all_models():
        for field in model._meta.concrete_fields:
            name = f"{model._meta.db_table}.{field.column}"
            if isinstance(field, models.BinaryField) and name not in NOT_SEALED:
                yield _tried(name, model, field.attname)
    yield _factors()


def _tried(name: str, model: type[models.Model], field: str) -> Kind:
    kind = Kind(name)
    for row in model._base_manager.order_by("pk").iterator(chunk_size=200):  # noqa: SLF001 - shown to nobody
        if sealed := bytes(getattr(row, field) or b""):
            kind.rows += 1
            try:
                open_in_place(row, field, sealed)
            except sealing.KeyDestroyed:
                kind.destroyed += 1
            except sealing.SealBroken:
                continue
            else:
                kind.opened += 1
    return kind


def open_in_place(row: Any, field: str, sealed: bytes) -> None:
    """Open what should stand in this field of this row, and forget it. Raises ``SealBroken`` where it stood elsewhere."""
    if isinstance(row, JudgeNote):
        court_vault.unseal(sealed, note=row.pk, writer=row.writer_id)
        return
    person: UUID = row.participant_id if hasattr(row, "participant_id") else row.participant
    open_it = vault.unseal_bytes if sealed.startswith(sealing.PICTURE) else vault.unseal
    open_it(person, sealed, table=row._meta.db_table, row=row.pk, field=field)


def _factors() -> Kind:
    """The secrets of second factors, each sealed for its account's door."""
    kind = Kind("mfa_authenticator.data")
    doors = dict(Account._base_manager.values_list("pk", "door"))  # noqa: SLF001 - of every door
    for row in Authenticator.objects.filter(type=Authenticator.Type.TOTP):
        kind.rows += 1
        try:
            factors.unseal(doors[row.user_id], row.data["secret"])
        except sealing.SealBroken:
            continue
        kind.opened += 1
    return kind


def is_whole_file() -> str:
    """What SQLite says of its own file, ``ok`` where all is well; PostgreSQL checks its pages as it reads them."""
    if connection.vendor != "sqlite":
        return "ok"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return str(cursor.fetchone()[0])
