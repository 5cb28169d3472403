"""Figures about programmes: added and never changed, a week frozen when it is over, small counts all alike."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.common import clock, context
from liaison.common.roles import Role
from liaison.common.viewer import Viewer, worker
from liaison.network import actions
from liaison.network.models import Availability, WaitingFigure
from liaison.network.queries.directory import programme as sheet_of
from liaison.network.queries.directory import search
from liaison.network.rules.directory import Age, age_of
from liaison.network.rules.figures import (
    HIDDEN_UNDER,
    Fault,
    Told,
    faults,
    greatest,
    is_small,
    last_weeks,
    monday,
    shade,
    shown,
    total,
    weeks_to,
)
from tests import people
from tests.doors import rights_of
from tests.network import cast

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
COUNTS = st.integers(0, 500)


def manager() -> Viewer:
    return people.viewer(Role.NETWORK_MANAGER, people.organisation("operator", "Operator"))


@given(COUNTS, COUNTS)
def test_two_small_counts_cannot_be_told_apart(first: int, second: int) -> None:
    if is_small(first) and is_small(second):
        assert shown(first) is shown(second) is None
    assert (shown(first) is None) == (first < HIDDEN_UNDER)


@given(COUNTS, st.lists(COUNTS, max_size=9))
def test_a_shown_count_has_one_of_four_shades_and_more_is_never_lighter(
    count: int, others: list[int]
) -> None:
    most = greatest([count, *others])
    if not is_small(count):
        assert 1 <= shade(count, most) <= 4
        assert shade(count, most) <= shade(min(count + 1, most), most)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_only_full_weeks_are_shown_the_oldest_first(today: date) -> None:
    weeks = last_weeks(today)
    assert len(weeks) == 12
    assert weeks[-1] + timedelta(days=7) == monday(today) <= today
    assert all(later - earlier == timedelta(days=7) for earlier, later in pairwise(weeks))


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 10))
def test_whoever_looks_further_back_sees_the_weeks_just_before(today: date, back: int) -> None:
    weeks, before = weeks_to(today, back), weeks_to(today, back + 1)
    assert before[-1] + timedelta(days=7) == weeks[0]
    assert (weeks[-1] == monday(today)) == (back == 0)


@given(st.lists(COUNTS, max_size=9), st.lists(st.integers(0, 4), min_size=1, max_size=3))
def test_no_small_count_is_in_a_total(counts: list[int], small: list[int]) -> None:
    with_small, without = total([*counts, *small]), total(counts)
    assert (with_small.shown, with_small.places) == (without.shown, without.places)
    assert with_small.few == without.few + len(small)


@pytest.mark.parametrize(
    ("days", "age"),
    [(0, Age.FRESH), (7, Age.FRESH), (7.1, Age.AGEING), (14, Age.AGEING), (14.1, Age.OLD), (400, Age.OLD)],
)
def test_a_figure_ages_after_one_round_of_asking_and_is_old_after_two(days: float, age: Age) -> None:
    assert age_of(NOW - timedelta(days=days), NOW) == age


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({}, ("places", Fault.NOTHING)),
        ({"places": 3, "free": 4}, ("free", Fault.MORE_FREE)),
        ({"weeks": 521}, ("weeks", Fault.TOO_LONG)),
        ({"free": 0, "as_of": NOW + timedelta(seconds=1)}, ("as_of", Fault.LATER)),
        ({"free": 0, "source": " "}, ("source", Fault.NO_SOURCE)),
        ({"free": 0, "is_stopped": False, "stop_reason": "x"}, ("stop_reason", Fault.REASON_ALONE)),
    ],
)
def test_what_is_wrong_with_a_figure_is_named_by_field(said: Any, fault: Any) -> None:
    told = Told(**{"as_of": NOW, "source": "letter", **said})
    assert tuple(faults(told, NOW)) == (fault,)


@pytest.mark.parametrize("door", ["network", "care", "office"])
def test_what_is_told_later_stands_beside_what_was_told_before(door: str) -> None:
    row, by = cast.programme(), Viewer(uuid4(), Role.NETWORK_MANAGER, door)
    for free in (0, 2):
        told = Told(as_of=clock.now(), source="letter", free=free)
        with rights_of(door), context.acting(by):
            actions.record_availability(by=by, programme=row.pk, told=told)
    found = sheet_of(row.pk)
    assert found is not None
    assert [each.free for each in found.figures] == [2, 0]


def test_a_figure_of_no_programme_and_a_wrong_one_are_refused() -> None:
    by, told = manager(), Told(as_of=clock.now(), source="letter", free=0)
    with pytest.raises(actions.NoProgrammeError):
        actions.record_availability(by=by, programme=uuid4(), told=told)
    with pytest.raises(actions.FigureRefusedError):
        actions.record_availability(
            by=by, programme=cast.programme().pk, told=Told(as_of=clock.now(), source="")
        )
    assert not Availability.objects.exists()


def test_the_newest_figure_is_shown_whatever_was_entered_last() -> None:
    row = cast.programme()
    cast.told(row, days_ago=1, free=1)
    cast.told(row, days_ago=9, free=9)
    (line,) = search()
    assert line.figure is not None
    assert line.figure.free == 1


def test_a_week_is_frozen_by_the_care_worker_and_stays_as_it_was() -> None:
    row, other, by, week = cast.programme(), cast.programme("Other"), worker("care"), cast.week(1)
    with rights_of("care"), context.acting(by):
        assert actions.keep_week(by=by, week=week, counts={row.pk: 7}) == 1
        assert actions.keep_week(by=by, week=week, counts={row.pk: 9, other.pk: 0}) == 1
    kept = dict(WaitingFigure.objects.values_list("programme_id", "waiting"))
    assert kept == {row.pk: 7, other.pk: 0}


@pytest.mark.parametrize(("weeks_ago", "days"), [(0, 0), (1, 1), (-1, 0)])
def test_a_week_under_way_and_a_day_that_is_no_monday_are_not_frozen(weeks_ago: int, days: int) -> None:
    week = cast.week(weeks_ago) + timedelta(days=days)
    with pytest.raises(actions.WeekNotOverError):
        actions.keep_week(by=worker("care"), week=week, counts={})
