"""A disk that is really full: a small file system of its own, filled to the last byte. Mounting one needs root.

Run by ``make faults``. The embedded database lies on it with all it has; of PostgreSQL the notes do, in a tablespace.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.installed import installed
from tests.races.doors import Doors, opened
from tests.races.served import served
from tests.races.test_full_disk import FULL, comes_back

SIZE = "48m"


@pytest.fixture
def disk() -> Iterator[Path]:
    """A small empty file system."""
    folder = Path(tempfile.mkdtemp(prefix="liaison-disk-"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
        folder.rmdir()


@pytest.fixture
def doors(disk: Path) -> Iterator[Doors]:
    """The doors of an installation that keeps on the small disk what it has, or its notes."""
    home = disk / "really"
    home.mkdir()
    environment = installed(home)
    url = environment.get("DATABASE_URL")
    if url:
        notes_lie_on(disk, url)
    with opened(environment) as started:
        yield started
    if url:
        with psycopg.connect(url, autocommit=True) as owner:
            owner.execute("ALTER TABLE casework_note SET TABLESPACE pg_default")
            owner.execute("DROP TABLESPACE small")


def notes_lie_on(disk: Path, url: str) -> None:
    """Move the notes to the small disk, which the server's own user must be able to enter."""
    with psycopg.connect(url, autocommit=True) as owner:
        (data,) = owner.execute("SHOW data_directory").fetchone() or ("",)
        theirs = Path(data).stat()
        folder = disk / "notes"
        folder.mkdir()
        os.chown(folder, theirs.st_uid, theirs.st_gid)
        disk.chmod(0o711)
        owner.execute(f"CREATE TABLESPACE small LOCATION '{folder}'")
        owner.execute("ALTER TABLE casework_note SET TABLESPACE small")


@contextmanager
def filled(disk: Path) -> Iterator[None]:
    """Inside there is no room for one byte more."""
    ballast = disk / "ballast"
    try:
        for size in (1 << 20, 1):
            with ballast.open("ab", buffering=0) as file:
                try:
                    while file.write(b"\0" * size) == size:
                        pass
                except OSError:
                    continue
        yield
    finally:
        ballast.unlink()


@pytest.mark.parametrize("language", list(FULL))
def test_a_note_comes_back_from_a_disk_that_is_really_full(doors: Doors, disk: Path, language: str) -> None:
    with served(doors.environment) as door:
        comes_back(doors, door, filled(disk), language)
