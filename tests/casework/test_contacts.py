"""Planned contacts: planned in two fields, answered with one click, read by the person himself."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.utils.timezone import localtime

from liaison.casework.models import PlannedContact
from liaison.casework.queries.contacts import next_of_himself
from liaison.common import clock, rights
from liaison.common.context import acting
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.casework import cast
from tests.casework.sentences import himself
from tests.doors import DoorClient, rights_of

pytestmark = pytest.mark.usefixtures("assigned")
ROWS = PlannedContact.objects.unguarded(because="a test looks")


def typed(inside: timedelta = cast.DAY, **other: Any) -> dict[str, Any]:
    at = f"{clock.now() + inside:%Y-%m-%dT%H:%M}"
    return {"at": at, "contact": "visit", "place": "At the kitchen table", **other}


def plan(browser: DoorClient, person: Participant, **other: Any) -> Any:
    return browser.post(f"/people/{person.pk}/next/", typed(**other))


def test_a_contact_that_was_planned_is_what_comes_next(at_lien: DoorClient, yassine: Participant) -> None:
    answer = plan(at_lien, yassine)
    assert (answer.status_code, answer["Location"]) == (302, f"/people/{yassine.pk}/")
    assert "Visit" in at_lien.get("/").content.decode()
    assert "no next contact" not in at_lien.get("/").content.decode()


def test_who_came_from_the_list_goes_back_to_it(at_lien: DoorClient, yassine: Participant) -> None:
    assert plan(at_lien, yassine, back="home")["Location"] == "/"
    assert plan(at_lien, yassine, back="https://elsewhere.example")["Location"] == f"/people/{yassine.pk}/"


@pytest.mark.parametrize(
    "wrong", [{"at": "soon"}, {"at": "2020-01-01T10:00"}, {"contact": "urine"}, {"place": "x" * 301}]
)
def test_what_cannot_be_planned_keeps_what_was_typed(
    at_lien: DoorClient, yassine: Participant, wrong: dict[str, Any]
) -> None:
    answer = plan(at_lien, yassine, **wrong)
    assert answer.status_code == 200
    assert "Something must be changed first" in answer.content.decode()
    assert "At the kitchen table" in answer.content.decode() or "place" in wrong
    assert not ROWS.exists()


def test_the_place_is_sealed_and_read_in_the_feed(at_lien: DoorClient, yassine: Participant) -> None:
    plan(at_lien, yassine)
    assert b"kitchen" not in bytes(ROWS.get().sealed)
    assert "At the kitchen table" in at_lien.get(f"/people/{yassine.pk}/").content.decode()


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("kept", "Kept"), ("not-come-with-notice", "with notice"), ("not-come", "without notice")],
)
def test_how_it_went_is_said_with_one_click(
    at_lien: DoorClient, lien: Account, yassine: Participant, outcome: str, words: str
) -> None:
    contact = cast.contact(yassine, lien, -cast.HOUR)
    assert "how did it go?" in at_lien.get("/").content.decode()
    assert at_lien.post(f"/contacts/{contact.pk}/", {"outcome": outcome, "back": "home"})["Location"] == "/"
    assert "how did it go?" not in at_lien.get("/").content.decode()
    assert words in at_lien.get(f"/people/{yassine.pk}/").content.decode()


def test_what_was_moved_is_planned_anew_at_once(
    at_lien: DoorClient, lien: Account, yassine: Participant
) -> None:
    contact = cast.contact(yassine, lien)
    answer = at_lien.post(f"/contacts/{contact.pk}/", {"outcome": "moved"})
    assert answer["Location"] == f"/people/{yassine.pk}/next/"
    assert "no next contact" in at_lien.get("/").content.decode()


def test_a_slip_is_set_right_by_choosing_again(
    at_lien: DoorClient, lien: Account, yassine: Participant
) -> None:
    contact = cast.contact(yassine, lien, -cast.HOUR)
    for outcome in ("not-come", "kept"):
        at_lien.post(f"/contacts/{contact.pk}/", {"outcome": outcome})
    assert ROWS.get().outcome == "kept"


def test_an_outcome_that_there_is_not_is_no_page(
    at_lien: DoorClient, lien: Account, yassine: Participant
) -> None:
    contact = cast.contact(yassine, lien)
    assert at_lien.post(f"/contacts/{contact.pk}/", {"outcome": "relapse"}).status_code == 404
    assert ROWS.get().outcome == ""


def test_who_comes_to_an_outcome_by_reading_has_said_nothing(
    at_lien: DoorClient, lien: Account, yassine: Participant
) -> None:
    contact = cast.contact(yassine, lien)
    assert at_lien.get(f"/contacts/{contact.pk}/")["Location"] == "/"
    assert ROWS.get().outcome == ""


def test_the_person_reads_his_own_next_contact_at_his_own_door(lien: Account, yassine: Participant) -> None:
    cast.contact(yassine, lien)
    me = himself(yassine)
    with rights_of("me"), acting(me):
        own = next_of_himself(me)
    assert own is not None
    assert (own.place, own.with_whom, own.contact) == ("At the kitchen table", "Lien Maes", "talk")


def test_of_himself_he_reads_nothing_that_is_past_or_anothers(
    lien: Account, yassine: Participant, service: cast.Service
) -> None:
    cast.contact(cast.person(service.chamber, "Claeys", "Sofie"), lien)
    cast.contact(yassine, lien, -cast.HOUR)
    me = himself(yassine)
    with acting(me):
        assert next_of_himself(me) is None
    assert next_of_himself(cast.viewer_of(lien)) is None


def test_his_door_does_not_read_who_wrote_the_outcome_and_when() -> None:
    columns = {
        column
        for right in rights.of("me")
        if right.table == "casework_plannedcontact"
        for column in right.columns
    }
    assert columns == {"id", "participant_id", "account_id", "starts_at", "contact", "sealed", "outcome"}


def test_of_two_things_to_come_the_earlier_is_next(
    at_lien: DoorClient, lien: Account, yassine: Participant, service: cast.Service
) -> None:
    day = clock.today() + timedelta(days=3)
    cast.appearance(yassine, cast.sitting(service.chamber, day))
    assert "sitting" in at_lien.get("/").content.decode()
    cast.contact(yassine, lien, timedelta(days=2))
    assert "in 2 days" in at_lien.get(f"/people/{yassine.pk}/").content.decode()


def test_the_hour_that_was_typed_is_the_hour_where_the_court_sits(
    at_lien: DoorClient, yassine: Participant
) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    at_lien.post(f"/people/{yassine.pk}/next/", typed() | {"at": f"{tomorrow}T14:00"})
    assert localtime(ROWS.get().starts_at).replace(tzinfo=None) == datetime.combine(tomorrow, time(14))
