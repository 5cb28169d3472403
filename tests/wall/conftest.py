"""A prepared database of its own, which real door processes open with their own rights."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

AGENT = Path(__file__).parent / "probe_agent.py"


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a fresh installation, on the kind of database that the suite runs on."""
    home = tmp_path_factory.mktemp("wall")
    environment = {**os.environ, "LIAISON_HOME": str(home), "SIDE": "house"}
    if connection.vendor == "postgresql":
        environment["DATABASE_URL"] = _empty_database(home.name.replace("-", "_"))
    else:
        environment.pop("DATABASE_URL", None)
    subprocess.run(
        [sys.executable, "-m", "liaison", "prepare"], env=environment, check=True, capture_output=True
    )
    return environment


def _empty_database(name: str) -> str:
    import psycopg

    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    settings = connection.settings_dict
    owner = f"postgresql://{settings['USER']}@{settings['HOST']}:{settings['PORT']}"
    with psycopg.connect(f"{owner}/postgres", autocommit=True) as session:
        session.execute(f'DROP DATABASE IF EXISTS "{name}_{worker}"')
        session.execute(f'CREATE DATABASE "{name}_{worker}"')
    return f"{owner}/{name}_{worker}"


def ask(environment: dict[str, str], door: str, statements: list[Any]) -> list[str]:
    """What the door's own process answers to each group of statements."""
    ran = subprocess.run(
        [sys.executable, str(AGENT)],
        env={**environment, "SIDE": door, "PYTHONPATH": str(Path.cwd())},
        input=json.dumps(statements),
        capture_output=True,
        text=True,
        check=True,
    )
    answers: list[str] = json.loads(ran.stdout)
    return answers
