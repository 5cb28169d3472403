"""A list is imported whole or not at all, once, and for one chamber."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liaison.common.roles import Role
from liaison.court.actions.importing import ListChangedError, RefusedRowsError, import_files
from liaison.court.models import Appearance, CaseFile, Charge, Sitting
from liaison.court.queries.importing import plans_for
from liaison.court.rules.reasons import Code
from liaison.participants.models import NameGram, Participant, Trajectory
from liaison.participants.rules import grams
from tests.court import importing, lists
from tests.court.importing import BECAUSE, Court

pytestmark = pytest.mark.usefixtures("_day")
FULL = "Naam|Voornaam|Geboren|Notitienr|Feiten|Aangehouden?|Inl. zitting|Volgende zitting|Stand|Raadsman|Taal"


@pytest.fixture
def _day() -> object:
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def court() -> Court:
    return importing.court()


def bring_in(court: Court, *rows: str, headings: str = FULL, leave_out: bool = False) -> None:
    plans = importing.look(court.clerk, *rows, headings=headings)
    import_files(by=court.clerk, chamber=court.chamber.pk, plans=plans, leave_out_refused=leave_out)


MAES = "Maes|Ayşe|1/2/90|ge1-26|heling|ja - Gent|2/4/26|10/12/2026|lopend|mr. X|F - tolk Turks"


def test_a_row_becomes_a_person_a_trajectory_and_a_file(court: Court) -> None:
    bring_in(court, MAES)
    file = importing.only_file()
    (charge,) = importing.everything(Charge)
    assert (charge.words, charge.facts_from, charge.facts_until) == ("heling", None, None)
    assert (file.number, file.detained, file.detained_where, file.lawyer_name) == (
        "GE1-26",
        "yes",
        "Gent",
        "mr. X",
    )
    person, way = file.participant, file.trajectory
    assert (person.surname, person.given_name, person.born_on) == ("Maes", "Ayşe", date(1990, 2, 1))
    assert (person.folded_name, person.language, person.interpreter) == ("maesayse", "fr", "Turks")
    assert (way.state, way.introduced_on, way.chamber_id) == ("running", date(2026, 4, 2), court.chamber.pk)


def test_a_coming_sitting_is_made_with_its_closing_moment_and_the_person_on_its_list(court: Court) -> None:
    bring_in(court, MAES)
    sitting = Sitting.objects.get()
    assert (sitting.day, sitting.closes_at) == (date(2026, 12, 10), datetime(2026, 12, 9, 15, tzinfo=UTC))
    appearance = Appearance.objects.unguarded(because=BECAUSE).get()
    assert (appearance.sitting, appearance.position, appearance.presence) == (sitting, 1, "expected")


def test_people_follow_those_already_on_the_list(court: Court) -> None:
    bring_in(court, MAES)
    bring_in(court, MAES.replace("Maes", "Claeys").replace("ge1", "ge2"))
    rows = Appearance.objects.unguarded(because=BECAUSE).order_by("position")
    assert [(row.participant.surname, row.position) for row in rows.select_related("participant")] == [
        ("Maes", 1),
        ("Claeys", 2),
    ]


def test_a_new_sitting_begins_when_the_last_one_did(court: Court) -> None:
    bring_in(court, MAES)
    Sitting.objects.update(starts_at="14:30")
    bring_in(court, MAES.replace("ge1", "ge2").replace("10/12", "17/12"))
    assert {f"{sitting.starts_at:%H:%M}" for sitting in Sitting.objects.all()} == {"14:30"}


def test_a_list_read_twice_changes_nothing_the_second_time(court: Court) -> None:
    bring_in(court, MAES)
    before = importing.counts()
    bring_in(court, MAES.replace("lopend", "gestopt"))
    assert importing.counts() == before
    assert importing.only_file().trajectory.state == Trajectory.State.RUNNING


def test_two_files_of_one_person_share_a_trajectory_in_the_state_of_the_last(court: Court) -> None:
    bring_in(
        court, "Maes|An|1/2/90|GE1-26||ja|2/4/26||weigert||", "MAES|An|1/2/90|GE2-26||?|2/9/26||gestopt||"
    )
    assert importing.counts() == (1, 1, 2, 0, 0)
    way = Trajectory.objects.unguarded(because=BECAUSE).get()
    assert (way.state, way.introduced_on) == (Trajectory.State.STOPPED, date(2026, 4, 2))
    files = CaseFile.objects.unguarded(because=BECAUSE).order_by("number")
    assert [file.detained for file in files] == ["yes", "unknown"]


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("2/4/26||inl.", "offered"),
        ("3/12/26||inl.", "notified"),
        ("2/4/26||verstek", "notified"),
        ("2/4/26||weigert", "declined"),
        ("2/4/26||neg. afgesl.", "closed-negative"),
        ("2/4/26||positief afgesl.", "closed-positive"),
        ("2/4/26||", "notified"),
    ],
)
def test_the_courts_word_for_a_file_becomes_the_state_of_the_trajectory(
    court: Court, typed: str, state: str
) -> None:
    bring_in(court, f"Maes|An|1/2/90|GE1-26|||{typed}||")
    assert importing.only_file().trajectory.state == state


def test_a_new_file_of_somebody_who_was_judged_begins_a_new_way(court: Court) -> None:
    bring_in(court, MAES)
    Trajectory.objects.unguarded(because=BECAUSE).update(state="judged")
    bring_in(court, MAES.replace("ge1-26", "ge2-26"))
    ways = Trajectory.objects.unguarded(because=BECAUSE)
    assert set(ways.values_list("state", flat=True)) == {"judged", "running"}


def test_a_refused_row_changes_nothing_and_is_named(court: Court) -> None:
    with pytest.raises(RefusedRowsError) as caught:
        bring_in(court, MAES, "Dubois|Jef||GE2-26|||||||", "Claeys|Tom|1/2/90||||||||")
    assert [row.row.line for row in caught.value.plans] == [3, 4]
    assert importing.counts() == (0, 0, 0, 0, 0)
    assert importing.logged("list.import") == []


def test_refused_rows_can_be_left_out(court: Court) -> None:
    bring_in(court, MAES, "Dubois|Jef||GE2-26|||||||", leave_out=True)
    assert importing.counts() == (1, 1, 1, 1, 1)


def test_a_failure_half_way_changes_nothing(court: Court) -> None:
    plans = importing.look(court.clerk, MAES, MAES.replace("ge1", "ge2"), headings=FULL)
    twice = [replace(row, row=replace(row.row, number="GE1-26")) for row in plans]
    with pytest.raises(ListChangedError):
        import_files(by=court.clerk, chamber=court.chamber.pk, plans=twice)
    assert importing.counts() == (0, 0, 0, 0, 0)


def test_an_import_is_logged_with_its_people_and_without_content(court: Court) -> None:
    bring_in(court, MAES)
    [event] = importing.logged("list.import")
    assert str(importing.only_file().participant_id) in event
    assert '"files":1' in event.replace(" ", "")
    assert not any(word in event for word in ("Maes", "heling", "GE1-26"))


def test_comparing_a_list_is_a_look_at_those_who_are_known(court: Court) -> None:
    bring_in(court, MAES)
    importing.look(court.clerk, MAES, "Nieuw|Iemand|1/2/91|GE9-26|||||||", headings=FULL)
    assert str(importing.only_file().participant_id) in importing.logged("list.compare")[-1]


def test_only_a_clerk_of_the_chamber_imports_its_list(court: Court) -> None:
    elsewhere = importing.court("Elders")
    judge = replace(court.clerk, role=Role.JUDGE)
    for viewer in (elsewhere.clerk, judge):
        with pytest.raises(PermissionError):
            import_files(by=viewer, chamber=court.chamber.pk, plans=())


def test_another_chambers_people_are_not_recognised(court: Court) -> None:
    bring_in(court, MAES)
    [row] = importing.look(importing.court("Elders").clerk, MAES, headings=FULL)
    assert (row.person, row.file, row.notes) == (None, None, ())


def test_a_namesake_who_is_already_here_is_told(court: Court) -> None:
    bring_in(court, MAES)
    [row] = importing.look(court.clerk, "MAES|AYSE|1/2/91|GE7-26", headings="Naam|Voornaam|Geboren|Notitienr")
    assert [note.code for note in row.notes] == [Code.NAMESAKE]


def test_the_whole_list_comes_in_and_matches_itself_afterwards(court: Court) -> None:
    rows = lists.read(lists.court_list()).rows
    import_files(
        by=court.clerk, chamber=court.chamber.pk, plans=plans_for(court.clerk, rows), leave_out_refused=True
    )
    assert importing.counts() == (8, 8, 9, 1, 3)
    assert {row.outcome for row in plans_for(court.clerk, rows)} == {"match", "refuse"}
    assert not any(row.new for row in plans_for(court.clerk, rows))


def test_a_long_list_asks_no_more_than_a_short_one(court: Court) -> None:
    asked = []
    for size in (1, 2, 40):
        rows = [f"Maes|Tom{'x' * n}|1/2/90|GE{size}-{n}|||||10/12/26||" for n in range(size)]
        with CaptureQueriesContext(connection) as queries:
            bring_in(court, *rows)
        asked.append(sum(query["sql"].startswith("SELECT") for query in queries))
    assert asked[1] == asked[2] <= 12


def test_names_are_found_again_however_they_are_typed(court: Court) -> None:
    bring_in(court, "D'Hondt|Ayşe|1/2/90|GE1-26|||||||")
    [row] = importing.look(
        court.clerk, "DHONDT|AYSE|01.02.1990|GE2-26", headings="Naam|Voornaam|Geboren|Notitienr"
    )
    assert row.person == Participant.objects.unguarded(because=BECAUSE).get().pk


def test_a_name_that_was_read_in_can_be_found_though_it_is_misspelt(court: Court) -> None:
    bring_in(court, MAES)
    person = Participant.objects.unguarded(because=BECAUSE).get()
    kept = NameGram.objects.unguarded(because=BECAUSE).filter(participant=person)
    assert set(kept.values_list("gram", flat=True)) == set(grams(f"{person.given_name} {person.surname}"))
