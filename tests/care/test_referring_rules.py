"""The referral as a state machine: every state answers every step, and no order of steps leads where it must not."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.care.rules import referring
from liaison.care.rules.referring import OPEN, SHOWN, State, Step, StepRefusedError, advance, may
from liaison.care.rules.refusing import CONSEQUENCE, Consequence, Refusal, stands_last
from liaison.care.rules.staying import StayKind, kind_of

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
WALK = st.lists(st.sampled_from(Step), max_size=40)
TABLE = """
                  write send undo renew see ask reply note accept wait refuse held not-come start end withdraw correct
draft             =     S    -    -     -   -   -     -    -      -    -      -    -        -     -   X        -
requested         -     -    D    =     N   -   =     =    A      W    R      -    -        -     -   X        E
seen              -     -    -    =     =   =   =     =    A      W    R      -    -        -     -   X        E
accepted          -     -    -    =     =   =   =     =    =      W    R      =    =        P     -   X        E
waiting           -     -    -    =     =   =   =     =    A      =    R      -    -        P     -   X        E
refused           -     -    -    -     =   -   -     =    A      W    -      -    -        -     -   -        E
in-progress       -     -    -    =     =   -   =     =    -      -    -      -    -        -     C   -        E
completed         -     -    -    -     =   -   -     =    -      -    -      -    -        -     -   -        E
withdrawn         -     -    -    -     -   -   -     =    -      -    -      -    -        -     -   -        E
entered-in-error  -     -    -    -     -   -   -     =    -      -    -      -    -        -     -   -        -
"""
LETTERS = {
    "S": State.REQUESTED,
    "D": State.DRAFT,
    "N": State.SEEN,
    "A": State.ACCEPTED,
    "W": State.WAITING,
    "R": State.REFUSED,
    "P": State.IN_PROGRESS,
    "C": State.COMPLETED,
    "X": State.WITHDRAWN,
    "E": State.ENTERED_IN_ERROR,
    "-": None,
}


def table() -> dict[tuple[State, Step], State | None]:
    _heading, *lines = TABLE.strip().splitlines()
    told = {}
    for line in lines:
        state, *cells = line.split()
        for step, cell in zip(Step, cells, strict=True):
            told[State(state), step] = State(state) if cell == "=" else LETTERS[cell]
    return told


def test_every_state_answers_every_step_as_the_table_says() -> None:
    assert dict(referring.TABLE) == table()
    assert set(referring.TABLE) == set(product(State, Step))


def walked(steps: list[Step]) -> list[State]:
    """The states of a referral to which these steps are tried one after the other."""
    states = [State.DRAFT]
    for step in steps:
        if may(states[-1], step):
            states.append(advance(states[-1], step))
    return states


@given(WALK)
def test_nothing_starts_that_was_not_sent_and_answered(steps: list[Step]) -> None:
    states = walked(steps)
    if State.IN_PROGRESS in states:
        before = states[: states.index(State.IN_PROGRESS)]
        assert State.REQUESTED in before
        assert {State.ACCEPTED, State.WAITING} & set(before)


@given(WALK)
def test_what_was_withdrawn_or_ended_or_an_error_is_never_open_again(steps: list[Step]) -> None:
    states = walked(steps)
    for closed in (State.WITHDRAWN, State.COMPLETED, State.ENTERED_IN_ERROR):
        if closed in states:
            after = states[states.index(closed) :]
            assert not set(after) & (OPEN | SHOWN)


@given(WALK)
def test_what_was_opened_is_never_undone(steps: list[Step]) -> None:
    states = walked(steps)
    if State.SEEN in states:
        assert State.DRAFT not in states[states.index(State.SEEN) :]


def test_a_step_that_cannot_be_taken_says_which_and_where() -> None:
    with pytest.raises(StepRefusedError, match="a referral that is completed does not accept"):
        advance("completed", Step.ACCEPT)


@pytest.mark.parametrize(("seconds", "may_undo"), [(0, True), (60, True), (61, False)])
def test_sending_is_undone_within_a_minute(seconds: int, may_undo: bool) -> None:
    sent_at = NOW - timedelta(seconds=seconds)
    assert referring.may_undo("requested", sent_at, NOW) is may_undo
    assert not referring.may_undo("seen", sent_at, NOW)
    assert not referring.may_undo("draft", None, NOW)


def test_who_may_take_a_step_is_the_programme_or_the_liaison_for_every_step() -> None:
    assert set(Step) == referring.OF_THE_PROGRAMME | referring.OF_THE_LIAISON


def test_each_reason_of_a_refusal_has_one_consequence() -> None:
    assert set(CONSEQUENCE) == set(Refusal)
    last = {reason for reason in Refusal if stands_last(reason)}
    assert last == {reason for reason, what in CONSEQUENCE.items() if what is not Consequence.ASK_AGAIN}
    assert not stands_last("")


@pytest.mark.parametrize(
    ("setting", "kind"),
    [
        ("inpatient", StayKind.ADMITTED),
        ("day", StayKind.OUTPATIENT),
        ("low-threshold", StayKind.OUTPATIENT),
        ("", None),
    ],
)
def test_a_stay_is_of_the_kind_of_its_programme_and_asked_where_that_is_unknown(
    setting: str, kind: StayKind | None
) -> None:
    assert kind_of(setting) == kind
