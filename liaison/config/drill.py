"""``restore-drill``: proves that the backups come back, in a database of its own that is gone afterwards.

Every step is a command that is also used in earnest, run with the drill's own database and a copy of the keys.
"""

import argparse
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from liaison.config import environment

ORDER = ("office", "court", "care")


class DrillFailedError(Exception):
    """A step of the drill did not succeed; the message says which and why."""


def main(arguments: Sequence[str]) -> int:
    """0 when everything came back, 1 when a step failed."""
    asked = _arguments(arguments)
    began = time.monotonic()
    try:
        with tempfile.TemporaryDirectory(prefix="liaison-drill-") as folder, _database(Path(folder)) as url:
            home = Path(folder) / "home"
            shutil.copytree(asked.keys, home / "keys")
            steps = _Steps({**os.environ, "LIAISON_HOME": str(home), "DATABASE_URL": url, "SIDE": "house"})
            _drill(steps, _newest(asked.folder), dict(asked.key), url)
    except (DrillFailedError, OSError) as error:
        print(f"THE DRILL FAILED: {error}", file=sys.stderr)
        return 1
    print(f"Everything came back, in {time.monotonic() - began:.0f} s. The drill's database is gone again.")
    return 0


def _drill(steps: "_Steps", files: dict[str, Path], keys: dict[str, Path], url: str) -> None:
    steps.run("An empty database", "migrate", "--verbosity=0")
    for side in ORDER:
        if side not in files or side not in keys:
            raise DrillFailedError(f"no backup or no key of the side {side}")
        steps.run(
            f"The side {side}, from {files[side].name}", "restore", str(files[side]), "--key", str(keys[side])
        )
    steps.run(
        "The log's chains and checkpoints", "verify-log", "--database", url, "--keys", steps.public_keys
    )
    steps.run("A sealed text of each kind", "check-seals")


class _Steps:
    """Runs commands one after the other, and shows what each printed."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    @property
    def public_keys(self) -> str:
        """The file with the doors' public signing keys."""
        return str(Path(self.environment["LIAISON_HOME"]) / "keys" / "public.json")

    def run(self, title: str, *command: str) -> None:
        """Raises ``DrillFailedError`` when the command does not succeed."""
        print(f"— {title}", flush=True)
        ran = subprocess.run(
            [sys.executable, "-m", "liaison", *command],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        print(ran.stdout, end="", flush=True)
        if ran.returncode:
            raise DrillFailedError(f"{title}: {ran.stderr.strip() or 'see above'}")


def _newest(folder: Path) -> dict[str, Path]:
    """The newest backup of each side; they must be of one moment, as ``backup`` makes them."""
    newest = {path.name.partition("-")[0]: path for path in sorted(folder.glob("*-*.backup"))}
    moments = {path.stem.partition("-")[2] for path in newest.values()}
    if len(moments) > 1:
        raise DrillFailedError(f"the newest backups are not of one moment: {', '.join(sorted(moments))}")
    return newest


@contextmanager
def _database(folder: Path) -> Iterator[str]:
    """The address of a database for the drill alone, of the kind that the installation uses."""
    url = environment.text("DATABASE_URL", "sqlite:///")
    if url.startswith("sqlite"):
        yield f"sqlite:///{folder / 'drill.sqlite3'}"
        return
    import psycopg

    name = f"liaison_drill_{secrets.token_hex(6)}"
    try:
        with psycopg.connect(url, autocommit=True) as session:
            session.execute(f'CREATE DATABASE "{name}"'.encode())
            try:
                yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
            finally:
                session.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
    except psycopg.Error as error:
        raise DrillFailedError(f"PostgreSQL: {error}; the owner must be able to create databases") from error


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m liaison restore-drill",
        description="Restores the newest backups into a temporary database and proves what came back: each table with "
        "its hash, the log's chains, and a sealed text of each kind. Nothing else is touched.",
    )
    parser.add_argument("folder", type=Path, help="where `backup` wrote")
    parser.add_argument(
        "--key",
        action="append",
        required=True,
        type=lambda text: (text.partition("=")[0], Path(text.partition("=")[2])),
        metavar="SIDE=FILE",
        help="the private key of a side; once for each of office, court and care",
    )
    parser.add_argument(
        "--keys",
        type=Path,
        default=environment.home() / "keys",
        help="the copy of LIAISON_HOME/keys that is kept apart; the drill proves that it fits (default: the one in use)",
    )
    return parser.parse_args(arguments)
