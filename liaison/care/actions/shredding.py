"""A person's key destroyed. That it was is kept beside the keys too, so that no old backup brings it back."""

import os
from uuid import UUID

from django.conf import settings
from django.db import transaction

from liaison.care import vault
from liaison.common import log
from liaison.common.viewer import worker

KEPT_IN = "shredded"


class NoKeyError(Exception):
    """The person has no key that could be destroyed."""


@transaction.atomic
def shred(*, participant: UUID, ground: str) -> None:
    """Destroy the person's key, with a line in the log that he can read. Raises ``NoKeyError``.

    Source: secrecy.md 5 (crypto-shredding) and 9, T15.
    """
    if not vault.destroy_key(participant):
        raise NoKeyError
    log.record(by=worker("care"), act="key.destroy", subjects=[participant], kinds=["M13"], ground=ground)
    remember(participant)


@transaction.atomic
def shred_again() -> int:
    """After a restore: destroy what had been destroyed when the backup was older than that; how many there were."""
    return sum(vault.destroy_key(participant) for participant in remembered())


def remembered() -> tuple[UUID, ...]:
    """Whose keys were destroyed, as it is kept apart from the data."""
    kept = settings.HOME / "keys" / KEPT_IN
    return tuple(UUID(line) for line in kept.read_text().split()) if kept.exists() else ()


def remember(participant: UUID) -> None:
    """Keep it on the disk, once."""
    if participant in remembered():
        return
    with os.fdopen(
        os.open(settings.HOME / "keys" / KEPT_IN, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a"
    ) as file:
        file.write(f"{participant}\n")
        file.flush()
        os.fsync(file.fileno())
