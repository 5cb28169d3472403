"""I1 to I9 of secrecy.md, section 2, as breaches. Lists named here are anchors outside the table under
test.
"""

from collections.abc import Iterator

import z3

from liaison.disclosure.rules.matrix import COURT_BUNDLE, MATRIX, Column
from liaison.disclosure.rules.meaning import CARE_ORIGIN, Atom, Basis
from tests.disclosure.proof import Breach, Theory, holds, objected

KINDS = tuple(MATRIX.rows)
COURT = tuple(column for column in Column if column in COURT_BUNDLE)
CARE_RECORD = tuple(sorted(CARE_ORIGIN - {"M31", "M32"}))
NEVER_IN_COURT = ("M11", "M12", "M13", "M15", "M16", "M20", "M21", "M25", "M28", "M31", "M32", "M33")
DIRECT_IDENTIFIERS = ("M01", "M02", "M34")
FREE_TEXT = ("M13", "M28", "M29", "M33", "M36", "M37")
NOT_HIS = ("M36", "M37")
ABOUT_NOBODY = "M24"


def no_care_item_reaches_the_court_without_a_copy_or_a_grounded_signal(theory: Theory) -> Iterator[Breach]:
    """I1. At the participant's door a lawyer reads by mandate: that is the participant's own road, R1."""
    for column in COURT:
        has = {atom: holds(atom, column) for atom in Atom}
        signal = z3.And(has[Atom.IS_SIGNAL], has[Atom.GROUND_NAMED], has[Atom.GROUND_IN_FORCE])
        copy = z3.And(has[Atom.DELIVERED], has[Atom.UNEXPIRED], has[Atom.RECIPIENT])
        bridge = z3.And(has[Atom.AT_COURT], copy, z3.Or(has[Atom.IS_RELEASE], signal))
        mandated = z3.And(column is Column.DL, has[Atom.AT_ME], has[Atom.MANDATE])
        for kind in sorted(CARE_ORIGIN):
            yield Breach(kind, column, z3.And(theory.permit(kind, column), z3.Not(z3.Or(bridge, mandated))))


def no_fact_opens_a_closed_row_to_the_court_and_a_signal_is_read_as_a_signal(
    theory: Theory,
) -> Iterator[Breach]:
    """I2."""
    other_bases = [basis for basis in Basis if basis is not Basis.LEGAL_SIGNAL]
    for column in COURT:
        at_court = holds(Atom.AT_COURT, column)
        for kind in KINDS:
            if theory.matrix[kind, column].letter == "N":
                yield Breach(kind, column, theory.permit(kind, column))
        for kind in NEVER_IN_COURT:
            yield Breach(kind, column, z3.And(theory.permit(kind, column), at_court))
        for kind in CARE_RECORD:
            beneath = theory.permit(kind, column, *other_bases)
            yield Breach(kind, column, z3.And(beneath, at_court, holds(Atom.IS_SIGNAL, column)))


def a_provider_reads_a_person_only_in_an_active_care_relation(theory: Theory) -> Iterator[Breach]:
    """I3."""
    for column in (Column.TP, Column.OP):
        for kind in KINDS:
            if kind != ABOUT_NOBODY:
                related = holds(Atom.CARE_RELATION, column)
                yield Breach(kind, column, z3.And(theory.permit(kind, column), z3.Not(related)))


def manager_and_researcher_get_no_identifier_no_free_text_and_no_plain_record(
    theory: Theory,
) -> Iterator[Breach]:
    """I4. A permit on PROTOCOL is by definition for coded fields; at the network's door there are counts
    alone.
    """
    for column in (Column.NM, Column.RE):
        count = holds(Atom.AGGREGATE, column)
        coded = z3.And(column is Column.RE, holds(Atom.PROTOCOL, column), holds(Atom.AT_CARE, column))
        for kind in KINDS:
            permit = theory.permit(kind, column)
            if kind in DIRECT_IDENTIFIERS + FREE_TEXT:
                yield Breach(kind, column, permit)
            elif kind != ABOUT_NOBODY:
                yield Breach(kind, column, z3.And(permit, z3.Not(z3.Or(count, coded))))


