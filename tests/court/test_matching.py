"""Which people and files of a list are new, known, or cannot be."""

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from liaison.common.folding import fold_name
from liaison.court.rules.folding import file_key
from liaison.court.rules.matching import Known, New, Outcome, RowPlan, trajectory_state
from liaison.court.rules.reasons import Code
from liaison.court.rules.words import State
from tests.court import lists

MAES, DUBOIS, FILE = UUID(int=1), UUID(int=2), UUID(int=3)
BORN = date(1990, 2, 1)
KNOWN = Known(
    persons={(fold_name("Maes", "An"), BORN): MAES, (fold_name("Dubois", "Jef"), BORN): DUBOIS},
    files={file_key("GE1-26"): (FILE, MAES)},
    sittings=frozenset({date(2026, 12, 3)}),
    appearances={MAES: frozenset({date(2026, 12, 3)})},
)
WITH_NEXT = "Naam|Voornaam|Geboren|Notitienr|Volgende zitting|Stand"


def codes(row: RowPlan) -> list[Code]:
    return [reason.code for reason in row.reasons]


def test_a_new_person_brings_a_file() -> None:
    [row] = lists.planned("Maes|An|1/2/90|GE1-26")
    assert (row.outcome, row.new, row.reasons) == (Outcome.CREATE, {New.PERSON, New.FILE}, ())


def test_a_known_file_of_the_same_person_is_matched_and_adds_nothing() -> None:
    [row] = lists.planned("MAES|an|1/2/90|ge1 - 26", known=KNOWN)
    assert (row.outcome, row.new, codes(row)) == (Outcome.MATCH, set(), [Code.FILE_KNOWN])
    assert (row.person, row.file) == (MAES, FILE)


def test_a_known_person_with_a_new_number_gets_a_second_file() -> None:
    [row] = lists.planned("Maes|An|1/2/90|GE2-26", known=KNOWN)
    assert (row.outcome, row.new, row.person, codes(row)) == (
        Outcome.CREATE,
        {New.FILE},
        MAES,
        [Code.PERSON_KNOWN],
    )


def test_a_known_file_of_someone_else_refuses_the_row() -> None:
    for name in ("Dubois|Jef", "Nieuw|Iemand"):
        [row] = lists.planned(f"{name}|1/2/90|GE1-26", known=KNOWN)
        assert (row.outcome, codes(row)) == (Outcome.REFUSE, [Code.NUMBER_TAKEN])


def test_one_person_on_two_rows_is_made_once() -> None:
    first, second = lists.planned("Maes|An|1/2/90|GE1-26", "MAES|AN|01.02.1990|GE2-26")
    assert (first.new, second.new) == ({New.PERSON, New.FILE}, {New.FILE})
    assert (second.person_line, second.reasons[0].code, second.reasons[0].lines) == (
        2,
        Code.PERSON_ABOVE,
        (2,),
    )


def test_a_person_whose_first_row_is_refused_is_made_by_the_next() -> None:
    first, second = lists.planned("Maes|An|1/2/90|", "Maes|An|1/2/90|GE2-26")
    assert (first.outcome, second.new) == (Outcome.REFUSE, {New.PERSON, New.FILE})


def test_one_number_for_two_people_refuses_both_and_names_the_other_line() -> None:
    rows = lists.planned("Maes|An|1/2/90|GE1-26", "Claeys|Tom|1/2/90|GE9-26", "Dubois|Jef|1/2/90|GE1/26")
    assert [row.outcome for row in rows] == [Outcome.REFUSE, Outcome.CREATE, Outcome.REFUSE]
    assert (rows[0].reasons[0].lines, rows[2].reasons[0].lines) == ((4,), (2,))


def test_the_same_row_twice_is_a_duplicate_of_the_first() -> None:
    _, second = lists.planned("Maes|An|1/2/90|GE1-26", "MAES|An|1-2-1990|GE1-26")
    assert (second.outcome, second.new) == (Outcome.MATCH, set())
    assert (second.reasons[0].code, second.reasons[0].lines) == (Code.DUPLICATE, (2,))


