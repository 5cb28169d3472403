"""The house's budgets: a module fits on a few screens, a function on one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

HERE = Path(__file__).resolve().parents[2]
MODULES = sorted(
    path
    for folder in ("liaison", "tests")
    for path in (HERE / folder).rglob("*.py")
    if "migrations" not in path.parts
)


def functions(module: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.FunctionDef):
            yield node


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(HERE)))
def test_a_module_has_at_most_300_lines_and_its_functions_30(module: Path) -> None:
    assert len(module.read_text().splitlines()) <= 300
    long = [f.name for f in functions(module) if (f.end_lineno or 0) - f.lineno + 1 > 30 + docstring_lines(f)]
    assert not long


def docstring_lines(function: ast.FunctionDef) -> int:
    """A docstring does not count: it is there to be read."""
    first = function.body[0]
    if (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    ):
        return (first.end_lineno or first.lineno) - first.lineno + 1
    return 0


def test_nothing_is_called_utils() -> None:
    assert not [module for module in MODULES if module.stem in {"utils", "helpers", "misc", "lib"}]


def test_there_are_no_signals() -> None:
    named = [m for m in MODULES if "liaison" in m.parts and "django.db.models.signals" in m.read_text()]
    assert [module.name for module in named] == []
