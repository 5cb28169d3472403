"""A referral from the liaison's side: nothing is asked twice, what leaves is seen before, and a human sends."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail

from liaison.care.models import Referral, ReferralLetter
from liaison.casework.actions.plans import agree_plan
from liaison.common import clock, links
from liaison.common.models import Link
from liaison.network.models import Account, Programme
from liaison.participants.models import Participant, SignIn
from tests.care import referrals
from tests.casework import cast
from tests.casework.refer import TYPED, at, keep, kept, send, text, written
from tests.doors import DoorClient

pytestmark = pytest.mark.usefixtures("assigned")


@pytest.fixture
def house(service: cast.Service) -> Programme:
    return referrals.inpatient(service)


def test_what_is_known_is_not_asked_again(
    at_lien: DoorClient, lien: Account, yassine: Participant, house: Programme
) -> None:
    goals = {"work": "Weld again", "use": "Less on weekdays", "housing": "A room of my own"}
    by = cast.viewer_of(lien)
    agree_plan(by=by, participant=yassine.pk, agreed_on=clock.today(), goals=goals, begun_from=0)
    SignIn.objects.create(role="participant", name="Y", participant=yassine, address="y@example.org")
    shown = text(at_lien.get(at(yassine, f"new/{house.pk}/")))
    assert "A room of my own</textarea>" in shown
    assert "y@example.org" in shown
    for known in ("30–39", "Dutch", "14 March 1994"):
        assert known in shown
    assert not re.search(r'id="id_(age|born|name|language)"', shown)


def test_what_one_referral_said_the_next_offers_again(
    at_lien: DoorClient, yassine: Participant, house: Programme, service: cast.Service
) -> None:
    send(at_lien, yassine, written(at_lien, yassine, house, practical="Comes with a dog", sex="male"))
    other = referrals.inpatient(service, "Other house")
    shown = text(at_lien.get(at(yassine, f"new/{other.pk}/")))
    assert "Comes with a dog" in shown
    assert re.search(r'value="male"\s+selected', shown)
    assert 'value="09 000 00 01"' in shown


def test_the_preview_shows_exactly_what_would_leave_in_two_layers(
    at_lien: DoorClient, yassine: Participant, house: Programme
) -> None:
    shown = text(at_lien.get(at(yassine, f"{written(at_lien, yassine, house)}/")))
    first, then = shown.split("Then: about whom")
    for words in ("30–39", "A room for some months", "daughter", "nowhere fixed"):
        assert words in first
    assert yassine.name not in first.split("First: what is needed")[1]
    for words in (yassine.name, "14 March 1994", "0470 00 00 01"):
        assert words in then
    assert mail.outbox == []
    assert not Link.objects.exists()


def test_what_is_struck_out_stays_here_and_does_not_leave(
    at_lien: DoorClient, yassine: Participant, house: Programme
) -> None:
    referral = written(at_lien, yassine, house)
    again = at_lien.post(at(yassine, f"{referral}/send/"), keep("living", "born") | {"again": "yes"})
    assert "is not sent" in text(at_lien.get(again["Location"]))
    send(at_lien, yassine, referral, "living", "born")
    letter = ReferralLetter.objects.unguarded(because="looks at what left").get()
    assert letter.struck == "living,born"
    shown = text(at_lien.get(at(yassine, f"{referral}/")))
    assert "nowhere fixed" in shown.split("Struck out, not sent")[1]


def test_a_human_sends_and_the_programme_is_mailed_that_there_is_a_question(
    at_lien: DoorClient,
    yassine: Participant,
    house: Programme,
    django_capture_on_commit_callbacks: Any,
) -> None:
    referral = written(at_lien, yassine, house)
    with django_capture_on_commit_callbacks(execute=True):
        shown = text(send(at_lien, yassine, referral))
    code = re.search(r"The code: <strong>(\d{6})</strong>", shown)
    assert code
    [message] = mail.outbox
    said = f"{message.subject} {message.body}"
    for secret in (yassine.surname, yassine.given_name, "room", "Drug chamber", "court", "Lien", code[1]):
        assert secret.lower() not in said.lower()
    assert (kept(referral).state, kept(referral).agreed_how) == ("requested", "spoken")
    assert code[1] not in text(at_lien.get(at(yassine, f"{referral}/")))


@pytest.mark.parametrize(
    ("given", "remedy"),
    [
        ({"agreed_on": ""}, "Without that nothing is sent."),
        ({"agreed_on": "2099-01-01"}, "still to come"),
        ({"agreed_how": ""}, "Say how he or she agreed."),
        ({"keep": ["name"]}, "Leave “What is asked” in"),
    ],
)
def test_without_his_yes_or_a_question_nothing_is_sent(
    at_lien: DoorClient, yassine: Participant, house: Programme, given: dict[str, Any], remedy: str
) -> None:
    referral = written(at_lien, yassine, house)
    assert remedy in text(send(at_lien, yassine, referral, **given))
    assert kept(referral).state == "draft"
    assert not Link.objects.exists()


@pytest.mark.parametrize("field", ["asked", "wants", "practical"])
def test_his_name_does_not_slip_into_what_is_read_before_the_code(
    at_lien: DoorClient, yassine: Participant, house: Programme, field: str
) -> None:
    answer = at_lien.post(at(yassine, f"new/{house.pk}/"), TYPED | {field: "For HADDADI, soon"})
    shown = text(answer)
    assert "“HADDADI” names him or her" in shown
    assert "For HADDADI, soon" in shown
    assert not Referral.objects.unguarded(because="counting").exists()


def test_words_that_tell_of_a_court_are_pointed_out(
    at_lien: DoorClient, yassine: Participant, house: Programme
) -> None:
    referral = written(at_lien, yassine, house, asked="Zitting op 3 december, zoekt een kamer")
    assert "before the code: Zitting" in text(at_lien.get(at(yassine, f"{referral}/")))


def test_a_fourth_for_the_same_need_is_warned_of_and_not_forbidden(
    at_lien: DoorClient, yassine: Participant, service: cast.Service
) -> None:
    for n in range(3):
        one = written(at_lien, yassine, referrals.inpatient(service, f"House {n}"))
        assert "are open for this need already" not in text(at_lien.get(at(yassine, f"{one}/")))
        send(at_lien, yassine, one)
    fourth = written(at_lien, yassine, referrals.inpatient(service, "House 4"))
    assert "others are open for this need already" in text(at_lien.get(at(yassine, f"{fourth}/")))
    assert send(at_lien, yassine, fourth).status_code == 200
    other_need = written(at_lien, yassine, referrals.inpatient(service, "House 5"), need="work")
    assert "are open for this need already" not in text(at_lien.get(at(yassine, f"{other_need}/")))


def test_within_a_minute_the_sending_is_undone_and_the_link_leads_nowhere(
    at_lien: DoorClient, yassine: Participant, house: Programme
) -> None:
    referral = written(at_lien, yassine, house)
    send(at_lien, yassine, referral)
    at_lien.post(at(yassine, f"{referral}/undo/"))
    assert (kept(referral).state, kept(referral).sent_at) == ("draft", None)
    assert links.working(referral) == ()


def test_after_a_minute_it_is_withdrawn_instead(
    at_lien: DoorClient, yassine: Participant, house: Programme
) -> None:
    referral = written(at_lien, yassine, house)
    send(at_lien, yassine, referral)
    with time_machine.travel(clock.now() + timedelta(seconds=62)):
        at_lien.post(at(yassine, f"{referral}/undo/"))
        assert "This could not be kept" in text(at_lien.get(at(yassine, f"{referral}/")))
        at_lien.post(at(yassine, f"{referral}/withdraw/"))
    assert kept(referral).state == "withdrawn"
    assert links.working(referral) == ()


def test_a_new_link_ends_the_one_before(at_lien: DoorClient, yassine: Participant, house: Programme) -> None:
    referral = written(at_lien, yassine, house)
    send(at_lien, yassine, referral)
    [first] = links.working(referral)
    assert "Now tell the programme the code" in text(at_lien.post(at(yassine, f"{referral}/link/")))
    [second] = links.working(referral)
    assert first.id != second.id
