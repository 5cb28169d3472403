"""A prepared database of its own, which real door processes open with their own rights."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.installed import installed

AGENT = Path(__file__).parent / "probe_agent.py"


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a fresh installation, on the kind of database that the suite runs on."""
    return installed(tmp_path_factory.mktemp("wall"))


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
