"""The decision as truth tables: the case that is right, and beside it everything right but one link."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.disclosure.rules.decision import (
    Action,
    Actor,
    Deny,
    Permit,
    Relation,
    Request,
    Signal,
    answer,
    decide,
    facts,
)
from liaison.disclosure.rules.matrix import COURT_BUNDLE, MATRIX, Column
from liaison.disclosure.rules.meaning import Atom, Basis, alternatives
from tests.disclosure.asking import (
    DAY,
    EVERYWHERE,
    HOME,
    KINDS,
    ME,
    NOW,
    STRANGE,
    TODAY,
    ask,
    release,
    request_with,
    requests,
    signal,
)

NOT_YET = release(delivered_at=NOW + timedelta(microseconds=1))
OVER = release(expires_at=NOW)

TRUTH: dict[str, tuple[Permit | Deny, Basis | None]] = {
    "a judge reads the hearing of his own case": (ask("JU", "M04", assigned=True), Basis.OWN_CASE),
    "… not of another's": (ask("JU", "M04"), None),
    "… not at the care door": (ask("JU", "M04", assigned=True, door="care"), None),
    "a released attendance reaches the judge": (ask("JU", "M06", release(), assigned=True), Basis.RELEASE),
    "… not without a copy": (ask("JU", "M06", None, assigned=True), None),
    "… not of another's case": (ask("JU", "M06", release()), None),
    "… not before delivery": (ask("JU", "M06", release(delivered_at=None), assigned=True), None),
    "… not a moment before it": (ask("JU", "M06", NOT_YET, assigned=True), None),
    "… but at that moment": (ask("JU", "M06", release(delivered_at=NOW), assigned=True), Basis.RELEASE),
    "… not at its end": (ask("JU", "M06", OVER, assigned=True), None),
    "… not sent to others": (
        ask("JU", "M06", release(recipients=COURT_BUNDLE - {Column.JU}), assigned=True),
        None,
    ),
    "… not without the defence": (ask("JU", "M06", release(recipients={Column.JU}), assigned=True), None),
    "… not by a consent alone": (ask("JU", "M06", assigned=True, consent=True, mandate=True), None),
    "… not in an emergency": (ask("JU", "M06", assigned=True, break_glass=True), None),
    "a signal reaches the judge": (ask("JU", "M07", signal(), assigned=True), Basis.LEGAL_SIGNAL),
    "… not where no ground is named": (ask("JU", "M07", release(signal=Signal(None)), assigned=True), None),
    "… not on a ground without a label": (ask("JU", "M07", signal(" "), assigned=True), None),
    "… not before its ground begins": (ask("JU", "M07", signal("x", TODAY + DAY, None), assigned=True), None),
    "… not after its ground": (ask("JU", "M07", signal("x", TODAY - DAY, TODAY - DAY), assigned=True), None),
    "… not kept from the defence": (ask("JU", "M07", signal(recipients={Column.JU}), assigned=True), None),
    "… not sent to others only": (ask("JU", "M07", signal(recipients={Column.DL}), assigned=True), None),
    "… not before delivery of the signal": (ask("JU", "M07", signal(delivered_at=None), assigned=True), None),
    "a ground without an end goes on": (
        ask("JU", "M07", signal(ends=None), assigned=True),
        Basis.LEGAL_SIGNAL,
    ),
    "the defence reads the signal too": (ask("DL", "M07", signal(), assigned=True), Basis.LEGAL_SIGNAL),
    "a signal is no release of another row": (ask("JU", "M06", signal(), assigned=True), None),
    "session notes reach no judge": (ask("JU", "M13", release(), assigned=True, own_entry=True), None),
    "nor a danger, signal or not": (ask("JU", "M16", signal(), assigned=True), None),
    "a lawyer reads a diagnosis by mandate": (ask("DL", "M11", door="me", mandate=True), Basis.MANDATE),
    "… not without it": (ask("DL", "M11", door="me", assigned=True), None),
    "… not at the court's door": (ask("DL", "M11", release(), assigned=True, mandate=True), None),
    "a lawyer reads an attendance by mandate": (ask("DL", "M06", door="me", mandate=True), Basis.MANDATE),
    "… and by release in court": (ask("DL", "M06", release(), assigned=True), Basis.RELEASE),
    "confided contact data stay out of court": (
        ask("DL", "M02", release(), assigned=True, mandate=True),
        None,
    ),
    "… and are read by mandate": (ask("DL", "M02", door="me", mandate=True), Basis.MANDATE),
    "messages to the lawyer": (ask("DL", "M29", door="me", mandate=True, own_entry=True), Basis.OWN_ENTRY),
    "… not after the mandate": (ask("DL", "M29", door="me", own_entry=True), None),
    "… not those of a colleague": (ask("DL", "M29", door="me", mandate=True), None),
    "… not in court": (ask("DL", "M29", mandate=True, own_entry=True), None),
    "what he kept to himself, in court": (ask("DL", "M31", release(), assigned=True, mandate=True), None),
    "… is seen by mandate": (ask("DL", "M31", door="me", mandate=True), Basis.MANDATE),
    "a judge's own note": (ask("JU", "M36", own_entry=True), Basis.OWN_ENTRY),
    "… not a colleague's": (ask("JU", "M36", assigned=True), None),
    "a liaison reads attendance of his own": (ask("LI", "M06", assigned=True), Basis.OWN_CASE),
    "… not when the person objected": (ask("LI", "M06", assigned=True, objected=True), None),
    "… not even by breaking glass": (ask("LI", "M06", objected=True, break_glass=True), None),
    "… not of a colleague's": (ask("LI", "M06", care_relation=True), None),
    "… but by breaking glass": (ask("LI", "M06", break_glass=True), Basis.BREAK_GLASS),
    "glass opens no court row": (ask("LI", "M27", break_glass=True), None),
    "glass opens no criminal record": (ask("LI", "M35", assigned=True, break_glass=True), None),
    "glass opens no refusals": (ask("LI", "M31", assigned=True, break_glass=True), None),
    "glass opens no access log": (ask("TP", "M32", care_relation=True, break_glass=True), None),
    "an objection leaves housing": (ask("LI", "M17", assigned=True, objected=True), Basis.OWN_CASE),
    "a liaison reads a diagnosis by consent": (ask("LI", "M11", assigned=True, consent=True), Basis.CONSENT),
    "… not by a delivered copy": (ask("LI", "M11", release(recipients={Column.LI}), assigned=True), None),
    "… not when withdrawn": (ask("LI", "M11", assigned=True, consent=True, objected=True), None),
    "… not unassigned": (ask("LI", "M11", consent=True, care_relation=True), None),
    "the pair's session notes": (ask("LI", "M13", own_entry=True), Basis.OWN_ENTRY),
    "… not for being assigned": (ask("LI", "M13", assigned=True), None),
    "the assistant's report by consent": (ask("LI", "M39", assigned=True, consent=True), Basis.CONSENT),
    "… or delivered to him": (
        ask("LI", "M39", release(recipients={Column.LI}), assigned=True),
        Basis.RELEASE,
    ),
    "… not delivered to the court": (ask("LI", "M39", release(), assigned=True), None),
    "a provider reads his own client": (ask("TP", "M11", care_relation=True), Basis.CARE_RELATION),
    "… not after discharge": (ask("TP", "M11", assigned=True, own_entry=True, consent=True), None),
    "… not even by breaking glass then": (ask("TP", "M11", break_glass=True), None),
    "a colleague's relapse note in danger": (
        ask("TP", "M14", care_relation=True, break_glass=True),
        Basis.BREAK_GLASS,
    ),
    "a provider reads the summons by consent": (
        ask("TP", "M03", care_relation=True, consent=True),
        Basis.CONSENT,
    ),
    "… or delivered": (ask("TP", "M03", release(recipients={Column.TP}), care_relation=True), Basis.RELEASE),
    "… not without either": (ask("TP", "M03", release(), care_relation=True), None),
    "… not without the relation": (ask("TP", "M03", consent=True), None),
    "another provider by shared secrecy": (ask("OP", "M15", care_relation=True, consent=True), Basis.CONSENT),
    "… not without a relation": (ask("OP", "M15", consent=True), None),
    "… not without consent": (ask("OP", "M15", care_relation=True), None),
    "… not by a signal": (
        ask("OP", "M15", signal(recipients={Column.OP, Column.DL}), care_relation=True),
        None,
    ),
    "… not by breaking glass": (ask("OP", "M15", care_relation=True, break_glass=True), None),
    "a manager counts": (ask("NM", "M06", aggregate=True), Basis.AGGREGATE),
    "… and sees no record": (ask("NM", "M06", assigned=True, protocol=True, consent=True), None),
    "capacity is about nobody": (ask("NM", "M24"), Basis.NO_PERSON),
    "a researcher's file under protocol": (ask("RE", "M06", door="care", protocol=True), Basis.PROTOCOL),
    "… not at the network's door": (ask("RE", "M06", protocol=True), None),
    "… not without protocol": (ask("RE", "M06", door="care", assigned=True, aggregate=True), None),
    "a participant reads his notes": (ask("PA", "M13", assigned=True), Basis.OWN_CASE),
    "… not another's": (ask("PA", "M13"), None),
    "… whatever he objected to": (ask("PA", "M13", assigned=True, objected=True), Basis.OWN_CASE),
    "… not the judge's note": (ask("PA", "M36", assigned=True, own_entry=True, mandate=True), None),
    "a trusted person reads what is ticked": (ask("PA", "M22", mandate=True), Basis.MANDATE),
}


@pytest.mark.parametrize(("decision", "expected"), TRUTH.values(), ids=TRUTH.keys())
def test_the_right_case_is_permitted_and_the_near_miss_denied(
    decision: Permit | Deny, expected: Basis | None
) -> None:
    assert (decision.ground if isinstance(decision, Permit) else None) is expected


@pytest.mark.parametrize("column", list(Column))
def test_each_way_into_each_cell_opens_it_and_lacks_nothing(column: Column) -> None:
    for kind in MATRIX.rows:
        for way in alternatives(column, MATRIX[kind, column], kind):
            request = request_with(way.atoms, column, kind)
            assert answer(request) == Permit(kind, way.basis, "R" in MATRIX[kind, column].suffixes)
            for atom in way.atoms:
                near_miss = request_with(way.atoms - {atom}, column, kind)
                assert answer(near_miss) == Deny(kind), f"{kind} {column} without {atom.name}"


@pytest.mark.parametrize("column", list(Column))
def test_with_every_fact_on_its_side_a_column_still_reads_no_closed_row(column: Column) -> None:
    everything = frozenset(Atom) - {Atom.IS_SIGNAL}
    doors = {Atom.AT_COURT, Atom.AT_CARE, Atom.AT_ME, Atom.AT_NETWORK}
    for kind in MATRIX.rows:
        opened = [answer(request_with(everything - doors | {door}, column, kind)) for door in doors]
        assert any(opened) == (MATRIX[kind, column].letter != "N"), f"{kind} {column}"


@pytest.mark.parametrize("column", list(Column))
def test_without_any_fact_a_column_reads_only_what_is_about_nobody(column: Column) -> None:
    opened = {kind for kind in MATRIX.rows if ask(column, kind)}
    assert opened == ({"M24"} if column in {"NM", "RE"} else set())


@pytest.mark.parametrize("column", [column for column in Column if column not in {"DL", "RE"}])
def test_a_column_reads_at_its_own_door_and_at_no_other(column: Column) -> None:
    everything = dict.fromkeys(Relation.__slots__, True) | {"objected": False}
    copy = release(recipients=frozenset(Column))
    for door in set(EVERYWHERE) - {HOME[column]}:
        actor = Actor(ME, column, door)
        assert not any(
            decide(actor, Action.READ, kind, Relation(**everything), copy, NOW) for kind in MATRIX.rows
        )


def test_a_role_without_a_column_reads_nothing_at_any_door() -> None:
    everything = Relation(**(dict.fromkeys(Relation.__slots__, True) | {"objected": False}))
    for door in EVERYWHERE:
        worker = Actor(ME, None, door)
        assert not any(decide(worker, Action.READ, kind, everything, release(), NOW) for kind in MATRIX.rows)


def test_passages_about_third_persons_are_an_obligation_until_the_caller_promises_they_are_out() -> None:
    assert ask("PA", "M21", assigned=True) == Permit("M21", Basis.OWN_CASE, redact_third_parties=True)
    assert ask("PA", "M21", assigned=True, third_party_removed=True) == Permit("M21", Basis.OWN_CASE)
    assert ask("PA", "M17", assigned=True) == Permit("M17", Basis.OWN_CASE)


def test_a_permit_is_true_and_a_deny_is_false() -> None:
    assert ask("PA", "M17", assigned=True)
    assert not ask("PA", "M17")


def test_an_action_nobody_defined_is_denied() -> None:
    actor = Actor(ME, Column.PA, "me")
    assert decide(actor, cast("Action", "delete"), "M40", Relation(assigned=True), None, NOW) == Deny("M40")


def test_a_time_without_a_zone_delivers_nothing() -> None:
    naive = NOW.replace(tzinfo=None)
    assert not ask("JU", "M06", release(delivered_at=naive - DAY), assigned=True)
    assert not ask("JU", "M06", release(expires_at=naive + DAY), assigned=True)
    judge = Actor(ME, Column.JU, "court")
    assert not decide(judge, Action.READ, "M06", Relation(assigned=True), release(), naive)


REQUESTS = requests(st.sampled_from(Column) | STRANGE, st.sampled_from(Action) | STRANGE, KINDS | STRANGE)


@given(REQUESTS)
def test_every_request_gets_an_answer_and_a_permit_names_its_own_row_and_one_ground_of_its_cell(
    request: Request,
) -> None:
    decision = answer(request)
    assert decision.row == request.kind
    if isinstance(decision, Permit):
        column = cast("Column", request.actor.column)
        ways = alternatives(column, MATRIX[request.kind, column], request.kind)
        assert decision.ground in {way.basis for way in ways if way.atoms <= facts(request)}


@given(REQUESTS, st.text().filter(lambda text: text not in MATRIX.rows))
def test_an_unknown_kind_is_denied_to_everybody(request: Request, kind: str) -> None:
    assert answer(replace(request, kind=kind)) == Deny(kind)


@given(REQUESTS, STRANGE)
def test_an_unknown_column_is_denied_everything(request: Request, column: Any) -> None:
    actor = replace(request.actor, column=column)
    assert isinstance(answer(replace(request, actor=actor)), Deny)


@given(REQUESTS)
def test_the_same_request_gets_the_same_answer(request: Request) -> None:
    assert answer(request) == answer(request)
