"""The courtroom view: what the court has, as the court reads it, and not a word of care."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from liaison.care.delivery import deliver_closed
from liaison.common import clock
from liaison.common.context import acting
from liaison.common.viewer import worker
from liaison.court.models import Appearance, Sitting
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.casework import cast, sentences
from tests.doors import DoorClient

pytestmark = pytest.mark.usefixtures("assigned")
CARE = ("Slept badly.", "At the kitchen table", "a room of her own", "Day programme", "daughter, Sundays")


@pytest.fixture
def thursday(service: cast.Service) -> Sitting:
    return cast.sitting(service.chamber, clock.today() + timedelta(days=3))


@pytest.fixture
def his(yassine: Participant, thursday: Sitting) -> Appearance:
    return cast.appearance(yassine, thursday)


def room(browser: DoorClient, appearance: Appearance) -> str:
    answer = browser.get(f"/courtroom/{appearance.pk}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def full_of_care(browser: DoorClient, person: Participant, lien: Account, service: cast.Service) -> None:
    at = f"/people/{person.pk}/"
    note = {"note_id": uuid4(), "words": CARE[0], "contact": "talk", "day": clock.today()}
    browser.post(f"{at}note/", note)
    cast.contact(person, lien)
    browser.post(f"{at}plan/", {"begun_from": 0, "agreed_on": clock.today(), "housing": CARE[2]})
    cast.asked(person, cast.programme(service.organisation))
    browser.post(f"{at}strengths/", {"words": CARE[4], "domain": "people", "when": "today"})


def test_nothing_of_care_is_in_the_room(
    at_lien: DoorClient, lien: Account, yassine: Participant, his: Appearance, service: cast.Service
) -> None:
    before = room(at_lien, his)
    full_of_care(at_lien, yassine, lien, service)
    file = at_lien.get(f"/people/{yassine.pk}/").content.decode()
    assert all(words in file for words in CARE)
    after = room(at_lien, his)
    assert not [words for words in CARE if words in after]
    assert "way-waiting" not in after
    assert len(after) == len(before)


def test_what_was_agreed_last_time_is_there(
    at_lien: DoorClient, yassine: Participant, his: Appearance, service: cast.Service
) -> None:
    held = cast.sitting(service.chamber, clock.today() - timedelta(days=25))
    cast.agree(cast.appearance(yassine, held, decision="praise"), "Looks for a room")
    page = room(at_lien, his)
    for words in ("Looks for a room", "Praise", "Possession", "This is not complete and need not be."):
        assert words in page


def test_what_he_handed_over_is_there_once_it_is_delivered(
    lien: Account, yassine: Participant, his: Appearance
) -> None:
    occasion = sentences.occasion_of(his)
    words = dict.fromkeys(("nl", "fr", "en"), "I found a room.")
    sentences.tell(yassine, occasion, sentences.kept(yassine, occasion, source=None, words=words))
    assert "I found a room." not in room(DoorClient("care").enter(lien), his)
    with time_machine.travel(clock.now() + cast.DAY + timedelta(minutes=1)):
        with acting(worker("care")):
            deliver_closed(by=worker("care"))
        assert "I found a room." in room(DoorClient("care").enter(lien), his)


def test_next_and_previous_lead_along_her_own_people_and_no_others(
    at_lien: DoorClient, lien: Account, his: Appearance, thursday: Sitting, service: cast.Service
) -> None:
    hers, stranger = (cast.person(service.chamber, name, "Sofie") for name in ("Claeys", "Dubois"))
    cast.assign(hers, lien)
    not_hers, second = cast.appearance(stranger, thursday), cast.appearance(hers, thursday)
    page = room(at_lien, his)
    assert f"/courtroom/{second.pk}/" in page
    assert str(not_hers.pk) not in page
    assert "Dubois" not in page
    assert "1 of 2" in page
    assert "2 of 2" in room(at_lien, second)


def test_somebody_who_is_off_the_list_is_not_in_the_room(at_lien: DoorClient, his: Appearance) -> None:
    Appearance.objects.unguarded(because="the court takes him off").update(presence="off-list")
    assert at_lien.get(f"/courtroom/{his.pk}/").status_code == 404


def test_the_file_leads_to_his_next_sitting_or_his_last(
    at_lien: DoorClient, yassine: Participant, service: cast.Service
) -> None:
    at = f"/people/{yassine.pk}/courtroom/"
    assert at_lien.get(at)["Location"] == f"/people/{yassine.pk}/court/"
    last = cast.appearance(
        yassine, cast.sitting(service.chamber, clock.today() - timedelta(days=9)), decision="warn"
    )
    assert at_lien.get(at)["Location"] == f"/courtroom/{last.pk}/"
    following = cast.appearance(yassine, cast.sitting(service.chamber, clock.today() + timedelta(days=9)))
    assert at_lien.get(at)["Location"] == f"/courtroom/{following.pk}/"


def test_a_look_in_the_room_is_in_the_log(at_lien: DoorClient, yassine: Participant, his: Appearance) -> None:
    from liaison.common import log

    room(at_lien, his)
    subjects: Any = log.table("care", "subject")._default_manager.filter(act="courtroom.look")
    assert list(subjects.values_list("participant", flat=True)) == [yassine.pk]
