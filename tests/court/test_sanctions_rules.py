"""The catalogue of sanctions: what applies follows from the days of the facts and of the judgment, and from nothing else."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.court.rules.sanctions import (
    BY_CODE,
    CATALOGUE,
    Caution,
    Regime,
    Unit,
    applicable,
    is_within,
)

NEW_CODE = date(2026, 9, 1)
DAYS = st.dates(date(2000, 1, 1), date(2035, 12, 31))
CASES = st.tuples(DAYS, DAYS, DAYS).map(lambda days: tuple(sorted(days)))


def codes(first: date, last: date, judged: date, new_code: date | None = NEW_CODE) -> list[str]:
    return [each.code for each in applicable((first, last), judged, new_code).sanctions]


def test_every_sanction_of_the_source_is_there_once_with_three_names() -> None:
    assert [each.code for each in CATALOGUE] == [
        *("OPS", "POPS", "UIT", "PUIT", "AWS", "APS", "ETAS", "GEV", "GB"),
        *(f"N-L{level}" for level in range(1, 9)),
    ]
    assert all(each.nl and each.fr and each.en and each.source for each in CATALOGUE)


def test_release_under_conditions_comes_before_judgment_and_is_no_sanction() -> None:
    assert "VOV" not in BY_CODE


@given(CASES)
def test_facts_judged_before_the_new_code_know_no_levels(case: tuple[date, date, date]) -> None:
    first, last, judged = case
    if judged < NEW_CODE:
        assert not [code for code in codes(first, last, judged) if code.startswith("N-")]


@given(CASES)
def test_facts_since_the_new_code_know_no_penalty_of_the_old(case: tuple[date, date, date]) -> None:
    first, last, judged = case
    if first >= NEW_CODE:
        assert not {"AWS", "APS", "ETAS"} & set(codes(first, last, judged))


@given(CASES)
def test_older_facts_judged_since_then_leave_the_milder_law_to_the_judge(
    case: tuple[date, date, date],
) -> None:
    first, last, judged = case
    offer = applicable((first, last), judged, NEW_CODE)
    crosses = first < NEW_CODE <= judged
    assert (Caution.TRANSITION in offer.cautions) is crosses
    assert ({Regime.OLD_CODE, Regime.NEW_CODE} <= set(offer.regimes)) is crosses


@given(CASES)
def test_without_a_settled_day_both_codes_are_listed_and_it_is_said(case: tuple[date, date, date]) -> None:
    first, last, judged = case
    offer = applicable((first, last), judged, None)
    assert offer.regimes == tuple(Regime)
    assert Caution.UNSETTLED in offer.cautions


@given(CASES, st.none() | DAYS)
def test_the_list_is_the_catalogue_in_its_order_and_never_empty(
    case: tuple[date, date, date], new_code: date | None
) -> None:
    first, last, judged = case
    offered = applicable((first, last), judged, new_code).sanctions
    assert list(offered) == [each for each in CATALOGUE if each in offered]
    assert {"OPS", "UIT", "PUIT", "GEV", "GB"} <= {each.code for each in offered}


@given(CASES)
def test_a_penalty_is_offered_only_from_the_day_it_exists_and_marked_when_the_facts_are_older(
    case: tuple[date, date, date],
) -> None:
    first, last, judged = case
    offer = applicable((first, last), judged, NEW_CODE)
    since = date(2016, 5, 1)
    offered = {each.code for each in offer.sanctions}
    assert ("APS" in offered) is (judged >= since and first < NEW_CODE)
    assert ("APS" in offer.newer) is ("APS" in offered and first < since)
    assert (Caution.NEWER in offer.cautions) is bool(offer.newer)


@given(DAYS, st.integers(1, 400))
def test_facts_after_the_judgment_are_impossible(judged: date, days: int) -> None:
    later = judged + timedelta(days=days)
    with pytest.raises(ValueError, match="before the judgment"):
        applicable((judged, later), judged, None)
    with pytest.raises(ValueError, match="in their order"):
        applicable((later, judged), later, None)


@pytest.mark.parametrize(
    ("code", "amount", "fits"),
    [
        ("APS", 5, False),
        ("APS", 6, True),
        ("APS", 24, True),
        ("APS", 25, False),
        ("PUIT", 60, True),
        ("PUIT", 61, False),
        ("N-L3", 35, False),
        ("N-L3", 36, True),
        ("GEV", 999, True),
    ],
)
def test_an_amount_lies_within_what_the_source_states(code: str, amount: int, fits: bool) -> None:
    assert is_within(BY_CODE[code], Unit.MONTHS, amount) is fits


def test_where_the_source_states_no_bounds_every_amount_is_within() -> None:
    assert is_within(BY_CODE["AWS"], Unit.HOURS, 10_000)
    assert is_within(BY_CODE["PUIT"], Unit.EUROS, 10_000)
    assert is_within(BY_CODE["APS"], None, None)
