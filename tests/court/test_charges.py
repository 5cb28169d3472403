"""The days of the facts, by which a sanction is chosen; and which record of the offer holds."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from liaison.court.queries import people
from liaison.court.queries.charges import ChargeLine, span
from liaison.court.rules.admission import OfferAnswer, changes, standing
from tests.court import cast

DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@dataclass(frozen=True)
class Record:
    version: int
    appearance: int
    answer: str


RECORDS = st.lists(st.tuples(st.integers(1, 3), st.sampled_from(list(OfferAnswer))), max_size=12).map(
    lambda made: [Record(version, *each) for version, each in enumerate(made, start=1)]
)


@given(st.lists(st.tuples(DAYS, st.integers(0, 400)), min_size=1))
def test_the_facts_span_from_the_first_day_to_the_last(spans: list[tuple[date, int]]) -> None:
    charges = [
        ChargeLine(words="x", facts_from=day, facts_until=day + timedelta(days=more) if more else None)
        for day, more in spans
    ]
    first, last = span(charges) or (date.min, date.min)
    assert first == min(day for day, _ in spans)
    assert last == max(day + timedelta(days=more) for day, more in spans)


def test_charges_without_a_day_span_nothing() -> None:
    assert span([ChargeLine(words="possession")]) is None


def test_the_facts_of_joined_files_are_one_span_and_a_parted_file_is_not_in_it() -> None:
    court = cast.court()
    file = cast.file(court.chamber)
    cast.charge(file, "burglary", date(2026, 3, 2))
    parted = cast.joined(file.trajectory, parted_on=cast.day(0))
    cast.charge(parted, "theft", date(2020, 1, 1))
    other = cast.joined(file.trajectory)
    cast.charge(other, "theft", date(2025, 1, 1), date(2025, 2, 1))
    viewer = cast.viewer(court.judge)
    found = people.files_of(viewer, [file.trajectory_id], people.may_read(viewer))[file.trajectory_id]
    assert found.facts == (date(2025, 1, 1), date(2026, 3, 2))
    assert found.charges == ("possession", "burglary", "theft")


@given(RECORDS)
def test_what_holds_is_the_last_word_of_a_sitting_that_was_not_taken_back(records: list[Record]) -> None:
    held = standing(records)
    last = {each.appearance: each for each in records}
    valid = [each for each in last.values() if each.answer != OfferAnswer.TAKEN_BACK]
    assert held == max(valid, key=lambda each: each.version, default=None)


def test_a_change_names_its_part_and_both_sides() -> None:
    (changed,) = changes({"number": "GE.1", "detained": "no"}, {"number": "GE.2", "detained": "no"})
    assert (changed.part, changed.before, changed.after) == ("number", "GE.1", "GE.2")
