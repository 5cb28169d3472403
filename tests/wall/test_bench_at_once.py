"""Judge and clerk at once, each in a process of the court's own door, on the kind of database that the suite runs on."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

AGENT = Path(__file__).parent / "saving_agent.py"
HAS_ROWS = connection.vendor == "postgresql"
SMALL = ("--participants", "20", "--months", "3")
STARTS_IN = 4.0
"""Seconds until both save: by then both processes have begun, also on a busy machine."""

OPEN_SHEETS = """
import json, django
django.setup()
from liaison.court.models import Appearance, JudgeNote
noted = JudgeNote.objects.unguarded(because="a test").values("trajectory")
rows = Appearance.objects.unguarded(because="a test").filter(decision="", revision=0).exclude(presence="off-list")
rows = rows.exclude(trajectory__in=noted)
print(json.dumps([[str(row.pk), str(row.trajectory_id)] for row in rows.order_by("sitting__day", "position")]))
"""


@pytest.fixture(scope="module")
def world(installation: dict[str, str]) -> dict[str, Any]:
    """A constructed world, and its sheets on which nothing is decided."""
    run = {"env": installation, "check": True, "capture_output": True, "text": True}
    subprocess.run([sys.executable, "-m", "liaison", "load-demo", *SMALL], **run)  # type: ignore[call-overload]
    given = {**run, "env": {**installation, "DJANGO_SETTINGS_MODULE": "liaison.config.settings"}}
    told = subprocess.run([sys.executable, "-c", OPEN_SHEETS], **given)  # type: ignore[call-overload]
    cast = json.loads((Path(installation["LIAISON_HOME"]) / "constructed.json").read_text())["sign_in"][
        "court"
    ]
    names = {who["role"]: who["user"] for who in reversed(cast)}
    return {"environment": installation, "sheets": json.loads(told.stdout), "names": names}


def begun(world: dict[str, Any], role: str, act: str, **asked: Any) -> "subprocess.Popen[str]":
    """A process of the court's door that does this in the name of the account with a role."""
    process = subprocess.Popen(
        [sys.executable, str(AGENT)],
        env={**world["environment"], "SIDE": "court", "PYTHONPATH": str(Path.cwd())},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    process.stdin.write(json.dumps({"username": world["names"][role], "act": act, **asked}))
    process.stdin.close()
    process.stdin = None
    return process


def done(process: "subprocess.Popen[str]") -> list[Any]:
    written, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    answer: list[Any] = json.loads(written)
    return answer


def at_once(world: dict[str, Any], sheet: str, judge: Any, clerk: Any) -> list[list[Any]]:
    """Both save the sheet as it was opened before either did."""
    asked = {"appearance": sheet, "revision": 0, "at": time.time() + STARTS_IN}
    return [
        done(process)
        for process in [
            begun(world, role, "save", content=content, **asked)
            for role, content in (("judge", judge), ("clerk", clerk))
        ]
    ]


def test_two_who_change_other_parts_at_once_are_both_kept(world: dict[str, Any]) -> None:
    (sheet, _), *_ = world["sheets"]
    answers = at_once(
        world,
        sheet,
        {"presence": "expected", "decision": "postpone"},
        {"presence": "expected", "said": {"money": "told"}},
    )
    assert [answer[0] for answer in answers] == ["saved", "saved"]
    assert sorted(answer[1] for answer in answers) == [1, 2]
    second = max(answers, key=lambda answer: answer[1])
    assert second[2:] in (["decision"], ["said.money"])


def test_two_who_change_the_same_part_at_once_are_shown_to_each_other(world: dict[str, Any]) -> None:
    _, (sheet, _), *_ = world["sheets"]
    answers = at_once(
        world,
        sheet,
        {"presence": "present", "decision": "praise"},
        {"presence": "present", "decision": "warn"},
    )
    assert sorted(answers) == [["clash", "decision"], ["saved", 1]]


def test_a_note_is_its_writers_row_until_the_path_ends(world: dict[str, Any]) -> None:
    _, _, (sheet, trajectory), *_ = world["sheets"]
    [before] = done(begun(world, "judge", "count"))
    assert done(begun(world, "judge", "keep", appearance=sheet, words="Ask gently.")) == ["kept"]
    assert done(begun(world, "judge", "count")) == [before + 1]
    assert done(begun(world, "clerk", "count")) == [0 if HAS_ROWS else before + 1]
    assert done(begun(world, "clerk", "destroy", trajectory=trajectory)) == ["destroyed"]
    [left] = done(begun(world, "judge", "count"))
    assert left <= before
