"""A referral behind a programme's link: a question, then the need without a name, then about whom; and the answers."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from liaison.care.actions import referring
from liaison.care.models import ReferralEvent, Stay
from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.network.models import Programme
from liaison.participants.models import Participant
from tests.care import referrals
from tests.care.referrals import IDENTITY_WORDS, PROFILE_WORDS, Sent, desk, fill, row, words
from tests.casework import cast
from tests.doors import DoorClient

NEVER = ("court", "Drug chamber", "GE21", "Possession", "sitting")


def test_whoever_opens_the_link_first_reads_only_that_there_is_a_question_and_from_whom(sent: Sent) -> None:
    shown = words(DoorClient("care"), sent.at())
    assert "There is a question for you" in shown
    assert "Lien Maes" in shown
    assert "09 000 00 01" in shown
    assert not [each for each in (*PROFILE_WORDS, *IDENTITY_WORDS, *NEVER) if each in shown]
    assert row(sent.id).state == "requested"


def test_with_the_link_alone_the_need_is_read_and_nothing_that_names_anybody(sent: Sent) -> None:
    shown = words(desk(sent, with_code=False), sent.at())
    assert not [each for each in PROFILE_WORDS if each not in shown]
    assert not [each for each in (*IDENTITY_WORDS, *NEVER) if each in shown]
    assert row(sent.id).state == "seen"


def test_with_the_code_it_is_read_about_whom(sent: Sent) -> None:
    shown = words(desk(sent), sent.at())
    assert not [each for each in (*PROFILE_WORDS, *IDENTITY_WORDS) if each not in shown]
    assert not [each for each in NEVER if each in shown]


@pytest.mark.parametrize(
    ("page", "title"),
    [("", "A question for you"), *((page, "Your answer") for page in ("yes/", "later/", "no/", "ask/"))],
)
def test_the_title_of_a_page_says_nothing_of_whom_or_what(sent: Sent, page: str, title: str) -> None:
    assert f"<title>{title}</title>" in words(desk(sent), sent.at(page))


def test_what_was_struck_out_is_on_no_page(by: Viewer, yassine: Participant, house: Programme) -> None:
    of = referrals.sent(by, yassine, house, struck=("living", "born"))
    shown = words(desk(of), of.at())
    assert "nowhere fixed" not in shown
    assert "14 March 1994" not in shown
    assert "Haddadi" in shown


@pytest.mark.parametrize("page", ["yes/", "later/", "met/", "start/", "end/"])
def test_what_names_him_is_not_taken_without_the_code(sent: Sent, page: str) -> None:
    given = {"intake_on": clock.today(), "weeks": 3, "was": "held", "on": clock.today()}
    answer = fill(desk(sent, with_code=False), sent.at(page), **given)
    assert answer.status_code == 200
    assert not [each for each in IDENTITY_WORDS if each in answer.content.decode()]
    assert row(sent.id).state == "seen"


def test_a_yes_has_a_day_and_words(sent: Sent) -> None:
    browser, day = desk(sent), clock.today() + timedelta(days=9)
    assert fill(browser, sent.at("yes/"), intake_on=day, words="At nine, ask for Mia").status_code == 302
    kept = row(sent.id)
    assert (kept.state, kept.intake_on) == ("accepted", day)
    assert b"Mia" not in bytes(kept.intake_sealed or b"")
    assert "At nine, ask for Mia" in words(browser, sent.at())


def test_a_place_on_the_waiting_list_has_weeks(sent: Sent) -> None:
    browser = desk(sent)
    fill(browser, sent.at("later/"), weeks=11)
    assert (row(sent.id).state, row(sent.id).waiting_weeks) == ("waiting", 11)
    assert "about 11 weeks" in words(browser, sent.at())


def test_a_no_is_given_without_learning_about_whom_it_is(sent: Sent) -> None:
    browser = desk(sent, with_code=False)
    assert "counted in the network" in words(browser, sent.at("no/"))
    fill(browser, sent.at("no/"), reason="at-capacity", words="")
    assert (row(sent.id).state, row(sent.id).refusal) == ("refused", "at-capacity")
    assert not [each for each in PROFILE_WORDS if each in words(browser, sent.at())]


def test_after_a_no_nothing_of_him_is_read_with_the_code_either(sent: Sent) -> None:
    browser = desk(sent)
    fill(browser, sent.at("no/"), reason="age")
    shown = words(browser, sent.at())
    assert not [each for each in (*PROFILE_WORDS, *IDENTITY_WORDS) if each in shown]


def test_a_yes_is_taken_back_only_with_the_code(sent: Sent) -> None:
    fill(desk(sent), sent.at("yes/"), intake_on=clock.today())
    fill(desk(sent, with_code=False), sent.at("no/"), reason="at-capacity")
    assert row(sent.id).state == "accepted"


def test_a_question_back_is_answered_on_the_same_page(sent: Sent, by: Viewer, yassine: Participant) -> None:
    browser = desk(sent, with_code=False)
    fill(browser, sent.at("ask/"), words="Is there a dog?")
    referring.reply(by=by, people=[yassine.pk], referral=sent.id, words="No dog.")
    assert "No dog." in words(browser, sent.at())
    assert "Is there a dog?" in words(desk(sent), sent.at())
    assert row(sent.id).state == "seen"


@pytest.mark.parametrize(
    ("page", "given", "remedy"),
    [
        ("yes/", {}, "Give the day of the first talk."),
        ("yes/", {"intake_on": "2020-01-01", "words": "kept text"}, "Give a day from today on."),
        ("later/", {"words": "kept text"}, "Give a number of weeks"),
        ("later/", {"weeks": "soon", "words": "kept text"}, "Give a whole number of weeks."),
        ("later/", {"weeks": 999, "words": "kept text"}, "260"),
        ("no/", {"words": "kept text"}, "Choose the reason that comes nearest."),
        ("no/", {"reason": "other"}, "Say in a few words which reason."),
        ("no/", {"reason": "because", "words": "kept text"}, "because"),
        ("ask/", {"words": ""}, "This field is required."),
    ],
)
def test_an_answer_that_cannot_be_names_its_field_and_remedy_and_loses_nothing(
    sent: Sent, page: str, given: dict[str, Any], remedy: str
) -> None:
    shown = fill(desk(sent), sent.at(page), **given)
    assert shown.status_code == 200
    text = shown.content.decode()
    assert remedy in text
    assert "words" not in given or given["words"] in text
    assert row(sent.id).state == "seen"


def test_who_was_away_too_long_gives_the_code_again_and_loses_nothing(sent: Sent) -> None:
    browser, day = desk(sent), clock.today() + timedelta(days=3)
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        asked = fill(browser, sent.at("yes/"), intake_on=day, words="At ten")
        assert "what you typed is kept" in asked.content.decode()
        given = {"intake_on": day, "words": "At ten", "code": sent.told.code}
        assert fill(browser, sent.at("yes/"), **given).status_code == 302
    assert row(sent.id).intake_on == day


def test_a_wrong_code_with_what_was_typed_is_counted_and_takes_nothing(sent: Sent) -> None:
    browser = desk(sent, with_code=False)
    for _ in range(5):
        shown = fill(browser, sent.at("later/"), weeks=3, code="1").content.decode()
        assert "This is not the code" in shown
    assert fill(browser, sent.at("later/"), weeks=3, code=sent.told.code).status_code == 200
    assert row(sent.id).state == "seen"


def test_the_same_link_tells_how_it_went_on(sent: Sent, house: Programme) -> None:
    browser, today = desk(sent), clock.today()
    fill(browser, sent.at("yes/"), intake_on=today)
    browser.post(sent.at("met/"), {"was": "held"})
    fill(browser, sent.at("start/"), on=today)
    stay = Stay.objects.unguarded(because="looks at what was kept").get()
    assert (stay.kind, stay.starts_on, stay.programme_id) == ("admitted", today, house.pk)
    fill(browser, sent.at("end/"), on=today, ending="moved-on")
    stay.refresh_from_db()
    assert (stay.ends_on, stay.ending, row(sent.id).state) == (today, "moved-on", "completed")
    assert "Haddadi" not in words(browser, sent.at())


def test_nobody_starts_twice_in_one_place(
    sent: Sent, by: Viewer, yassine: Participant, house: Programme
) -> None:
    again = referrals.sent(by, yassine, house)
    for of in (sent, again):
        browser = desk(of)
        fill(browser, of.at("yes/"), intake_on=clock.today())
        fill(browser, of.at("start/"), on=clock.today())
    assert Stay.objects.unguarded(because="counting").count() == 1


def test_where_the_directory_does_not_say_whether_people_sleep_there_it_is_asked(
    by: Viewer, yassine: Participant, service: cast.Service
) -> None:
    of = referrals.sent(by, yassine, referrals.inpatient(service, "Unknown", setting=""))
    browser = desk(of)
    fill(browser, of.at("later/"), weeks=0)
    assert (
        "Say whether he or she sleeps there."
        in fill(browser, of.at("start/"), on=clock.today()).content.decode()
    )
    fill(browser, of.at("start/"), on=clock.today(), kind="outpatient")
    assert Stay.objects.unguarded(because="looks").get().kind == "outpatient"


def test_what_changed_meanwhile_is_said_and_the_first_stays(
    sent: Sent, by: Viewer, yassine: Participant
) -> None:
    browser = desk(sent)
    fill(browser, sent.at("yes/"), intake_on=clock.today())
    fill(browser, sent.at("start/"), on=clock.today())
    fill(browser, sent.at("later/"), weeks=5)
    assert "This could not be kept" in words(browser, sent.at())
    assert row(sent.id).state == "in-progress"


@pytest.mark.parametrize("rest", ["", "yes/", "later/", "no/", "ask/", "start/", "end/", "read/", "code/"])
def test_a_withdrawn_link_is_the_same_page_as_none(
    sent: Sent, by: Viewer, yassine: Participant, rest: str
) -> None:
    browser = desk(sent)
    nothing = browser.get("/no-such-page/")
    referring.withdraw(by=by, people=[yassine.pk], referral=sent.id)
    answer = browser.get(sent.at(rest))
    assert (answer.status_code, answer.content) == (404, nothing.content)
    assert browser.post(sent.at(rest)).status_code == 404


def test_a_code_opens_its_own_link_alone(
    sent: Sent, by: Viewer, service: cast.Service, house: Programme
) -> None:
    other = cast.person(service.chamber, "Claeys", "Jan")
    theirs = referrals.sent(by, other, house, name="Jan Claeys")
    browser = desk(sent)
    browser.post(theirs.at("read/"))
    assert "Claeys" not in words(browser, theirs.at())
    assert "This is not the code" in browser.post(theirs.at("code/"), {"code": "000001"}).content.decode()


def test_the_pages_of_attendance_are_not_behind_a_referral(sent: Sent) -> None:
    assert desk(sent).post(sent.at("attendance/"), {"planned": 1, "kept": 1}).status_code == 404


def test_reading_an_act_changes_nothing(sent: Sent) -> None:
    browser = DoorClient("care")
    for rest in ("", "read/", "met/", "yes/", "no/", "ask/"):
        browser.get(sent.at(rest))
    assert row(sent.id).state == "requested"
    steps = ReferralEvent.objects.unguarded(because="counting").values_list("step", flat=True)
    assert set(steps) == {"write", "send"}


def test_every_look_is_in_the_log_with_what_was_shown(
    sent: Sent, yassine: Participant, service: cast.Service
) -> None:
    words(desk(sent, with_code=False), sent.at())
    words(desk(sent), sent.at())
    seen = log.table("care", "subject")._default_manager.filter(act="referral.look", role="programme")
    kinds = {each.kinds_seen for each in seen}
    assert kinds == {"M05,M22,M33", "M01,M02,M05,M22,M33"}
    assert {(each.participant, each.organisation) for each in seen} == {(yassine.pk, service.organisation.pk)}
