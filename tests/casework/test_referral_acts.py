"""What is done with a referral that was sent: read, answered by telephone, written about, found to be an error."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.utils.html import escape

from liaison.care.actions import answering
from liaison.care.models import Referral, ReferralLetter
from liaison.care.rules.referring import Step
from liaison.common import clock
from liaison.network.models import Account, Programme
from liaison.participants.models import Participant
from tests.care import referrals
from tests.care.referrals import Sent
from tests.casework import cast
from tests.casework.refer import at, kept, text
from tests.doors import DoorClient

pytestmark = pytest.mark.usefixtures("assigned")


@pytest.fixture
def house(service: cast.Service) -> Programme:
    return referrals.inpatient(service)


@pytest.fixture
def sent(lien: Account, yassine: Participant, house: Programme) -> Sent:
    return referrals.sent(cast.viewer_of(lien), yassine, house)


def test_the_list_shows_silence_as_its_age_and_does_nothing_about_it(
    at_lien: DoorClient, yassine: Participant, sent: Sent
) -> None:
    with time_machine.travel(clock.now() + timedelta(days=9)):
        shown = text(DoorClient("care").enter(_lien()).get("/waiting/"))
    assert yassine.name in shown
    assert "sent, not opened" in shown
    assert re.search(r'data-name="Days">9<', shown)
    assert kept(sent.id).state == "requested"


def _lien() -> Account:
    return Account.objects.get(username="lien maes")


def test_what_the_programme_answers_is_there_to_read_until_it_was(
    at_lien: DoorClient, yassine: Participant, sent: Sent
) -> None:
    browser = referrals.desk(sent)
    referrals.fill(browser, sent.at("later/"), weeks=11, words="Ring in spring")
    shown = text(at_lien.get("/waiting/"))
    assert "Put on the waiting list" in shown.split("Still waiting")[0]
    assert "Ring in spring" in text(at_lien.get(at(yassine, f"{sent.id}/")))
    at_lien.post(at(yassine, f"{sent.id}/noted/"))
    assert "What programmes told" not in text(at_lien.get("/waiting/"))


@pytest.mark.parametrize(
    ("page", "given", "state"),
    [
        ("yes", {"intake_on": date(2099, 1, 5), "words": "At nine"}, "accepted"),
        ("later", {"weeks": 4}, "waiting"),
        ("no", {"reason": "language"}, "refused"),
    ],
)
def test_what_is_told_by_telephone_is_written_down_by_whom(
    at_lien: DoorClient, yassine: Participant, sent: Sent, page: str, given: dict[str, Any], state: str
) -> None:
    assert at_lien.post(at(yassine, f"{sent.id}/told/{page}/"), given).status_code == 302
    assert kept(sent.id).state == state
    assert "Lien Maes" in text(at_lien.get(at(yassine, f"{sent.id}/"))).split("What happened")[1]


def test_a_message_stands_on_the_programmes_page_and_a_mail_says_only_that_there_is_one(
    at_lien: DoorClient, yassine: Participant, sent: Sent, django_capture_on_commit_callbacks: Any
) -> None:
    assert "“Yassine” names" in text(
        at_lien.post(at(yassine, f"{sent.id}/message/"), {"words": "Yassine can"})
    )
    with django_capture_on_commit_callbacks(execute=True):
        at_lien.post(at(yassine, f"{sent.id}/message/"), {"words": "He can come on Mondays."})
    assert "He can come on Mondays." in referrals.words(referrals.desk(sent), sent.at())
    [message] = mail.outbox
    assert "staat een antwoord voor u" in message.body
    assert "Monday" not in message.body


def test_who_refused_for_a_reason_of_his_own_comes_last_with_the_reason(
    at_lien: DoorClient, yassine: Participant, sent: Sent, service: cast.Service
) -> None:
    referrals.inpatient(service, "Zonnewende")
    for reason, is_last in (("at-capacity", False), ("language", True)):
        Referral.objects.unguarded(because="as if it were told").update(state="seen", refusal="")
        referrals.fill(referrals.desk(sent), sent.at("no/"), reason=reason)
        shown = text(at_lien.get(at(yassine, "new/")))
        assert (shown.index("The house") > shown.index("Zonnewende")) is is_last
        assert "said no:" in shown


def test_an_error_leaves_the_history_and_nothing_else(
    at_lien: DoorClient, lien: Account, yassine: Participant, sent: Sent
) -> None:
    from liaison.care.queries.courses import courses

    browser = referrals.desk(sent)
    answer = answering.Answer(step=Step.ACCEPT, intake_on=clock.today())
    answering.answer(by=cast.viewer_of(lien), referral=sent.id, answer=answer)
    referrals.fill(browser, sent.at("start/"), on=clock.today())
    assert courses(cast.viewer_of(lien), [yassine.pk])
    at_lien.post(at(yassine, f"{sent.id}/error/"), {"words": "The wrong person."})
    assert courses(cast.viewer_of(lien), [yassine.pk]) == {}
    assert escape("The wrong person.") in text(at_lien.get(at(yassine, f"{sent.id}/")))


def test_what_stands_in_the_tables_is_sealed(yassine: Participant, sent: Sent) -> None:
    for table in (Referral, ReferralLetter):
        for row in table.objects.unguarded(because="looks at the bytes").values():
            held = b" ".join(bytes(value) for value in row.values() if isinstance(value, bytes | memoryview))
            for words in (*referrals.PROFILE_WORDS[3:], yassine.surname, "0470"):
                assert words.encode() not in held
