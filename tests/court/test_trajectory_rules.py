"""The way through the court as a table: every state and every step has one answer."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.court import wording
from liaison.court.rules.trajectory import (
    EARLY,
    OVER,
    TABLE,
    Refusal,
    State,
    Step,
    StepRefusedError,
    after,
    drawn,
    is_allowed,
)
from liaison.participants.models import Trajectory

STATES, STEPS = st.sampled_from(State), st.sampled_from(Step)


def walked(steps: list[Step]) -> list[State]:
    """The states of a way on which each of these steps is tried in turn."""
    states = [State.NOTIFIED]
    for step in steps:
        states.append(after(states[-1], step) if is_allowed(states[-1], step) else states[-1])
    return states


@given(STATES, STEPS)
def test_every_step_from_every_state_is_answered_with_a_state_or_a_named_refusal(
    state: State, step: Step
) -> None:
    if is_allowed(state, step):
        assert after(state, step) in State
        return
    with pytest.raises(StepRefusedError) as refused:
        after(state, step)
    assert refused.value.refusal in Refusal


def test_the_table_has_a_row_for_each_state_and_a_cell_for_each_step() -> None:
    assert set(TABLE) == set(State)
    assert all(set(row) == set(Step) for row in TABLE.values())


def test_the_stored_states_are_those_of_the_table_and_each_has_its_words() -> None:
    assert {state.value for state in State} == set(Trajectory.State.values) == set(wording.STATES)


@given(st.lists(STEPS, max_size=30))
def test_nothing_leads_out_of_a_way_that_is_over(steps: list[Step]) -> None:
    states = walked(steps)
    for before, now in pairwise(states):
        assert before not in OVER or now == before


@given(st.lists(STEPS, max_size=30))
def test_nobody_runs_to_whom_no_offer_was_made(steps: list[Step]) -> None:
    states = walked(steps)
    if State.RUNNING in states:
        assert State.OFFERED in states[: states.index(State.RUNNING)]


@given(STATES.filter(lambda state: state not in OVER))
def test_a_judgment_can_fall_at_every_point_of_the_way(state: State) -> None:
    assert after(state, Step.JUDGE) is State.JUDGED


@given(STATES)
def test_only_a_path_that_runs_is_closed_or_stopped(state: State) -> None:
    for step in (Step.STOP, Step.CLOSE_POSITIVE, Step.CLOSE_NEGATIVE):
        assert is_allowed(state, step) == (state is State.RUNNING)


@pytest.mark.parametrize("step", [Step.STOP, Step.CLOSE_POSITIVE, Step.CLOSE_NEGATIVE])
def test_what_was_closed_can_be_taken_up_again(step: Step) -> None:
    assert after(after(State.RUNNING, step), Step.REOPEN) is State.RUNNING


def test_somebody_who_asks_for_time_still_has_his_offer() -> None:
    assert after(State.OFFERED, Step.ASK_TIME) is State.OFFERED
    assert State.OFFERED in EARLY


def test_an_answer_needs_an_offer() -> None:
    for step in (Step.ACCEPT, Step.DECLINE, Step.ASK_TIME):
        with pytest.raises(StepRefusedError) as refused:
            after(State.NOTIFIED, step)
        assert refused.value.refusal is Refusal.NO_OFFER


def test_the_drawing_has_an_arrow_for_every_step_that_moves_somebody() -> None:
    text = drawn()
    assert "offered --> running: accept" in text
    assert "running --> closed_positive: close positive" in text
    assert "judged --> [*]" in text
