"""Databases that can be copied whole: files on SQLite, databases made from a template on PostgreSQL."""

import os
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from tests.alone import alone


class Store(ABC):
    """Where the worlds of one run live; ``environment`` leads a process to it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        self.environment = {**os.environ, "LIAISON_HOME": str(home), "DATABASE_URL": self.url("template")}
        self.environment.pop("SIDE", None)

    def prepare(self) -> None:
        """Make the empty database that every world begins as, with the rights of each door."""
        self.create("template")
        command = [sys.executable, "-m", "liaison", "prepare"]
        with alone("roles"):
            subprocess.run(
                command, env={**self.environment, "SIDE": "house"}, check=True, capture_output=True
            )

    @abstractmethod
    def url(self, name: str) -> str:
        """The owner's address of a database."""

    @abstractmethod
    def create(self, name: str) -> None:
        """Make an empty database."""

    @abstractmethod
    def copy(self, source: str, name: str) -> None:
        """Make a database like ``source``, to which nobody may be connected."""

    @abstractmethod
    def drop(self, name: str) -> None:
        """Remove a database."""


class Files(Store):
    """SQLite: one file a world. The builder has emptied its journal into it before it is copied."""

    def path(self, name: str) -> Path:
        return self.home / f"{name}.sqlite3"

    def url(self, name: str) -> str:
        return f"sqlite:///{self.path(name)}"

    def create(self, name: str) -> None:
        self.drop(name)

    def copy(self, source: str, name: str) -> None:
        left = [end for end in ("-wal", "-shm") if Path(f"{self.path(source)}{end}").exists()]
        if left:
            raise RuntimeError(f"{source} is still open: {left}")
        self.drop(name)
        shutil.copyfile(self.path(source), self.path(name))

    def drop(self, name: str) -> None:
        for end in ("", "-wal", "-shm"):
            Path(f"{self.path(name)}{end}").unlink(missing_ok=True)


class Cluster(Store):
    """PostgreSQL: one database a world, copied by the server."""

    def __init__(self, home: Path, url: str) -> None:
        self.parts = urlsplit(url)
        self.prefix = f"worlds_{os.getpid()}"
        super().__init__(home)

    def url(self, name: str) -> str:
        return urlunsplit(self.parts._replace(path=f"/{self.prefix}_{name}"))

    def create(self, name: str) -> None:
        self.drop(name)
        self._do(f"CREATE DATABASE {self._named(name)}")

    def copy(self, source: str, name: str) -> None:
        self.drop(name)
        self._do(
            f"CREATE DATABASE {self._named(name)} TEMPLATE {self._named(source)} STRATEGY file_copy",
            f"ALTER DATABASE {self._named(name)} SET synchronous_commit = off",  # a lost world is built again
        )

    def drop(self, name: str) -> None:
        self._do(f"DROP DATABASE IF EXISTS {self._named(name)} WITH (FORCE)")

    def _named(self, name: str) -> str:
        return f'"{self.prefix}_{name}"'

    def _do(self, *statements: str) -> None:
        import psycopg

        with psycopg.connect(urlunsplit(self.parts._replace(path="/postgres")), autocommit=True) as session:
            for statement in statements:
                session.execute(statement)


def store(home: Path, environment: Mapping[str, str] = os.environ) -> Store:
    """The kind of database that ``DATABASE_URL`` asks for; a folder of files without it."""
    url = environment.get("DATABASE_URL", "")
    return Cluster(home, url) if url.startswith("postgres") else Files(home)
