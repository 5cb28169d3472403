"""The matrix as formulas: one free boolean per atom, with the few axioms that tie atoms together.

The formulas are made from `alternatives`, the very conditions that `decide` evaluates. An invariant is a list
of breaches, one per cell; the solver looks for a world in which one of them happens, and prints it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, lru_cache

import z3

from liaison.disclosure.rules.matrix import MATRIX, Cell, Column, Matrix
from liaison.disclosure.rules.meaning import Atom, Basis, Way, alternatives

Meaning = Callable[[Column, Cell, str], tuple[Way, ...]]

OF_THE_COPY = frozenset(
    {
        Atom.IS_RELEASE,
        Atom.IS_SIGNAL,
        Atom.DELIVERED,
        Atom.UNEXPIRED,
        Atom.DEFENCE_RECIPIENT,
        Atom.GROUND_NAMED,
        Atom.GROUND_IN_FORCE,
    }
)
"""Facts about the frozen copy, the same for everybody at one moment. All other atoms are about one reader."""

DOORS = (Atom.AT_COURT, Atom.AT_CARE, Atom.AT_ME, Atom.AT_NETWORK)
FALSE = z3.BoolVal(val=False)


@cache
def holds(atom: Atom, column: Column) -> z3.BoolRef:
    """The boolean for "this fact holds for a reader of this column"."""
    return z3.Bool(atom.name if atom in OF_THE_COPY else f"{atom.name} of {column}")


def objected(column: Column) -> z3.BoolRef:
    return z3.Bool(f"OBJECTED to {column}")


@lru_cache(maxsize=1)
def axioms() -> tuple[z3.BoolRef, ...]:
    """What is true of facts in every world. Tests hold `facts()` to it, so that no axiom assumes too much."""
    some_copy = z3.Or(holds(Atom.IS_RELEASE, Column.DL), holds(Atom.IS_SIGNAL, Column.DL))
    found = [z3.Not(z3.And(holds(Atom.IS_RELEASE, Column.DL), holds(Atom.IS_SIGNAL, Column.DL)))]
    found += [z3.Implies(holds(atom, Column.DL), some_copy) for atom in OF_THE_COPY]
    found += [
        z3.Implies(holds(atom, Column.DL), holds(Atom.IS_SIGNAL, Column.DL))
        for atom in (Atom.GROUND_NAMED, Atom.GROUND_IN_FORCE)
    ]
    found.append(holds(Atom.RECIPIENT, Column.DL) == holds(Atom.DEFENCE_RECIPIENT, Column.DL))
    for column in Column:
        found.append(z3.AtMost(*[holds(door, column) for door in DOORS], 1))
        found.append(z3.Implies(holds(Atom.RECIPIENT, column), some_copy))
        found.append(holds(Atom.NOT_OBJECTED, column) == z3.Not(objected(column)))
    return tuple(found)


@dataclass(frozen=True)
class Theory:
    """A matrix and a meaning of its cells. `first_match` is how `answer` picks the ground that a permit
    names.
    """

    matrix: Matrix = field(default_factory=lambda: MATRIX)
    meaning: Meaning = alternatives
    first_match: bool = True

    def ways(self, kind: str, column: Column) -> tuple[Way, ...]:
        return self.meaning(column, self.matrix[kind, column], kind)

    def permit(self, kind: str, column: Column, *bases: Basis) -> z3.BoolRef:
        """Some way in holds; with bases, some way on one of these."""
        ways = [way for way in self.ways(kind, column) if not bases or way.basis in bases]
        return z3.Or(*[_all(way, column) for way in ways]) if ways else FALSE

    def names(self, kind: str, column: Column, basis: Basis) -> z3.BoolRef:
        """The permit names this ground."""
        ways = self.ways(kind, column)
        named = [
            z3.And(
                _all(way, column),
                *[z3.Not(_all(better, column)) for better in ways[: place * self.first_match]],
            )
            for place, way in enumerate(ways)
            if way.basis is basis
        ]
        return z3.Or(*named) if named else FALSE


def _all(way: Way, column: Column) -> z3.BoolRef:
    return z3.And(*[holds(atom, column) for atom in sorted(way.atoms)])


@dataclass(frozen=True)
class Breach:
    """What must never happen at one cell."""

    kind: str
    column: Column
    happens: z3.BoolRef


def counterexample(breaches: Iterator[Breach]) -> str:
    """A world in which one of the breaches happens, in words; empty when the solver proves that there is
    none.
    """
    solver = z3.Solver()
    solver.add(*axioms())
    chosen = [(z3.Bool(f"breach {number}"), breach) for number, breach in enumerate(breaches)]
    solver.add(z3.Or(*[flag for flag, _ in chosen]))
    solver.add(*[z3.Implies(flag, breach.happens) for flag, breach in chosen])
    verdict = solver.check()
    assert verdict != z3.unknown
    if verdict == z3.unsat:
        return ""
    world = solver.model()
    return _in_words(next(breach for flag, breach in chosen if z3.is_true(world.eval(flag))))


def _in_words(breach: Breach) -> str:
    """The breach with no more facts than it needs: each that can be untrue is made so."""
    of_readers = [holds(atom, column) for column in {breach.column, Column.DL} for atom in Atom]
    needed = []
    with _worlds(breach.happens) as solver:
        for fact in sorted({*of_readers, objected(breach.column)}, key=str):
            if str(fact).startswith(Atom.NOT_OBJECTED.name):
                continue
            if solver.check(z3.Not(fact)) == z3.sat:
                solver.add(z3.Not(fact))
            else:
                needed.append(str(fact))
    return f"{breach.kind} to {breach.column} in a world where: {', '.join(needed) or 'nothing else holds'}"


_SOLVER = z3.Solver()


@contextmanager
def _worlds(*formulas: z3.BoolRef) -> Iterator[z3.Solver]:
    """The one solver that knows the axioms, for as long as these formulas are added."""
    if not _SOLVER.assertions():
        _SOLVER.add(*axioms())
    _SOLVER.push()
    _SOLVER.add(*formulas)
    try:
        yield _SOLVER
    finally:
        _SOLVER.pop()


def possible(*formulas: z3.BoolRef) -> bool:
    """Whether a world obeys the axioms and these formulas."""
    with _worlds(*formulas) as solver:
        verdict = solver.check()
    assert verdict != z3.unknown
    return bool(verdict == z3.sat)
