"""What the care door, the participant's door and the worker read of the court's agenda."""

from datetime import timedelta
from uuid import uuid4

from liaison.common import clock
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.queries import agenda
from tests import people
from tests.court import cast


def liaison() -> Viewer:
    return people.viewer(Role.LIAISON, people.organisation("care"))


def test_the_next_appearance_is_the_first_to_come_that_is_not_decided() -> None:
    file = cast.file(people.organisation())
    cast.decided(file, cast.sitting(file.chamber, 0))
    soon = cast.on_list(file, cast.sitting(file.chamber, 7))
    cast.on_list(file, cast.sitting(file.chamber, 14))
    found = agenda.next_appearance(liaison(), file.participant_id)
    assert found is not None
    assert (found.id, found.day, found.sitting_id) == (soon.pk, cast.day(7), soon.sitting_id)


def test_an_appearance_taken_off_the_list_is_not_to_come() -> None:
    file = cast.file(people.organisation())
    cast.on_list(file, cast.sitting(file.chamber, 7), presence="off-list")
    assert agenda.next_appearance(liaison(), file.participant_id) is None


def test_a_sitting_that_is_past_is_not_to_come() -> None:
    file = cast.file(people.organisation())
    cast.on_list(file, cast.sitting(file.chamber, -1))
    assert agenda.next_appearance(liaison(), file.participant_id) is None


def test_the_participant_reads_his_own_and_nobody_elses() -> None:
    file, other = (cast.file(people.organisation()) for _ in range(2))
    for each in (file, other):
        cast.on_list(each, cast.sitting(each.chamber, 7))
    myself = people.myself(file.participant)
    assert agenda.next_appearance(myself, file.participant_id) is not None
    assert agenda.next_appearance(myself, other.participant_id) is None


def test_a_mandate_without_hearing_dates_reads_none() -> None:
    file = cast.file(people.organisation())
    cast.on_list(file, cast.sitting(file.chamber, 7))
    person = file.participant_id
    lawyer = Viewer(uuid4(), Role.MANDATED_LAWYER, "me", person=person, mandate=frozenset({"M27"}))
    assert agenda.next_appearance(lawyer, person) is None


def test_results_come_latest_first_with_what_was_agreed() -> None:
    file = cast.file(people.organisation())
    cast.decided(file, cast.sitting(file.chamber, -60), "warn", "Call on Monday")
    cast.decided(file, cast.sitting(file.chamber, -30), "praise", "Come on time", "Look for a room")
    results = agenda.agreements_of(liaison(), file.participant_id)
    assert [(result.decision, result.agreements) for result in results] == [
        ("praise", ("Come on time", "Look for a room")),
        ("warn", ("Call on Monday",)),
    ]


def test_the_draft_of_a_sheet_is_no_result() -> None:
    file = cast.file(people.organisation())
    cast.on_list(file, cast.sitting(file.chamber, 0), presence="present", said={"living": "told"}, revision=1)
    assert agenda.agreements_of(liaison(), file.participant_id) == ()


def test_a_provider_reads_no_agenda_without_consent() -> None:
    file = cast.file(people.organisation())
    cast.on_list(file, cast.sitting(file.chamber, 7))
    provider = people.viewer(Role.PROVIDER, people.organisation("care"))
    assert agenda.next_appearance(provider, file.participant_id) is None


def test_lists_that_have_closed_are_named_with_their_occasions() -> None:
    file = cast.file(people.organisation())
    now = clock.now()
    closed = cast.sitting(file.chamber, 1, closes_at=now - timedelta(minutes=1))
    cast.sitting(file.chamber, 8, closes_at=now + timedelta(minutes=1))
    expected = cast.on_list(file, closed)
    cast.on_list(cast.file(file.chamber), closed, presence="off-list")
    assert agenda.lists_closing(now) == (agenda.ClosingList(closed.pk, closed.closes_at, (expected.pk,)),)