def test_a_duplicate_that_says_something_else_is_told() -> None:
    rows = ("Maes|An|1/2/90|GE1-26|3/12/2026|lopend", "Maes|An|1/2/90|GE1-26|10/12/2026|lopend")
    _, second = lists.planned(*rows, headings=WITH_NEXT)
    assert (codes(second), second.days) == ([Code.DUPLICATE_DIFFERS], ())


def test_a_namesake_with_another_date_of_birth_is_told_and_is_another_person() -> None:
    first, second = lists.planned("Maes|An|1/2/90|GE1-26", "Maes|An|1/2/91|GE2-26")
    assert (codes(first), codes(second)) == ([Code.NAMESAKE], [Code.NAMESAKE])
    assert second.new == {New.PERSON, New.FILE}


def test_a_sitting_is_made_once_and_a_person_is_on_its_list_once() -> None:
    rows = (
        "Maes|An|1/2/90|GE1-26|10/12/26|inl.",
        "Maes|An|1/2/90|GE2-26|10/12/26|inl.",
        "Dubois|Jef|1/2/90|GE3-26|10/12/26|",
    )
    plans = lists.planned(*rows, headings=WITH_NEXT)
    assert [row.new & {New.SITTING, New.APPEARANCE} for row in plans] == [
        {New.SITTING, New.APPEARANCE},
        set(),
        {New.APPEARANCE},
    ]


def test_a_known_person_already_on_the_list_of_a_sitting_is_not_put_there_again() -> None:
    same, other = lists.planned(
        "Maes|An|1/2/90|GE1-26|3/12/2026|",
        "Dubois|Jef|1/2/90|GE4-26|3/12/2026|",
        headings=WITH_NEXT,
        known=KNOWN,
    )
    assert (same.days, other.days, New.SITTING in other.new) == ((), (date(2026, 12, 3),), False)


def test_a_day_that_has_passed_makes_no_list() -> None:
    [row] = lists.planned("Maes|An|1/2/90|GE1-26|30/4/2026|lopend", headings=WITH_NEXT)
    assert (row.days, codes(row)) == ((), [Code.NEXT_PASSED])


def test_a_concluded_file_comes_on_no_list() -> None:
    [row] = lists.planned("Maes|An|1/2/90|GE1-26|3/12/2026|neg. afgesl.", headings=WITH_NEXT)
    assert (row.days, codes(row)) == ((), [Code.CONCLUDED])


def test_a_first_sitting_still_to_come_counts_too() -> None:
    headings = "Naam|Voornaam|Geboren|Notitienr|Inl. zitting|Volgende zitting"
    [row] = lists.planned("Maes|An|1/2/90|GE1-26|3/12/2026|17/12/2026", headings=headings)
    assert row.days == (date(2026, 12, 3), date(2026, 12, 17))


def test_the_state_of_a_way_through_the_court_is_that_of_the_file_introduced_last() -> None:
    headings = "Naam|Voornaam|Geboren|Notitienr|Inl. zitting|Stand"
    plans = lists.planned(
        "Maes|An|1/2/90|GE1-26|2/7/26|gestopt", "Maes|An|1/2/90|GE2-26|2/1/26|weigert", headings=headings
    )
    assert codes(plans[1]) == [Code.PERSON_ABOVE, Code.STATE_DIFFERS]
    assert trajectory_state([row.row for row in plans]) == (State.STOPPED, date(2026, 1, 2))


PEOPLE = st.sampled_from(
    ["Maes|An|1/2/90", "Maes|An|1/2/91", "MAES|AN|01/02/1990", "Dubois|Jef|1/2/90", "|An|1/2/90"]
)
NUMBERS = st.sampled_from(["GE1-26", "ge1/26", "GE2-26", ""])


@given(st.lists(st.tuples(PEOPLE, NUMBERS), min_size=1, max_size=12))
def test_no_list_makes_a_person_or_a_file_twice(typed: list[tuple[str, str]]) -> None:
    plans = lists.planned(*(f"{person}|{number}" for person, number in typed))
    people = [(row.row.folded, row.row.birth) for row in plans if New.PERSON in row.new]
    files = {row.row.key: (row.row.folded, row.row.birth) for row in plans if New.FILE in row.new}
    assert len(people) == len(set(people))
    assert len(files) == sum(New.FILE in row.new for row in plans)
    assert set(files.values()) == set(people)
