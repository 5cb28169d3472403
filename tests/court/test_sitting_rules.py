"""The calendar of the court: holidays, the closing moment, the order of the list."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.court.rules.sheet import lines, marked, united
from liaison.court.rules.sitting import (
    BRUSSELS,
    belgian_holidays,
    closes_at,
    easter,
    holidays_around,
    is_working_day,
    moved,
)

DAYS = st.dates(date(2008, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2008, (3, 23)), (2011, (4, 24)), (2024, (3, 31)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25))],
)
def test_easter_falls_where_the_church_has_it(year: int, sunday: tuple[int, int]) -> None:
    assert easter(year) == date(year, *sunday)


def test_belgium_has_ten_public_holidays_in_2026() -> None:
    assert sorted(belgian_holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 7, 21),
        date(2026, 8, 15),
        date(2026, 11, 1),
        date(2026, 11, 11),
        date(2026, 12, 25),
    ]


@pytest.mark.parametrize(
    ("sitting", "closing"),
    [
        (date(2026, 11, 26), date(2026, 11, 25)),  # a Thursday
        (date(2026, 11, 23), date(2026, 11, 20)),  # a Monday
        (date(2026, 11, 12), date(2026, 11, 10)),  # the day after Armistice
        (date(2026, 4, 7), date(2026, 4, 3)),  # the Tuesday after Easter Monday
        (date(2026, 1, 2), date(2025, 12, 31)),  # the day after New Year
        (date(2026, 5, 26), date(2026, 5, 22)),  # the Tuesday after Whit Monday
    ],
)
def test_handover_closes_on_the_last_working_day_before_at_four(sitting: date, closing: date) -> None:
    moment = closes_at(sitting, holidays_around(sitting))
    assert moment.date() == closing
    assert (moment.hour, moment.minute, moment.tzinfo) == (16, 0, BRUSSELS)


@given(DAYS)
def test_the_closing_moment_is_the_nearest_working_day_before(day: date) -> None:
    holidays = holidays_around(day)
    moment = closes_at(day, holidays)
    between = (day - timedelta(days=ahead) for ahead in range(1, (day - moment.date()).days))
    assert moment.date() < day
    assert moment.time() == time(16)
    assert is_working_day(moment.date(), holidays)
    assert not any(is_working_day(other, holidays) for other in between)


@given(st.lists(st.integers(), unique=True, min_size=1), st.booleans(), st.data())
def test_moving_keeps_everybody_and_shifts_one_place_at_most(
    order: list[int], up: bool, data: st.DataObject
) -> None:
    item = data.draw(st.sampled_from(order))
    after = moved(order, item, up=up)
    assert sorted(after) == sorted(order)
    assert abs(after.index(item) - order.index(item)) <= 1


def test_moving_up_from_the_first_place_changes_nothing() -> None:
    assert moved(["a", "b"], "a", up=True) == ("a", "b")


def test_agreements_are_lines_without_empty_ones() -> None:
    assert lines("  Look for  a room \n\n Tell how it goes\n") == ("Look for a room", "Tell how it goes")


def test_an_agreement_kept_and_typed_again_stands_once() -> None:
    assert united(["Call"], ["Call", "Come"]) == ("Call", "Come")


def test_only_known_topics_with_a_known_mark_are_kept() -> None:
    assert marked({"living": "told", "money": "much", "use": "told"}) == {"living": "told"}
