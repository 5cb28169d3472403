"""What other rooms read of referrals: the way, what waits, what is new, the person's own, and numbers for the network."""

from dataclasses import replace
from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liaison.care.actions import answering, referring, weekly
from liaison.care.models import Stay
from liaison.care.queries import referring as queries
from liaison.care.queries.courses import Course, courses
from liaison.care.rules import letter
from liaison.care.rules.referring import Step
from liaison.care.rules.staying import Ending
from liaison.common import clock, context
from liaison.common.roles import Role
from liaison.common.viewer import Viewer, worker
from liaison.network.models import Programme, WaitingFigure
from liaison.network.rules.figures import monday
from liaison.participants.models import Participant
from tests import people
from tests.care import referrals
from tests.care.referrals import Sent
from tests.casework import cast
from tests.doors import rights_of

ACCEPT = answering.Answer(step=Step.ACCEPT, intake_on=date(2026, 12, 3), words="At nine")


def days(number: int) -> timedelta:
    return timedelta(days=number)


def test_the_way_is_waiting_from_the_sending_to_the_start_and_then_the_stay(
    sent: Sent, by: Viewer, yassine: Participant
) -> None:
    first = clock.today()
    assert courses(by, [yassine.pk]) == {yassine.pk: (Course("waiting", first, None, "The house"),)}
    with time_machine.travel(clock.now() + days(30)):
        answering.answer(by=by, referral=sent.id, answer=ACCEPT)
        answering.start(by=by, referral=sent.id, on=first + days(28))
        answering.end(by=by, referral=sent.id, on=first + days(30), ending=Ending.STOPPED)
    assert courses(by, [yassine.pk])[yassine.pk] == (
        Course("waiting", first, first + days(28), "The house"),
        Course("admitted", first + days(28), first + days(30), "The house"),
    )


@pytest.mark.parametrize("step", ["withdraw", "refuse"])
def test_waiting_ends_with_a_no_and_with_the_withdrawal(
    sent: Sent, by: Viewer, yassine: Participant, step: str
) -> None:
    with time_machine.travel(clock.now() + days(3)):
        if step == "withdraw":
            referring.withdraw(by=by, people=[yassine.pk], referral=sent.id)
        else:
            no = answering.Answer(step=Step.REFUSE, reason="age")
            answering.answer(by=by, referral=sent.id, answer=no)
        today = clock.today()
    [course] = courses(by, [yassine.pk])[yassine.pk]
    assert course.last == today


def test_a_yes_after_a_no_goes_on_waiting(sent: Sent, by: Viewer, yassine: Participant) -> None:
    answering.answer(by=by, referral=sent.id, answer=answering.Answer(step=Step.REFUSE, reason="age"))
    answering.answer(by=by, referral=sent.id, answer=ACCEPT)
    [course] = courses(by, [yassine.pk])[yassine.pk]
    assert course.last is None
    assert referrals.row(sent.id).refusal == ""


def test_a_draft_is_nobodys_waiting(by: Viewer, yassine: Participant, house: Programme) -> None:
    referrals.draft(by, yassine, house)
    assert courses(by, [yassine.pk]) == {}
    assert queries.open_referrals(by, [yassine.pk]) == ()


def test_of_people_one_has_no_tie_to_nothing_is_read(sent: Sent, by: Viewer, yassine: Participant) -> None:
    assert courses(by, []) == {}
    stranger = replace(by, role=Role.JUDGE, door="court")
    assert courses(stranger, [yassine.pk]) == {}
    [line] = queries.open_referrals(stranger, [yassine.pk])
    assert (line.programme, line.state, line.programme_id) == ("", "", None)


def test_what_one_did_oneself_is_no_news(sent: Sent, by: Viewer, yassine: Participant) -> None:
    before = clock.now() - days(1)
    colleague = replace(by, id=people.account(Role.LIAISON).pk)
    assert queries.changed_since(by, [yassine.pk], before) == ()
    assert [told.step for told in queries.changed_since(colleague, [yassine.pk], before)] == ["send"]
    assert queries.changed_since(colleague, [yassine.pk], clock.now()) == ()


def test_an_answer_is_to_be_read_until_a_liaison_does_anything_with_it(
    sent: Sent, by: Viewer, yassine: Participant
) -> None:
    browser = referrals.desk(sent)
    assert queries.answers_to_read(by, [yassine.pk]) == ()
    referrals.fill(browser, sent.at("ask/"), words="Is there a dog?")
    referrals.fill(browser, sent.at("later/"), weeks=3)
    [told] = queries.answers_to_read(by, [yassine.pk])
    assert (told.step, told.line.id) == ("wait", sent.id)
    referring.note(by=by, people=[yassine.pk], referral=sent.id)
    assert queries.answers_to_read(by, [yassine.pk]) == ()


