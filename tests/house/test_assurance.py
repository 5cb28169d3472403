"""The public assurance file says what is so: every test that it names exists, every row says where it stands."""

import ast
import re
from pathlib import Path

import pytest

from docs import assured

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]


def existing_tests() -> set[str]:
    """The name of every test in the suite, read without running anything."""
    return {
        node.name
        for file in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_every_test_that_the_assurance_file_names_exists() -> None:
    readme = (assured.HERE / "README.md").read_text(encoding="utf-8")
    named = assured.named_tests() | set(re.findall(r"`(test_\w+)`", readme))
    assert len(named) > 100
    assert named - existing_tests() == set()


def test_a_name_that_no_test_has_is_caught() -> None:
    assert "test_that_nobody_wrote" not in existing_tests()


def test_twenty_threats_each_have_a_mitigation_tests_and_what_remains() -> None:
    found = assured.rows("threats")
    assert [row["id"] for row in found] == [f"T{number}" for number in range(1, 21)]
    assert all(all(row.values()) for row in found)


def test_every_requirement_stands_once_with_a_known_status() -> None:
    found = assured.rows("asvs")
    keys = [row["id"] for row in found]
    assert len(keys) == len(set(keys)) > 200
    assert all(re.fullmatch(r"V\d+(\.\d+\.\d+)?", key) for key in keys)
    assert {row["status"] for row in found} == set(assured.STATUS)
    assert {row["level"] for row in found} == {"1", "2", "3"}


def test_what_is_met_has_a_test_or_a_reason_and_what_is_not_says_why() -> None:
    for row in assured.rows("asvs"):
        if row["status"] == "done":
            assert row["tests"] or row["note"] or row["id"] in SEEN, row["id"]
        elif row["status"] != "open":
            assert row["note"], row["id"]


SEEN = {"V6.2.10"}
"""Met by what is absent: no code asks anybody for a new password by the calendar."""
