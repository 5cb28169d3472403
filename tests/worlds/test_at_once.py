"""While the doors are open at once, no act at care shows between two requests of the court; and a clock tells nothing."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.worlds import at_once, leaks, pairs, timing

pytestmark = pytest.mark.timeout(600)
SETTINGS = settings(
    max_examples=8,
    stateful_step_count=30,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def doors(lane: pairs.Lane) -> Iterator[at_once.Doors]:
    with at_once.opened(lane) as opened:
        yield opened


def test_acts_between_two_requests_of_the_court_do_not_show(doors: at_once.Doors) -> None:
    run_state_machine_as_test(at_once.Machine, settings=SETTINGS)
    assert doors.requests > 60
    assert doors.shown > 30
    assert doors.acts > 20


@pytest.mark.parametrize("leak", ["count_on_the_list", "entity_tag", "fact_in_the_log"])
def test_a_leak_between_two_requests_is_caught(leak: str, doors: at_once.Doors) -> None:
    for court in doors.courts.values():
        court.ask("plant", leak=leak)
    try:
        with pytest.raises(AssertionError):
            run_state_machine_as_test(at_once.Machine, settings=SETTINGS)
    finally:
        for court in doors.courts.values():
            court.ask("clear")


@pytest.fixture(scope="module")
def pair(lane: pairs.Lane) -> Iterator[timing.Pair]:
    made = timing.Pair(lane)
    yield made
    made.close()


def test_the_court_waits_as_long_whatever_was_written_at_care(pair: timing.Pair) -> None:
    [first] = pair.compare(pages=["/"])
    assert first.apart < timing.MOST_MS


@pytest.mark.parametrize("leak", leaks.IN_TIME)
def test_a_page_that_takes_longer_is_noticed(leak: str, pair: timing.Pair) -> None:
    for door in pair.doors.values():
        door.ask("plant", leak=leak)
    [first] = pair.compare(9, pages=["/"])
    for door in pair.doors.values():
        door.ask("clear")
    assert first.apart > timing.MOST_MS
