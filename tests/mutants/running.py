"""Lets the tests run against each mutant, and says which of them no test noticed. SQLite, in memory, once made.

The tests are collected and run once in one process, which learns which test calls which function. For a change inside a
function that process forks, puts the changed code in the place of the old, and runs the tests that call it, the quickest
first, until one fails. What none of them notices, and what changes when a module is read, a table or a default, runs in
a process of its own: there also what a test module asks while it is read is asked of the mutant.
"""

import contextlib
import functools
import gc
import os
import resource
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.mutants.breeding import Mutant

KILLED, SURVIVED = 0, 1
AT_ONCE = int(os.environ.get("AT_ONCE", "2"))
LONGEST = 120
"""Seconds of processor time after which a mutant that still runs counts as noticed: it hangs."""


@dataclass(frozen=True)
class Target:
    """A module under the tests that must notice what is changed in it."""

    path: Path
    tests: frozenset[str]


@dataclass
class Known:
    """What the first run learned of one test: how long it takes, and which functions of the modules it calls."""

    item: pytest.Item
    seconds: float = 0.0
    functions: set[tuple[str, int]] = field(default_factory=set)

    def is_of(self, tests: frozenset[str]) -> bool:
        """Whether it stands in one of these files."""
        return self.item.nodeid.partition("::")[0] in tests


class Nursery:
    """A pytest plugin: instead of reporting on the tests it reports on the mutants."""

    def __init__(self, mutants: list[Mutant], targets: dict[str, Target], say: Callable[[str], None]) -> None:
        self.mutants, self.targets, self.say = mutants, targets, say
        self.known: list[Known] = []
        self.survivors: list[Mutant] = []
        self.broken: list[str] = []
        self.tried = 0
        self._watched = {str(each.path) for each in targets.values()}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run everything once, then the mutants. Nothing where a test fails without any."""
        self._learn(session.items)
        session._setupstate.teardown_exact(session.items[0])
        self._control()
        if self.broken:
            return True
        functions = _functions({module: each.path for module, each in self.targets.items()})
        running: dict[int, Mutant] = {}
        for mutant in self.mutants:
            running[self._fork(mutant, functions)] = mutant
            if len(running) >= AT_ONCE:
                self._collect(running)
        while running:
            self._collect(running)
        return True

    def _learn(self, items: list[pytest.Item]) -> None:
        for place, item in enumerate(items):
            known, begun = Known(item), time.process_time()
            sys.settrace(self._tracer(known.functions))
            try:
                reports = runtestprotocol(item, nextitem=items[(place + 1) % len(items)], log=False)
            finally:
                sys.settrace(None)
            known.seconds = time.process_time() - begun
            self.known.append(known)
            if any(report.failed for report in reports):
                self.broken.append(item.nodeid)
        self.known.sort(key=lambda each: each.seconds)

    def _control(self) -> None:
        """The same tests in the same way against nothing changed: if they failed here, they would notice everything."""
        for tests in {each.tests for each in self.targets.values()}:
            child = os.fork()
            if not child:
                with contextlib.suppress(BaseException):
                    _limit(LONGEST)
                    os._exit(_noticed([each for each in self.known if each.is_of(tests)], (), None))
                os._exit(KILLED)
            if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != SURVIVED:
                self.broken += sorted(tests)

    def _tracer(self, functions: set[tuple[str, int]]) -> Callable[..., Any]:
        def calls(frame: FrameType, *_: object) -> None:
            code = frame.f_code
            if code.co_filename in self._watched:
                functions.add((code.co_filename, code.co_firstlineno))

        return calls

    def _fork(self, mutant: Mutant, functions: dict[tuple[str, str], list[FunctionType]]) -> int:
        target = self.targets[mutant.module]
        code = _code(mutant, target.path) if mutant.owner else None
        its = functions.get((mutant.module, mutant.owner), [])
        tests = [each for each in self.known if _comes_by(each, target, its)]
        fits = code is not None and its and all(code.co_freevars == one.__code__.co_freevars for one in its)
        if child := os.fork():
            return child
        with contextlib.suppress(BaseException):
            os.setpgid(0, 0)
            _limit(LONGEST)
            if fits and code and _noticed(tests, its, code) == KILLED:
                os._exit(KILLED)
            os._exit(_alone(mutant))
        os._exit(KILLED)

    def _collect(self, running: dict[int, Mutant]) -> None:
        child, status = os.wait()
        mutant = running.pop(child, None)
        if mutant is None:
            return
        self.tried += 1
        if self.tried % 50 == 0:
            self.say(f"{self.tried} of {len(self.mutants)}")
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == SURVIVED:
            self.survivors.append(mutant)
            self.say(f"survived {mutant.line}: {mutant.name}")


def _functions(files: dict[str, Path]) -> dict[tuple[str, str], list[FunctionType]]:
    """The functions of these modules as they live in this process, by module and qualified name."""
    names = {str(path): module for module, path in files.items()}
    found: dict[tuple[str, str], list[FunctionType]] = defaultdict(list)
    for each in gc.get_objects():
        if type(each) is FunctionType and each.__code__.co_filename in names:
            found[names[each.__code__.co_filename], each.__code__.co_qualname].append(each)
    return found


def _comes_by(known: Known, target: Target, its: Iterable[FunctionType]) -> bool:
    return known.is_of(target.tests) and any(
        (str(target.path), one.__code__.co_firstlineno) in known.functions for one in its
    )


def _code(mutant: Mutant, path: Path) -> CodeType | None:
    whole = compile(mutant.tree(path.read_text(encoding="utf-8")), str(path), "exec")
    return next((each for each in _codes(whole) if each.co_qualname == mutant.owner), None)


def _codes(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)


def _limit(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _noticed(tests: Iterable[Known], its: Iterable[FunctionType], code: CodeType | None) -> int:
    for one in its:
        one.__code__ = code or one.__code__
    for each in gc.get_objects():
        if type(each) is functools._lru_cache_wrapper:
            each.cache_clear()
    items = [each.item for each in tests]
    if items:  # what the last test of another folder left standing would fail the first one here
        items[0].session._setupstate.teardown_exact(items[0])
    for place, item in enumerate(items):
        reports = runtestprotocol(item, nextitem=items[(place + 1) % len(items)], log=False)
        if any(report.failed for report in reports):
            return KILLED
    return SURVIVED


def _alone(mutant: Mutant) -> int:
    asked = [sys.executable, "-m", "tests.mutants", "--alone", mutant.name]
    done = subprocess.run(asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return SURVIVED if done.returncode == 0 else KILLED
