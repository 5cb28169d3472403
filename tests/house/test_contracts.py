"""The import contracts bite: each is broken on purpose in a copy of the house, and each breach is caught."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

HERE = Path(__file__).resolve().parents[2]
BREACHES = {
    "court-imports-casework": ("liaison/court/models.py", "import liaison.casework.models"),
    "court-imports-care": ("liaison/court/models.py", "from liaison.care import models as care"),
    "disclosure-imports-court": ("liaison/disclosure/models.py", "import liaison.court.models"),
    "common-imports-network": ("liaison/common/clock.py", "import liaison.network.models"),
    "participants-imports-portal": ("liaison/participants/models.py", "import liaison.portal"),
    "rules-import-django": ("liaison/disclosure/rules/decision.py", "from django.utils import timezone"),
    "rules-ask-the-clock": ("liaison/disclosure/rules/decision.py", "from liaison.common import clock"),
    "rules-throw-dice": ("liaison/disclosure/rules/decision.py", "import random"),
    "rules-import-models": ("liaison/disclosure/rules/decision.py", "import liaison.disclosure.models"),
    "view-imports-models": (
        "liaison/court/views/peep.py",
        "from liaison.participants.models import Participant",
    ),
    "models-import-queries": ("liaison/court/models.py", "import liaison.court.queries"),
    "stranger-imports-releases": (
        "liaison/court/models.py",
        "from liaison.disclosure.models import Statement",
    ),
    "unplaced-room": ("liaison/peephole/__init__.py", "hole = True"),
    "verifier-imports-django": ("liaison/common/verify.py", "import django.utils"),
}


def contracts_hold(house: Path) -> tuple[bool, str]:
    ran = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode == 0, ran.stdout + ran.stderr


@pytest.fixture
def house(tmp_path: Path) -> Path:
    shutil.copytree(
        HERE / "liaison", tmp_path / "liaison", ignore=shutil.ignore_patterns("__pycache__", "locale")
    )
    shutil.copy(HERE / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_house_keeps_its_contracts(house: Path) -> None:
    held, said = contracts_hold(house)
    assert held, said


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_caught(breach: str, house: Path) -> None:
    file, line = BREACHES[breach]
    path = house / file
    path.parent.mkdir(exist_ok=True)
    before = path.read_text() if path.exists() else ""
    path.write_text(f"{before}\n{line}\n")
    held, said = contracts_hold(house)
    assert not held, said
    assert "BROKEN" in said or "not listed" in said or "exhaustive" in said.lower(), said
