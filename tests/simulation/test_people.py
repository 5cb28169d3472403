"""Who comes before the court in a constructed world: as many as asked, spread as the figures say, on the chamber's lists."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from django.utils.timezone import localtime

from liaison.court.rules.sitting import closes_at, holidays_around, is_working_day
from liaison.simulation.rules import parameters
from liaison.simulation.rules.calendar import calendar
from liaison.simulation.rules.people import Answer, Outcome, Person, inflow, population

pytestmark = pytest.mark.once

THURSDAY = date(2026, 3, 5)
MANY = 1200


def people(seed: str = "gent", count: int = 200, months: int = 12) -> tuple[Person, ...]:
    return population(Random(seed), count, calendar(THURSDAY, months))


def close_to(counted: Mapping[str, int], shares: Mapping[str, float], total: int) -> None:
    """Each share is met within four standard errors; what was counted is printed."""
    for name, share in shares.items():
        print(f"{name}: {counted[name]}/{total}, drawn with {share:.2f}")
        assert abs(counted[name] / total - share) < 4 * (share * (1 - share) / total) ** 0.5


@pytest.mark.parametrize("days", range(14))
def test_the_chamber_sits_on_mondays_and_once_on_the_day_on_which_somebody_looks(days: int) -> None:
    today = THURSDAY + timedelta(days=days)
    dates = calendar(today, 12)
    assert dates.day(dates.near) == (today if today.weekday() < 5 else today + timedelta(7 - today.weekday()))
    others = [day for place, day in enumerate(dates.sittings) if place != dates.near]
    assert sum(day.weekday() == 0 for day in others) >= len(others) - 4
    assert all(is_working_day(day, holidays_around(day)) for day in dates.sittings)
    apart = [later - earlier for earlier, later in pairwise(dates.sittings)]
    assert timedelta(days=3) <= min(apart) <= max(apart) <= timedelta(days=12)


@pytest.mark.parametrize("day", range(1, 29))
def test_whatever_the_day_one_list_has_just_closed_and_the_next_is_open(day: int) -> None:
    for hour in (0, 12, 23):
        now = datetime(2026, 12, day, hour, 30, tzinfo=UTC)
        dates = calendar(localtime(now).date(), 6)
        near, coming = dates.day(dates.near), dates.day(dates.near + 1)
        assert closes_at(near, holidays_around(near)) <= now < closes_at(coming, holidays_around(coming))


def test_two_hundred_people_in_a_year_are_what_one_court_takes_in() -> None:
    least, most = parameters.INFLOW
    assert least <= inflow(200, 12) <= most


@pytest.mark.parametrize(("count", "months"), [(4, 1), (24, 3), (200, 12), (1000, 24)])
def test_as_many_people_come_as_were_asked_for_each_with_a_name_of_his_own(count: int, months: int) -> None:
    drawn = people(count=count, months=months)
    assert len({(each.name.surname, each.name.given) for each in drawn}) == len(drawn) == count
    assert len({number for each in drawn for number, _ in each.files}) == sum(
        len(each.files) for each in drawn
    )


def test_somebody_is_new_on_the_list_that_waits_and_on_the_one_that_is_open() -> None:
    near = calendar(THURSDAY, 12).near
    assert {near, near + 1} <= {each.first_list for each in people()}


def test_whoever_was_on_his_way_when_the_court_began_still_is() -> None:
    first = calendar(THURSDAY, 12).sittings[0]
    stock = [each for each in people() if each.was_here]
    assert stock
    assert all(each.introduced_on < first < each.introduced_on + each.fate.lasts for each in stock)


def test_what_people_answer_and_how_ways_end_is_spread_as_the_figures_say() -> None:
    drawn = people(count=MANY)
    new = [each for each in drawn if not each.was_here]
    close_to(Counter(str(each.fate.answer) for each in new), parameters.ANSWERS, len(new))
    close_to(Counter(str(each.fate.outcome) for each in drawn), parameters.OUTCOMES, MANY)
    close_to(Counter(each.fate.substance for each in drawn), parameters.SUBSTANCES, MANY)
    assert {each.fate.answer for each in new} == set(Answer)
    assert {each.fate.outcome for each in drawn} == set(Outcome)


def test_a_third_are_women_and_the_mean_age_is_about_forty() -> None:
    drawn = people(count=MANY)
    women = sum(each.name.is_woman for each in drawn)
    ages = [(each.introduced_on - each.born_on) / timedelta(days=365.25) for each in drawn]
    print(f"women: {women}/{MANY}; mean age {sum(ages) / MANY:.1f}")
    close_to({"women": women}, {"women": parameters.WOMEN}, MANY)
    assert 38 < sum(ages) / MANY < 42
    assert min(ages) > 18


def test_a_way_takes_six_to_ten_months() -> None:
    lasts = [each.fate.lasts for each in people(count=MANY)]
    assert parameters.PATH[0] <= min(lasts) <= max(lasts) <= parameters.PATH[1]


def test_another_seed_gives_other_people() -> None:
    assert people("gent") == people("gent") != people("antwerp")
