"""Matrices and meanings with one fault each, and the invariant that must find it."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files

from liaison.disclosure.rules.matrix import COURT_BUNDLE, Cell, Column, Matrix, load
from liaison.disclosure.rules.meaning import Atom, Basis, Way, alternatives
from tests.disclosure import invariants
from tests.disclosure.proof import Breach, Meaning, Theory

Invariant = Callable[[Theory], Iterator[Breach]]

I1 = invariants.no_care_item_reaches_the_court_without_a_copy_or_a_grounded_signal
I2 = invariants.no_fact_opens_a_closed_row_to_the_court_and_a_signal_is_read_as_a_signal
I3 = invariants.a_provider_reads_a_person_only_in_an_active_care_relation
I4 = invariants.manager_and_researcher_get_no_identifier_no_free_text_and_no_plain_record
I5 = invariants.the_participant_reads_every_row_about_himself_but_two
I6 = invariants.a_denial_overrides_every_permit
I7 = invariants.every_permit_names_one_row_and_one_ground
I8 = invariants.break_glass_adds_nothing_to_a_court_role
I9 = invariants.what_reaches_the_bench_the_defence_reads_at_the_same_moment_on_the_same_ground
NOTE_1 = invariants.what_is_the_lawyers_alone_never_enters_the_courts_process


def matrix_with(kind: str, column: Column, cell: str) -> Matrix:
    """The signed matrix with one cell changed, read by the product's own loader."""
    text = files("liaison.disclosure").joinpath("matrix.csv").read_text(encoding="utf-8")
    lines = list(csv.reader(io.StringIO(text)))
    place = lines[0].index(column)
    for line in lines:
        if line[0] == kind:
            assert line[place] != cell
            line[place] = cell
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    return load(out.getvalue())


def forgetting(atom: Atom, columns: Iterable[Column] = Column) -> Meaning:
    """A meaning in which one fact is no longer asked of these columns."""
    careless = frozenset(columns)

    def meaning(column: Column, cell: Cell, kind: str) -> tuple[Way, ...]:
        ways = alternatives(column, cell, kind)
        if column not in careless:
            return ways
        return tuple(Way(way.basis, way.atoms - {atom}) for way in ways)

    return meaning


def with_break_glass(door: Atom, columns: Iterable[Column], letters: str) -> Meaning:
    """A meaning in which break-glass opens more cells."""
    helped = frozenset(columns)
    extra = Way(Basis.BREAK_GLASS, frozenset({door, Atom.BREAK_GLASS}))

    def meaning(column: Column, cell: Cell, kind: str) -> tuple[Way, ...]:
        ways = alternatives(column, cell, kind)
        return (*ways, extra) if column in helped and cell.letter in letters else ways

    return meaning


def signal_as_release(column: Column, cell: Cell, kind: str) -> tuple[Way, ...]:
    """A meaning that takes whatever has been delivered for a release."""
    ways = alternatives(column, cell, kind)
    return tuple(
        Way(way.basis, way.atoms - {Atom.IS_RELEASE}) if way.basis is Basis.RELEASE else way for way in ways
    )


def court_door_for_the_mandate(column: Column, cell: Cell, kind: str) -> tuple[Way, ...]:
    """A meaning that lets a mandate be read at the court's door."""
    ways = alternatives(column, cell, kind)
    moved = {Atom.AT_ME, Atom.AT_COURT}
    return tuple(Way(way.basis, way.atoms ^ moved) if way.basis is Basis.MANDATE else way for way in ways)


JU, PR, CL, DL, JA, LI, TP, OP, NM, RE, PA = Column
FAULTY_MATRICES: dict[str, tuple[Invariant, Theory]] = {
    "the judge reads treatment without a release": (I1, Theory(matrix_with("M05", JU, "A"))),
    "the justice assistant keeps a care test as his own": (I1, Theory(matrix_with("M09", JA, "O"))),
    "the lawyer reads letters without a mandate": (I1, Theory(matrix_with("M33", DL, "A"))),
    "a diagnosis may be released to the judge": (I2, Theory(matrix_with("M11", JU, "C"))),
    "a crisis may be signalled to the prosecutor": (I2, Theory(matrix_with("M15", PR, "CL"))),
    "session notes may be released to the defence": (I2, Theory(matrix_with("M13", DL, "C"))),
    "attendance is counted by a programme without relation": (I3, Theory(matrix_with("M06", TP, "G"))),
    "a researcher gets names under protocol": (I4, Theory(matrix_with("M01", RE, "P"))),
    "the network manager counts session notes": (I4, Theory(matrix_with("M13", NM, "G"))),
    "the participant cannot read his medication": (I5, Theory(matrix_with("M12", PA, "N"))),
    "the participant reads the judge's note": (I5, Theory(matrix_with("M36", PA, "A"))),
    "treatment is copied to another provider": (I6, Theory(matrix_with("M05", OP, "C"))),
    "work is known to every provider": (I6, Theory(matrix_with("M18", OP, "A"))),
    "a signal is kept from the defence": (I9, Theory(matrix_with("M07", DL, "C"))),
    "a release is kept from the defence": (I9, Theory(matrix_with("M06", DL, "N"))),
    "the prosecutor gets the shelter's address": (I9, Theory(matrix_with("M02", PR, "C"))),
    "the clerk reads what was kept back": (NOTE_1, Theory(matrix_with("M31", CL, "C"))),
}

FAULTY_MEANINGS: dict[str, tuple[Invariant, Theory]] = {
    "an expired copy is read": (I1, Theory(meaning=forgetting(Atom.UNEXPIRED))),
    "a copy is read before delivery": (I1, Theory(meaning=forgetting(Atom.DELIVERED))),
    "a copy for the prosecutor is read by all": (I1, Theory(meaning=forgetting(Atom.RECIPIENT))),
    "a signal needs no named ground": (I1, Theory(meaning=forgetting(Atom.GROUND_NAMED))),
    "a signal outlives its ground": (I1, Theory(meaning=forgetting(Atom.GROUND_IN_FORCE))),
    "a closed row opens in an emergency": (
        I2,
        Theory(meaning=with_break_glass(Atom.AT_COURT, {DL}, "N")),
    ),
    "a signal opens the record beneath it": (I2, Theory(meaning=signal_as_release)),
    "a discharged client stays readable": (I3, Theory(meaning=forgetting(Atom.CARE_RELATION))),
    "a researcher needs no protocol": (I4, Theory(meaning=forgetting(Atom.PROTOCOL))),
    "everybody is the participant": (I5, Theory(meaning=forgetting(Atom.ASSIGNED, {PA}))),
    "an objection is not heard": (I6, Theory(meaning=forgetting(Atom.NOT_OBJECTED))),
    "an emergency overrides an objection": (
        I6,
        Theory(meaning=with_break_glass(Atom.AT_CARE, {LI}, "ACO")),
    ),
    "a permit names every ground it has": (I7, Theory(first_match=False)),
    "a judge breaks the glass": (
        I8,
        Theory(meaning=with_break_glass(Atom.AT_COURT, COURT_BUNDLE, "AC")),
    ),
    "another provider breaks the glass": (I8, Theory(meaning=with_break_glass(Atom.AT_CARE, {OP}, "C"))),
    "a copy for the judge alone is read": (I9, Theory(meaning=forgetting(Atom.DEFENCE_RECIPIENT))),
    "a mandate is read in court": (NOTE_1, Theory(meaning=court_door_for_the_mandate)),
}
