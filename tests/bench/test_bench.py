"""The bench itself works: it loads, serves, signs in, measures every page and keeps what the issue asks for."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bench.doors import OURS, ROOT
from tests.bench.pages import BUDGETS

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.once,
]  # a dozen processes start, whatever else the machine does

SMALL = ("120", "--times", "8", "--typed", "24", "--settle", "0")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where one small run kept its database and its results: an embedded one, on whichever database the suite runs."""
    kept = tmp_path_factory.mktemp("bench")
    command = (
        sys.executable,
        "-m",
        "tests.bench",
        *SMALL,
        "--keep",
        str(kept),
        "--out",
        str(kept / "bench.json"),
    )
    done = subprocess.run(command, cwd=ROOT, env=_surroundings(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (kept / "said").write_text(done.stdout, encoding="utf-8")
    return kept


def _surroundings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in OURS}


@pytest.fixture(scope="module")
def runs(folder: Path) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads((folder / "bench.json").read_text(encoding="utf-8"))["runs"]
    return told


def test_every_page_is_measured_by_one_client_and_by_eight(runs: list[dict[str, Any]]) -> None:
    assert [(run["database"], run["trajectories"], run["clients"]) for run in runs] == [
        ("SQLite", 120, 1),
        ("SQLite", 120, 8),
    ]
    for run in runs:
        assert set(run) == {"database", "trajectories", "clients", "pages"}
        assert set(run["pages"]) == set(BUDGETS)


def test_each_page_says_what_it_cost(runs: list[dict[str, Any]]) -> None:
    for page in (page for run in runs for page in run["pages"].values()):
        assert set(page) == {"p50_ms", "p95_ms", "queries", "bytes"}
        assert 0 < page["p50_ms"] <= page["p95_ms"]
        assert page["queries"] > 3


def test_what_was_loaded_has_five_notes_a_trajectory_and_a_log_that_holds(folder: Path) -> None:
    database = folder / "120" / "liaison.sqlite3"
    checked = subprocess.run(
        (sys.executable, "-m", "liaison", "verify-log", "--database", f"sqlite:///{database}"),
        cwd=ROOT,
        env=_surroundings() | {"LIAISON_HOME": str(folder / "120")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_table_names_the_budgets_and_what_memory_a_door_takes(folder: Path) -> None:
    said = (folder / "said").read_text(encoding="utf-8")
    assert "budget" in said
    assert "Memory of a web process: care" in said
    assert "Misspelt names in the first five:" in said
