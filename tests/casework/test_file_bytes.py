"""The files of an embedded database, byte by byte, as whoever steals the machine would read them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.casework import planting

pytestmark = pytest.mark.once

PLANTED = "Zonnebloemnotitie" * 40
NAME = b"Haddadi"


def run(home: Path, *arguments: str) -> None:
    environment = {**os.environ, "LIAISON_HOME": str(home), "SIDE": "house", "PYTHONPATH": str(Path.cwd())}
    environment.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, *arguments], env=environment, check=True, capture_output=True)


def test_no_file_of_the_installation_holds_a_planted_word(tmp_path: Path) -> None:
    run(tmp_path, "-m", "liaison", "prepare")
    run(tmp_path, planting.__file__, PLANTED)
    files = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {"liaison.sqlite3", "liaison.sqlite3-wal", "narrative.key"} <= set(files)
    assert any(NAME in content for content in files.values()), "what is not sealed is in the files"
    for name, content in files.items():
        assert PLANTED[:17].encode() not in content, name
