"""Two writers brought together part by part, and the pace of a path: by rule, without a database."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.court.rules.pacing import FOUR_WEEKS, NEAR, Pace, Places, Warned, month_of, proposed, warnings
from liaison.court.rules.sheet import Content, Voice, kept, parts, read, together
from liaison.court.rules.sitting import Said, Topic, holidays_around, is_working_day

DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
WORDS = st.text(max_size=8)
EMPTY = Content("expected")
CONTENTS = st.builds(
    Content,
    presence=st.sampled_from(["expected", "present", "late"]),
    said=st.dictionaries(st.sampled_from([t.value for t in Topic]), st.sampled_from([s.value for s in Said])),
    decision=st.sampled_from(["", "continue", "warn"]),
    agreements=st.lists(WORDS, max_size=3).map(tuple),
    next_day=st.none() | DAYS,
    lawyer=st.sampled_from(["", "present", "absent"]),
    interpreter=st.sampled_from(["", "present"]),
    voices=st.dictionaries(st.sampled_from([v.value for v in Voice]), WORDS.filter(bool)),
)


@given(CONTENTS)
def test_a_version_reads_as_it_was_kept(content: Content) -> None:
    assert parts(read(kept(content))) == parts(content)


@given(CONTENTS, CONTENTS, CONTENTS)
def test_what_only_one_changed_is_never_lost(opened: Content, typed: Content, saved: Content) -> None:
    found = together(opened, typed, saved)
    before, mine, theirs, both = map(parts, (opened, typed, saved, found.content))
    for part, was in before.items():
        if mine[part] == was:
            assert both[part] == theirs[part]
        else:
            assert both[part] == mine[part]
        assert (part in found.clashes) is (
            was not in (mine[part], theirs[part]) and mine[part] != theirs[part]
        )


@given(CONTENTS, CONTENTS)
def test_without_the_version_that_was_opened_every_difference_is_shown(
    typed: Content, saved: Content
) -> None:
    mine, theirs = parts(typed), parts(saved)
    assert set(together(None, typed, saved).clashes) == {part for part in mine if mine[part] != theirs[part]}


def test_marks_of_one_and_the_decision_of_the_other_go_together() -> None:
    judge = replace(EMPTY, decision="praise", agreements=("Call",))
    clerk = replace(EMPTY, said={"money": "told"}, presence="late")
    found = together(EMPTY, judge, clerk)
    assert found.content == Content("late", {"money": "told"}, "praise", ("Call",))
    assert (found.taken, found.clashes) == (("presence", "said.money"), ())


@given(DAYS, st.dictionaries(DAYS, st.builds(Places, st.integers(0, 20), st.none() | st.integers(1, 20))))
def test_a_proposal_is_near_the_interval_on_a_day_on_which_the_court_sits(
    day: date, coming: dict[date, Places]
) -> None:
    found = proposed(day, FOUR_WEEKS, coming)
    assert found > day
    assert found in coming or is_working_day(found, holidays_around(found))
    assert not coming.get(found, Places()).is_full


@pytest.mark.parametrize(
    ("lists", "wanted"),
    [
        ({}, date(2026, 12, 24)),
        ({date(2026, 12, 17): Places(3), date(2026, 12, 22): Places(3)}, date(2026, 12, 22)),
        ({date(2026, 12, 24): Places(20, 20), date(2026, 12, 17): Places(3, 20)}, date(2026, 12, 17)),
        ({date(2026, 12, 24): Places(20, 20)}, date(2026, 12, 28)),
        ({date(2026, 12, 10): Places(3)}, date(2026, 12, 24)),
    ],
)
def test_a_list_with_room_near_four_weeks_goes_before_a_day_without_one(
    lists: dict[date, Places], wanted: date
) -> None:
    assert proposed(date(2026, 11, 26), FOUR_WEEKS, lists) == wanted


def test_the_courts_own_interval_goes_before_four_weeks() -> None:
    day = date(2026, 11, 26)
    assert proposed(day, 56, {}) == day + timedelta(days=56)
    assert Pace().interval == FOUR_WEEKS
    assert timedelta(days=7) < NEAR < timedelta(days=14)


@pytest.mark.parametrize(
    ("began", "day", "month"),
    [
        (date(2026, 5, 28), date(2026, 5, 28), 1),
        (date(2026, 5, 28), date(2026, 6, 27), 1),
        (date(2026, 5, 28), date(2026, 6, 28), 2),
        (date(2026, 5, 28), date(2026, 11, 26), 6),
        (date(2026, 5, 28), date(2026, 5, 1), 1),
    ],
)
def test_months_of_a_path_are_counted_from_its_first_day(began: date, day: date, month: int) -> None:
    assert month_of(began, day) == month


@pytest.mark.parametrize(
    ("sittings", "month", "said"),
    [
        (3, 9, ()),
        (4, 9, (Warned.LAST_SITTING,)),
        (5, 10, (Warned.TOO_MANY, Warned.LAST_MONTH)),
        (3, 11, (Warned.TOO_LONG,)),
        (3, None, ()),
    ],
)
def test_the_bench_is_told_when_the_model_ends(
    sittings: int, month: int | None, said: tuple[Any, ...]
) -> None:
    assert warnings(Pace(most_sittings=4, months_least=6, months_most=10), sittings, month) == said


def test_where_the_model_says_nothing_nothing_is_warned() -> None:
    assert warnings(Pace(), 99, 99) == ()
