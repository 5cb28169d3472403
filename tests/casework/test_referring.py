"""A referral from the liaison's side: nothing is asked twice, what leaves is seen before, and a human sends."""

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core import mail
from django.utils.html import escape

from liaison.care.actions import answering
from liaison.care.models import Referral, ReferralLetter
from liaison.care.rules.referring import Step
from liaison.casework.actions.plans import agree_plan
from liaison.common import clock, links
from liaison.common.models import Link
from liaison.network.models import Account, Programme
from liaison.participants.models import Participant, SignIn
from tests.care import referrals
from tests.care.referrals import Sent
from tests.casework import cast
from tests.doors import DoorClient

pytestmark = pytest.mark.usefixtures("assigned")
TYPED = {
    "need": "housing",
    "asked": "A room for some months",
    "wants": "Where my daughter can sleep over",
    "living": "nowhere",
    "telephone": "0470 00 00 01",
    "own_telephone": "09 000 00 01",
}


@pytest.fixture
def house(service: cast.Service) -> Programme:
    return referrals.inpatient(service)


def text(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status
    return str(answer.content.decode())


def at(person: Participant, rest: str = "") -> str:
    return f"/people/{person.pk}/referrals/{rest}"


def written(browser: DoorClient, person: Participant, programme: Programme, **typed: str) -> UUID:
    answer = browser.post(at(person, f"new/{programme.pk}/"), TYPED | typed)
    assert answer.status_code == 302, text(answer)
    return UUID(answer["Location"].rstrip("/").split("/")[-1])


def keep(*struck: str) -> dict[str, Any]:
    every = ("age", "language", "living", "asked", "wants", "name", "born", "telephone")
    return {"keep": [key for key in every if key not in struck]}


def yes() -> dict[str, Any]:
    return {"agreed_on": clock.today(), "agreed_how": "spoken", "send": "yes"}


def send(browser: DoorClient, person: Participant, referral: UUID, *struck: str, **more: Any) -> Any:
    return browser.post(at(person, f"{referral}/send/"), keep(*struck) | yes() | more)


def kept(referral: UUID) -> Referral:
    return referrals.row(referral)


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
    assert "there is an answer" in message.body
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
