"""Proofs of I1 to I9 over the matrix by the conditions that run, and refutations of seeded faults."""

from typing import cast

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.disclosure.rules.decision import Action, Request, answer, facts
from liaison.disclosure.rules.matrix import COURT_BUNDLE, MATRIX, Column
from liaison.disclosure.rules.meaning import LAWYER_ALONE, Atom, Basis
from tests.disclosure.asking import KINDS, requests
from tests.disclosure.faulty import (
    FAULTY_MATRICES,
    FAULTY_MEANINGS,
    I1,
    I2,
    I3,
    I4,
    I5,
    I6,
    I7,
    I8,
    I9,
    NOTE_1,
    Invariant,
)
from tests.disclosure.proof import OF_THE_COPY, Theory, axioms, counterexample, holds, objected, possible

OURS = Theory()
FAULTS = FAULTY_MATRICES | FAULTY_MEANINGS


def test_i1_no_court_role_reads_a_care_item_without_a_delivered_copy_or_a_grounded_signal() -> None:
    assert counterexample(I1(OURS)) == ""


def test_i2_no_fact_opens_a_closed_row_to_a_court_role_and_of_a_signal_it_reads_the_signal() -> None:
    assert counterexample(I2(OURS)) == ""


def test_i3_a_provider_reads_a_person_only_in_an_active_care_relation() -> None:
    assert counterexample(I3(OURS)) == ""


def test_i4_manager_and_researcher_never_get_an_identifier_or_free_text() -> None:
    assert counterexample(I4(OURS)) == ""


def test_i5_the_participant_reads_every_row_about_himself_but_the_courts_private_notes() -> None:
    assert counterexample(I5(OURS)) == ""


def test_i6_a_denial_overrides_every_permit() -> None:
    assert counterexample(I6(OURS)) == ""


def test_i7_every_permit_names_exactly_one_row_and_one_ground() -> None:
    assert counterexample(I7(OURS)) == ""


def test_i8_break_glass_never_adds_a_court_role() -> None:
    assert counterexample(I8(OURS)) == ""


def test_i9_nothing_of_care_reaches_the_bench_unless_the_defence_reads_it_then_on_the_same_ground() -> None:
    assert counterexample(I9(OURS)) == ""


def test_what_is_the_lawyers_alone_never_enters_the_process_that_the_prosecutor_shares() -> None:
    assert counterexample(NOTE_1(OURS)) == ""


@pytest.mark.parametrize(("invariant", "theory"), FAULTS.values(), ids=FAULTS.keys())
def test_a_seeded_fault_is_refuted_with_a_counterexample(
    invariant: Invariant, theory: Theory, request: pytest.FixtureRequest
) -> None:
    found = counterexample(invariant(theory))
    print(f"{request.node.callspec.id}: {found}")
    assert found


def test_ten_faulty_matrices_are_seeded_and_every_invariant_finds_a_fault() -> None:
    assert len(FAULTY_MATRICES) >= 10
    assert {invariant for invariant, _ in FAULTS.values()} == {I1, I2, I3, I4, I5, I6, I7, I8, I9, NOTE_1}


def test_a_counterexample_tells_the_cell_and_the_world() -> None:
    invariant, theory = FAULTY_MATRICES["the judge reads treatment without a release"]
    found = counterexample(invariant(theory))
    assert found.startswith("M05 to JU in a world where: ")
    assert "ASSIGNED of JU" in found


def test_the_axioms_leave_worlds_to_speak_of() -> None:
    assert possible()


def test_every_open_cell_is_read_in_some_world_and_every_closed_one_in_none() -> None:
    for (kind, column), cell in MATRIX.items():
        assert possible(OURS.permit(kind, column)) == (cell.letter != "N"), f"{kind} {column}"


def test_every_released_cell_of_the_court_is_read_in_court_and_the_lawyers_own_only_by_mandate() -> None:
    for (kind, column), cell in MATRIX.items():
        if cell.letter == "C" and column in COURT_BUNDLE:
            alone = "D" in cell.suffixes or kind in LAWYER_ALONE
            at_court = holds(Atom.AT_COURT, column)
            assert possible(OURS.permit(kind, column, Basis.RELEASE), at_court) != alone, f"{kind} {column}"
            by_mandate = possible(OURS.permit(kind, column, Basis.MANDATE), holds(Atom.AT_ME, column))
            assert by_mandate == (column is Column.DL), f"{kind} {column}"


def test_a_signal_can_be_read_on_one_row_and_by_the_court_alone() -> None:
    readable = {cell for cell in MATRIX if possible(OURS.permit(*cell, Basis.LEGAL_SIGNAL))}
    assert readable == {("M07", column) for column in COURT_BUNDLE}


def test_a_whole_bundle_can_read_one_release_at_the_same_moment() -> None:
    reading = [OURS.permit("M06", column, Basis.RELEASE) for column in COURT_BUNDLE]
    assert possible(*reading)


def test_an_emergency_adds_something_on_the_care_side() -> None:
    for column in (Column.LI, Column.TP):
        without = z3.Not(holds(Atom.BREAK_GLASS, column))
        permit = OURS.permit("M14", column, Basis.BREAK_GLASS)
        ordinary = OURS.permit("M14", column, *(set(Basis) - {Basis.BREAK_GLASS}))
        assert possible(permit, z3.Not(ordinary))
        assert not possible(permit, without)


@settings(max_examples=150, deadline=None)
@given(requests(st.sampled_from(Column), st.just(Action.READ), KINDS))
def test_the_formulas_say_of_a_real_request_what_the_decision_says(request: Request) -> None:
    column, known = cast("Column", request.actor.column), facts(request)
    world = [holds(atom, column) == (atom in known) for atom in Atom]
    world.append(objected(column) == request.relation.objected)
    assert possible(*world), "an axiom assumes what requests do not keep"
    assert possible(*world, OURS.permit(request.kind, column)) == bool(answer(request))


def test_facts_are_either_about_the_copy_or_about_one_reader() -> None:
    judge, defence = ({holds(atom, column) for atom in Atom} for column in (Column.JU, Column.DL))
    assert len(judge & defence) == len(OF_THE_COPY)
    assert len(axioms()) > len(Column)
