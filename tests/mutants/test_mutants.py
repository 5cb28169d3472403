"""The mutation run is no formality: it breeds what it should, and what it accepts is there and has a reason."""

import ast
from pathlib import Path

import pytest

from tests.mutants.__main__ import MODULES, accepted, all_mutants, path_of
from tests.mutants.breeding import bred

pytestmark = pytest.mark.once

EVERY = {each.name: each for each in all_mutants(tuple(MODULES))}


def test_what_is_accepted_is_a_mutant_of_today_with_a_reason() -> None:
    assert accepted().keys() <= EVERY.keys()
    assert all(reason.endswith(".") for reason in accepted().values())


def test_every_module_has_its_tests() -> None:
    root = Path(__file__).resolve().parents[2]
    assert [path for paths in MODULES.values() for path in paths if not (root / path).exists()] == []


@pytest.mark.parametrize("module", MODULES)
def test_every_mutant_is_another_program_that_can_be_run(module: str) -> None:
    source = path_of(module).read_text(encoding="utf-8")
    plain = ast.unparse(ast.parse(source))
    for each in (one for one in EVERY.values() if one.module == module):
        changed = each.tree(source)
        compile(changed, module, "exec")
        assert ast.unparse(changed) != plain, each.name


CODE = '''
def old_enough(age: int, limit: int = 18) -> bool:
    """Never touched."""
    if not age:
        raise ValueError("never touched either")
    return age >= limit and age < 130
'''


def test_limits_conditions_answers_and_defaults_are_changed_and_text_for_people_is_not(
    tmp_path: Path,
) -> None:
    file = tmp_path / "code.py"
    file.write_text(CODE)
    names = [each.name.partition(": ")[2] for each in bred("code", file)]
    assert {
        "18 => 19",
        "not age => age",
        "age >= limit => age > limit",
        "age >= limit and age < 130 => age >= limit or age < 130",
        "return age >= limit and age < 130 => return",
    } <= set(names)
    assert not [name for name in names if "touched" in name]