def test_the_person_reads_his_own_and_exactly_what_was_sent_about_him(
    sent: Sent, by: Viewer, yassine: Participant, house: Programme
) -> None:
    answering.answer(by=by, referral=sent.id, answer=ACCEPT)
    referrals.draft(by, yassine, house)
    viewer = people.myself(yassine)
    with context.acting(viewer), rights_of("me"):
        [own] = queries.of_himself(viewer)
        assert courses(viewer, [yassine.pk])[yassine.pk]
    assert (own.programme, own.state_in_words, own.intake_words) == ("The house", "they say yes", "At nine")
    assert [item.words for item in own.identity][:1] == ["Yassine Haddadi"]
    assert "A quiet place for some months" in [item.words for item in own.profile]


def test_somebody_else_at_his_door_reads_nothing_of_it(sent: Sent, service: cast.Service) -> None:
    other = people.myself(cast.person(service.chamber, "Claeys"))
    with rights_of("me"):
        assert queries.of_himself(other) == ()
        assert queries.of_himself(replace(other, person=None)) == ()


def test_a_mandate_that_does_not_tick_it_reads_nothing_of_it(sent: Sent, yassine: Participant) -> None:
    lawyer = replace(people.myself(yassine), role=Role.MANDATED_LAWYER, mandate=frozenset({"M22"}))
    assert queries.of_himself(lawyer) == ()


def test_a_week_is_frozen_when_it_is_over_and_counts_people_not_questions(
    by: Viewer, yassine: Participant, house: Programme, service: cast.Service
) -> None:
    other = cast.person(service.chamber, "Claeys", "Jan")
    for person, named in ((yassine, "Yassine Haddadi"), (yassine, "Yassine Haddadi"), (other, "Jan Claeys")):
        referrals.sent(by, person, house, name=named)
    week = monday(clock.today())
    assert weekly.waiting_in(week - days(7)) == {house.pk: 0}
    assert weekly.waiting_in(week) == {house.pk: 2}
    with time_machine.travel(clock.now() + days(7)):
        assert weekly.freeze(by=worker("care")) > 0
        assert weekly.freeze(by=worker("care")) == 0
    assert WaitingFigure.objects.get(week=week).waiting == 2


def test_who_started_or_fell_away_no_longer_waits(
    sent: Sent, by: Viewer, yassine: Participant, house: Programme
) -> None:
    answering.answer(by=by, referral=sent.id, answer=ACCEPT)
    answering.start(by=by, referral=sent.id, on=clock.today())
    assert weekly.waiting_in(monday(clock.today())) == {house.pk: 0}


def test_the_command_says_how_many_figures_it_froze(sent: Sent) -> None:
    out = StringIO()
    with time_machine.travel(clock.now() + days(7)):
        call_command("freeze_figures", stdout=out)
    assert "figures frozen." in out.getvalue()
    assert WaitingFigure.objects.exists()


def test_a_stay_has_no_second_beginning_and_no_end_before_it(sent: Sent, by: Viewer) -> None:
    answering.answer(by=by, referral=sent.id, answer=ACCEPT)
    answering.start(by=by, referral=sent.id, on=clock.today())
    answering.end(by=by, referral=sent.id, on=clock.today() - days(5), ending=Ending.OTHER)
    stay = Stay.objects.unguarded(because="looks at what was kept").get()
    assert stay.ends_on == stay.starts_on


KEYS = st.sampled_from((*letter.PROFILE, *letter.IDENTITY))
TYPED = st.dictionaries(KEYS, st.text(max_size=30), max_size=13)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(items=TYPED, struck=st.frozensets(KEYS))
def test_every_item_leaves_in_its_layer_or_is_remembered_as_struck(
    items: dict[str, str], struck: frozenset[str]
) -> None:
    made = letter.compose(items, struck)
    sent = dict(made.profile) | dict(made.identity)
    there = {key: value for key, value in items.items() if value}
    assert sent == {key: value for key, value in there.items() if key not in struck}
    assert set(made.struck) == set(there) & struck
    assert not set(dict(made.profile)) & set(letter.IDENTITY)
    assert letter.read(letter.written(made.profile)) == made.profile
    assert letter.digest(made) == letter.digest(letter.compose(items, struck))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Voor YASSINE graag", "YASSINE"),
        ("d’Haddadi, snel", "Haddadi"),
        ("Häddadi", "Häddadi"),
        ("een kamer", ""),
        ("El kind", ""),
        ("Haddadis", ""),
    ],
)
def test_a_name_is_found_however_it_is_written_and_a_short_word_is_none(text: str, found: str) -> None:
    assert letter.named_in(text, ("El Haddadi", "Yassine")) == found


@pytest.mark.parametrize(
    ("age", "band"),
    [(17, "-17"), (18, "18-24"), (24, "18-24"), (25, "25-29"), (39, "30-39"), (60, "60+"), (91, "60+")],
)
def test_an_age_leaves_as_a_band(age: int, band: str) -> None:
    assert letter.age_band(age) == band


def test_words_that_tell_of_a_court_are_found_once_each() -> None:
    told = ("Zitting bij de rechtbank", "zitting", "recht op rust")
    assert letter.court_words_in(told) == ("Zitting", "rechtbank", "zitting")
