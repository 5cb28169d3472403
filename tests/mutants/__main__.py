"""``make mutants``: breeds the mutants of the barrier and lets the tests find them; fails on one that nobody accepted.

``make mutants ONLY="disclosure.rules.decision care.vault"`` looks at these modules alone.
"""

import argparse
import importlib.abc
import importlib.machinery
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any

import hypothesis
import pytest

from tests.mutants.breeding import Mutant, bred
from tests.mutants.running import Nursery, Target

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ACCEPTED = HERE / "accepted.txt"


def _of(room: str, *subjects: str) -> tuple[str, ...]:
    return tuple(f"tests/{room}/test_{subject}.py" for subject in subjects)


DECIDING = ("decide", "invariants", "meaning", "matrix", "gate", "writing")
BRIDGE = ("bridge", "choosing", "signing", "pages", "handover")
MODULES: dict[str, tuple[str, ...]] = {
    "disclosure.rules.decision": _of("disclosure", *DECIDING),
    "disclosure.rules.meaning": _of("disclosure", *DECIDING),
    "disclosure.rules.matrix": _of("disclosure", *DECIDING),
    "disclosure.rules.handover": _of("disclosure", "handover", "choosing", "signing"),
    "disclosure.rules.wording": _of("disclosure", "handover", "pages"),
    "disclosure.gate": _of("disclosure", "gate"),
    **{
        f"disclosure.actions.{name}": _of("disclosure", *BRIDGE)
        for name in ("answering", "choosing", "delivering", "papers", "refusing", "signing", "weighing")
    },
    "care.vault": (*_of("care", "vault", "rotating", "shredding"), *_of("common", "sealing")),
    "care.delivery": (*_of("care", "delivery"), *_of("disclosure", "pages")),
    "court.vault": (*_of("court", "own_note"), *_of("care", "rotating")),
    "common.sealing": (*_of("common", "sealing"), *_of("care", "vault")),
}
"""What is looked at, each with the tests that must notice: those of the module itself, not whatever comes by."""

OPTIONS = ("-q", "-p", "no:randomly", "--tb=no", "-W", "ignore")


def path_of(module: str) -> Path:
    """The file of a module of ours."""
    return ROOT / "liaison" / f"{module.replace('.', '/')}.py"


def all_mutants(modules: tuple[str, ...]) -> list[Mutant]:
    """Every mutant of these modules: first what is inside a function, which is quickly tried."""
    found = [each for module in modules for each in bred(module, path_of(module))]
    return sorted(found, key=lambda each: not each.owner)


def accepted() -> dict[str, str]:
    """The mutants that may live, and why: a line that names one, and under it, indented, the reason."""
    found: dict[str, str] = {}
    name = ""
    for line in ACCEPTED.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            found[name] = line.strip()
        elif line and not line.startswith("#"):
            name = line
    return found


class Changed(importlib.abc.MetaPathFinder):
    """Gives one module with a mutant in it, and leaves all others alone."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        """The module's spec, with a loader that reads the mutant."""
        if name != f"liaison.{self.mutant.module}":
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        mutant, file = self.mutant, path_of(self.mutant.module)

        class Loader(importlib.machinery.SourceFileLoader):
            def get_code(self, fullname: str) -> CodeType:
                return compile(mutant.tree(file.read_text(encoding="utf-8")), str(file), "exec")

        if spec:
            spec.loader = Loader(name, str(file))
        return spec


def alone(name: str) -> int:
    """0 where no test notices a mutant that is there from the moment its module is read.

    The tests of the decision look at no row, so that their database may be made without its triggers, in half a second.
    """
    mutant = next(each for each in all_mutants(tuple(MODULES)) if each.name == name)
    sys.meta_path.insert(0, Changed(mutant))
    tests = MODULES[mutant.module]
    quickly = ["--nomigrations"] if tests == MODULES["disclosure.rules.decision"] else []
    code = pytest.main([*OPTIONS, "-x", *quickly, *tests])
    return 0 if code == pytest.ExitCode.OK else 1


def nursery(modules: tuple[str, ...], mutants: list[Mutant], say: Callable[[str], None]) -> Nursery:
    """Let the tests find these mutants."""
    targets = {module: Target(path_of(module), frozenset(MODULES[module])) for module in modules}
    made = Nursery(mutants, targets, say)
    tests = dict.fromkeys(path for module in modules for path in MODULES[module])
    pytest.main([*OPTIONS, *tests], plugins=[made])
    return made


def main() -> int:
    """0: everything was noticed or is accepted; 1: a mutant lives, or an accepted one is gone; 2: a test fails without one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", default=list(MODULES))
    parser.add_argument("--alone", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    hypothesis.settings.register_profile(
        "mutants",
        max_examples=30,
        deadline=None,
        database=None,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
    )
    hypothesis.settings.load_profile("mutants")
    if asked.alone:
        return alone(asked.alone)
    begun, modules = time.perf_counter(), tuple(asked.modules)
    mutants = all_mutants(modules)
    out = os.fdopen(os.dup(1), "w", buffering=1)
    made = nursery(modules, mutants, lambda line: print(line, file=out))
    if made.broken or made.tried != len(mutants):
        print("These tests fail without a mutant:", *made.broken, sep="\n  ", file=out)
        return 2
    seconds = time.perf_counter() - begun
    return report(
        mutants, {each.name for each in made.survivors}, seconds, lambda line: print(line, file=out)
    )


def report(mutants: list[Mutant], alive: set[str], seconds: float, say: Callable[[str], None]) -> int:
    """Say what was noticed, module by module, and which mutants live that nobody accepted."""
    may_live, modules = accepted(), list(dict.fromkeys(each.module for each in mutants))
    unknown = sorted(alive - may_live.keys())
    gone = sorted({name for name in may_live if name.split(" ")[0] in modules} - alive)
    for module in modules:
        its = {each.name for each in mutants if each.module == module}
        say(f"{module:34} {len(its):5} mutants {len(its - alive):5} noticed {len(its & alive):3} live")
    say(
        f"mutants: {len(mutants)}, noticed {len(mutants) - len(alive)}, accepted {len(alive) - len(unknown)},"
        f" alive {len(unknown)}, {seconds:.0f} seconds"
    )
    for name in unknown:
        say(f"lives: {name}")
    for name in gone:
        say(f"is accepted, and does not live: {name}")
    return 1 if unknown or gone else 0


if __name__ == "__main__":
    sys.exit(main())
