"""Small constructed worlds for tests: played inside a transaction that is taken back, with keys of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction
from django.test import override_settings

from liaison.common import sealing
from liaison.simulation.actions.playing import Wanted, play
from liaison.simulation.actions.world import World

UNTIL = datetime(2026, 3, 5, 8, 30, tzinfo=UTC)
"""A Thursday, half past nine in Ghent."""


def wanted(seed: str = "gent", participants: int = 24, months: int = 3) -> Wanted:
    """A world that is played in a few seconds."""
    return Wanted(seed, UNTIL, participants, months)


def at_home(folder: Path) -> override_settings:
    """Keys and files of a world in a folder of its own."""
    keys = {name: folder / "keys" / f"{name}.key" for name in ("narrative", "note")}
    for key in keys.values():
        if not key.exists():
            sealing.create_key_file(key)
    return override_settings(
        HOME=folder,
        EMAIL_FILE_PATH=folder / "mail",
        NARRATIVE_KEY_FILE=keys["narrative"],
        NOTE_KEY_FILE=keys["note"],
    )


@contextmanager
def played(asked: Wanted, folder: Path) -> Iterator[World]:
    """The world inside the block; after it the database is as it was."""
    with transaction.atomic(), at_home(folder):
        yield play(asked)
        transaction.set_rollback(True)
