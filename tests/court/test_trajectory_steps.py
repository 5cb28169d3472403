"""Steps on the way through the court as they are written down, and taken back."""

from datetime import date

import pytest

from liaison.court.actions.reach import NotReachedError
from liaison.court.actions.trajectory import NothingToTakeBackError, advance, open_way, take_back
from liaison.court.models import StepTaken
from liaison.court.rules.trajectory import State, Step, StepRefusedError
from liaison.participants.models import Trajectory
from tests.court import cast

DAY = date(2026, 11, 26)


def new_way() -> tuple[cast.Court, Trajectory]:
    court = cast.court()
    way = cast.file(court.chamber).trajectory
    ways = Trajectory.objects.unguarded(because=cast.TEST).filter(pk=way.pk)
    ways.update(state=State.NOTIFIED, introduced_on=None)
    return court, cast.again(way)


def test_a_step_moves_the_way_and_is_kept_with_its_day() -> None:
    court, way = new_way()
    by = cast.viewer(court.clerk)
    assert advance(by=by, trajectory=way.pk, step=Step.OFFER, on=DAY) is State.OFFERED
    assert advance(by=by, trajectory=way.pk, step=Step.ACCEPT, on=DAY) is State.RUNNING
    now = cast.again(way)
    assert (now.state, now.introduced_on) == ("running", DAY)
    taken = StepTaken.objects.unguarded(because=cast.TEST).values_list("number", "before", "after", "day")
    assert list(taken) == [(1, "notified", "offered", DAY), (2, "offered", "running", DAY)]


def test_a_step_that_the_table_refuses_changes_nothing() -> None:
    court, way = new_way()
    with pytest.raises(StepRefusedError):
        advance(by=cast.viewer(court.judge), trajectory=way.pk, step=Step.ACCEPT, on=DAY)
    assert cast.again(way).state == "notified"
    assert not StepTaken.objects.unguarded(because=cast.TEST).exists()


def test_the_last_step_is_taken_back_and_stays_written() -> None:
    court, way = new_way()
    by = cast.viewer(court.clerk)
    advance(by=by, trajectory=way.pk, step=Step.OFFER, on=DAY)
    advance(by=by, trajectory=way.pk, step=Step.DECLINE, on=DAY)
    assert take_back(by=by, trajectory=way.pk, step=Step.DECLINE) is State.OFFERED
    assert advance(by=by, trajectory=way.pk, step=Step.ACCEPT, on=DAY) is State.RUNNING
    assert StepTaken.objects.unguarded(because=cast.TEST).count() == 3


def test_only_the_last_step_is_taken_back() -> None:
    court, way = new_way()
    by = cast.viewer(court.clerk)
    advance(by=by, trajectory=way.pk, step=Step.OFFER, on=DAY)
    advance(by=by, trajectory=way.pk, step=Step.ACCEPT, on=DAY)
    with pytest.raises(NothingToTakeBackError):
        take_back(by=by, trajectory=way.pk, step=Step.OFFER)


@pytest.mark.parametrize("who", ["prosecutor", "another"])
def test_nobody_but_judge_and_clerk_of_the_chamber_takes_a_step(who: str) -> None:
    court, way = new_way()
    by = court.prosecutor if who == "prosecutor" else cast.court("Another chamber").judge
    with pytest.raises(NotReachedError):
        advance(by=cast.viewer(by), trajectory=way.pk, step=Step.OFFER, on=DAY)


def test_after_a_judgment_there_is_no_way_on_and_a_new_one_can_begin() -> None:
    court, way = new_way()
    advance(by=cast.viewer(court.judge), trajectory=way.pk, step=Step.JUDGE, on=DAY)
    assert open_way(way.participant_id, court.chamber.pk) is None
    again = Trajectory.objects.create(
        participant_id=way.participant_id, chamber=court.chamber, state="notified"
    )
    assert open_way(way.participant_id, court.chamber.pk) == again