def the_participant_reads_every_row_about_himself_but_two(theory: Theory) -> Iterator[Breach]:
    """I5. Nobody else who borrows his column reads one without his mandate."""
    own, at_me = holds(Atom.ASSIGNED, Column.PA), holds(Atom.AT_ME, Column.PA)
    mandate = holds(Atom.MANDATE, Column.PA)
    for kind in KINDS:
        permit = theory.permit(kind, Column.PA)
        if kind in NOT_HIS:
            yield Breach(kind, Column.PA, permit)
        elif kind != ABOUT_NOBODY:
            yield Breach(kind, Column.PA, z3.And(own, at_me, z3.Not(permit)))
            yield Breach(kind, Column.PA, z3.And(permit, z3.Not(z3.And(at_me, z3.Or(own, mandate)))))


def a_denial_overrides_every_permit(theory: Theory) -> Iterator[Breach]:
    """I6. Denials are N and, where secrecy is shared, the person's objection; another provider always
    shares.
    """
    for column in Column:
        for kind in KINDS:
            cell, permit = theory.matrix[kind, column], theory.permit(kind, column)
            if cell.letter == "N":
                yield Breach(kind, column, permit)
            elif "S" in cell.suffixes or (column is Column.OP and kind in CARE_RECORD):
                yield Breach(kind, column, z3.And(permit, objected(column)))


def every_permit_names_one_row_and_one_ground(theory: Theory) -> Iterator[Breach]:
    """I7. The row is the one asked for; of the grounds at least one is named, and no two."""
    for column in Column:
        for kind in KINDS:
            bases = sorted({way.basis for way in theory.ways(kind, column)})
            named = [theory.names(kind, column, basis) for basis in bases]
            one = z3.And(z3.Or(*named), z3.AtMost(*named, 1)) if named else z3.BoolVal(val=False)
            yield Breach(kind, column, z3.And(theory.permit(kind, column), z3.Not(one)))


def break_glass_adds_nothing_to_a_court_role(theory: Theory) -> Iterator[Breach]:
    """I8. Nor to anybody but liaison and treating provider, at the care door, on the care record."""
    for column in Column:
        broken = holds(Atom.BREAK_GLASS, column)
        allowed = z3.And(column in {Column.LI, Column.TP}, holds(Atom.AT_CARE, column))
        for kind in KINDS:
            permit = theory.permit(kind, column)
            without = z3.substitute(permit, (broken, z3.BoolVal(val=False)))
            fine = allowed if kind in CARE_RECORD else z3.BoolVal(val=False)
            yield Breach(kind, column, z3.And(permit, z3.Not(without), z3.Not(fine)))


def what_reaches_the_bench_the_defence_reads_at_the_same_moment_on_the_same_ground(
    theory: Theory,
) -> Iterator[Breach]:
    """I9, for the clerk too. The lawyer is one who has the case and comes in at the court's door."""
    present = z3.And(holds(Atom.ASSIGNED, Column.DL), holds(Atom.AT_COURT, Column.DL))
    for column in COURT:
        for kind in sorted(CARE_ORIGIN):
            for basis in Basis:
                theirs = theory.permit(kind, column, basis)
                ours = theory.permit(kind, Column.DL, basis)
                at_court = holds(Atom.AT_COURT, column)
                yield Breach(kind, column, z3.And(at_court, theirs, present, z3.Not(ours)))


def what_is_the_lawyers_alone_never_enters_the_courts_process(theory: Theory) -> Iterator[Breach]:
    """Note 1 of the matrix."""
    for kind in ("M02", "M11", "M12", "M20", "M25", "M29", "M31", "M33"):
        for column in COURT:
            yield Breach(kind, column, z3.And(theory.permit(kind, column), holds(Atom.AT_COURT, column)))
