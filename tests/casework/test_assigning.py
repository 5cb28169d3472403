"""Who is whose liaison: assigned, covered for, handed over, given back."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine

from liaison.casework.models import Assignment
from liaison.casework.queries import related_people
from liaison.casework.queries.assigning import unassigned_people
from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.network.models import Account
from liaison.participants.models import Participant, Trajectory
from tests.casework import cast
from tests.doors import DoorClient

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


def give(person: Participant, to: Account, browser: DoorClient, **days: Any) -> Any:
    sent = {"account": to.pk, "first_day": clock.today(), **days}
    return browser.post(f"/assign/{person.pk}/", sent)


def people_of(account: Account) -> frozenset[UUID]:
    return related_people(cast.viewer_of(account))


def test_the_coordinator_finds_who_has_no_liaison_and_assigns_one(
    at_katrien: DoorClient, lien: Account, yassine: Participant
) -> None:
    page = at_katrien.get("/assign/").content.decode()
    assert yassine.name in page
    assert "GE21.L3.0000-26" in page
    assert give(yassine, lien, at_katrien).status_code == 302
    assert people_of(lien) == {yassine.pk}
    assert yassine.name not in at_katrien.get("/assign/").content.decode()


def test_the_coordinator_reads_no_more_than_the_court_knows(
    at_katrien: DoorClient, yassine: Participant
) -> None:
    assert "Possession" not in at_katrien.get(f"/assign/{yassine.pk}/").content.decode()
    assert at_katrien.get(f"/people/{yassine.pk}/").status_code == 404


@pytest.mark.parametrize("state", ["declined", "stopped", "closed-positive", "closed-negative", "judged"])
def test_a_path_that_has_ended_needs_no_liaison(katrien: Account, yassine: Participant, state: str) -> None:
    Trajectory.objects.unguarded(because="the court's decision").update(state=state)
    assert unassigned_people(cast.viewer_of(katrien)) == frozenset()


@pytest.mark.usefixtures("yassine")
def test_nobody_but_a_coordinator_is_shown_who_has_no_liaison(lien: Account) -> None:
    assert unassigned_people(cast.viewer_of(lien)) == frozenset()


def test_an_assignment_to_come_counts_already(katrien: Account, lien: Account, yassine: Participant) -> None:
    cast.assign(yassine, lien, since=-cast.DAY)
    assert unassigned_people(cast.viewer_of(katrien)) == frozenset()


def test_a_liaison_of_another_service_is_not_offered_and_not_taken(
    at_katrien: DoorClient, yassine: Participant
) -> None:
    stranger = cast.staff(cast.service().organisation, "stranger")
    assert "Stranger" not in at_katrien.get(f"/assign/{yassine.pk}/").content.decode()
    assert give(yassine, stranger, at_katrien).status_code == 200
    assert people_of(stranger) == frozenset()


def test_a_provider_is_nobodys_liaison(
    at_katrien: DoorClient, service: cast.Service, yassine: Participant
) -> None:
    provider = cast.staff(service.organisation, "provider", Role.PROVIDER)
    assert give(yassine, provider, at_katrien).status_code == 200
    assert not Assignment.objects.unguarded(because="counting").exists()


def test_an_assignment_with_days_begins_and_ends_at_midnight_in_brussels(
    at_katrien: DoorClient, lien: Account, yassine: Participant
) -> None:
    with time_machine.travel(NOON, tick=False):
        first = clock.today() + timedelta(days=1)
        give(yassine, lien, at_katrien, first_day=first, last_day=first + timedelta(days=1))
    row = Assignment.objects.unguarded(because="looks at the moments").get()
    assert row.starts_at == datetime(2026, 11, 18, 23, tzinfo=UTC)
    assert row.ends_at == datetime(2026, 11, 20, 23, tzinfo=UTC)


def test_a_last_day_before_the_first_is_refused(
    at_katrien: DoorClient, lien: Account, yassine: Participant
) -> None:
    answer = give(yassine, lien, at_katrien, last_day=clock.today() - timedelta(days=1))
    assert "before the first day" in answer.content.decode()


def test_assigning_is_in_the_log_with_whom_it_is_about(
    at_katrien: DoorClient, lien: Account, katrien: Account, yassine: Participant
) -> None:
    give(yassine, lien, at_katrien)
    subject = log.table("care", "subject")._default_manager.get(act="assignment.make")
    event = log.table("care", "event")._default_manager.get(pk=subject.event)
    assert subject.participant == yassine.pk
    assert str(katrien.pk) in event.body
    assert str(lien.pk) in event.body


@pytest.mark.usefixtures("assigned")
def test_cover_gives_the_deputy_the_people_and_takes_them_from_nobody(
    at_katrien: DoorClient, lien: Account, an: Account, yassine: Participant
) -> None:
    day = clock.today()
    sent = {"absent": lien.pk, "deputy": an.pk, "first_day": day, "last_day": day + timedelta(days=13)}
    assert at_katrien.post("/cover/", sent).status_code == 302
    assert people_of(an) == people_of(lien) == {yassine.pk}
    with time_machine.travel(clock.now() + timedelta(days=14)):
        assert (people_of(an), people_of(lien)) == (frozenset(), {yassine.pk})


@pytest.mark.usefixtures("assigned")
def test_a_hand_over_moves_the_people_for_good(
    at_katrien: DoorClient, lien: Account, an: Account, yassine: Participant
) -> None:
    sent = {"absent": lien.pk, "deputy": an.pk, "first_day": clock.today(), "last_day": ""}
    at_katrien.post("/cover/", sent)
    assert (people_of(an), people_of(lien)) == ({yassine.pk}, frozenset())


@pytest.mark.usefixtures("assigned")
def test_a_hand_over_to_come_changes_nothing_yet(
    at_katrien: DoorClient, lien: Account, an: Account, yassine: Participant
) -> None:
    day = clock.today() + timedelta(days=3)
    at_katrien.post("/cover/", {"absent": lien.pk, "deputy": an.pk, "first_day": day, "last_day": ""})
    assert (people_of(an), people_of(lien)) == (frozenset(), {yassine.pk})
    with time_machine.travel(clock.now() + timedelta(days=3)):
        assert (people_of(an), people_of(lien)) == ({yassine.pk}, frozenset())


@pytest.mark.usefixtures("assigned")
def test_nobody_covers_for_himself(at_katrien: DoorClient, lien: Account) -> None:
    sent = {"absent": lien.pk, "deputy": lien.pk, "first_day": clock.today(), "last_day": ""}
    assert "the same person" in at_katrien.post("/cover/", sent).content.decode()


def test_the_cover_page_shows_no_person(at_katrien: DoorClient, yassine: Participant, lien: Account) -> None:
    cast.assign(yassine, lien)
    assert yassine.surname not in at_katrien.get("/cover/").content.decode()


@pytest.mark.usefixtures("assigned")
def test_who_gives_a_person_back_loses_him_at_once(
    at_lien: DoorClient, katrien: Account, yassine: Participant
) -> None:
    assert at_lien.post(f"/people/{yassine.pk}/give-back/").status_code == 302
    assert at_lien.get(f"/people/{yassine.pk}/").status_code == 404
    assert unassigned_people(cast.viewer_of(katrien)) == {yassine.pk}


def test_the_account_of_nobody_is_refused(at_katrien: DoorClient, yassine: Participant) -> None:
    sent = {"account": uuid4(), "first_day": clock.today()}
    assert at_katrien.post(f"/assign/{yassine.pk}/", sent).status_code == 200


def test_cover_lasts_through_the_whole_of_its_last_day_where_the_court_sits(
    at_katrien: DoorClient, lien: Account, an: Account, yassine: Participant
) -> None:
    cast.assign(yassine, lien)
    sent = {"absent": lien.pk, "deputy": an.pk, "first_day": "2026-12-07", "last_day": "2026-12-09"}
    with time_machine.travel(datetime(2026, 12, 1, 9, tzinfo=UTC)):
        DoorClient("care").enter(Account.objects.get(username="katrien")).post("/cover/", sent)
    brussels = ZoneInfo("Europe/Brussels")
    for at, may in (
        (datetime(2026, 12, 6, 23, 59, tzinfo=brussels), 404),
        (datetime(2026, 12, 7, 0, 0, 1, tzinfo=brussels), 200),
        (datetime(2026, 12, 9, 23, 59, 59, tzinfo=brussels), 200),
        (datetime(2026, 12, 10, 0, 0, 0, tzinfo=brussels), 404),
    ):
        with time_machine.travel(at):
            browser = DoorClient("care").enter(an)
            assert browser.get(f"/people/{yassine.pk}/").status_code == may, at
            if may == 200:
                assert "Covering for Lien Maes up to and with 9 December" in browser.get("/").content.decode()
                assert "9 Dec. 2026" in browser.get(f"/people/{yassine.pk}/terms/").content.decode()


def test_the_form_of_cover_says_that_both_days_are_included(at_katrien: DoorClient) -> None:
    page = at_katrien.get("/cover/").content.decode()
    assert "First day, this day included" in page
    assert "Last day, this day included" in page
    assert "It ends at midnight after this day." in page
