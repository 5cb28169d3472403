"""A question about attendance that nobody can use any more: it is closed, and asked anew by sending it again."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from liaison.care.models import Attestation
from liaison.care.rules import open_until
from liaison.common import clock, links
from liaison.participants.models import Participant
from tests.care.test_link_page import BY, CODE, at, give, page
from tests.casework import cast
from tests.doors import DoorClient

SENT = datetime(2026, 11, 2, 10, tzinfo=UTC)
DAY = timedelta(days=1)


def test_it_is_open_until_the_first_list_closes_that_leaves_a_week_for_an_answer() -> None:
    closings = [SENT - DAY, SENT + 2 * DAY, SENT + 40 * DAY, SENT + 9 * DAY]
    assert open_until(SENT, closings) == SENT + 9 * DAY


def test_a_list_that_closes_after_exactly_a_week_is_the_one_that_is_meant() -> None:
    assert open_until(SENT, [SENT + 7 * DAY, SENT + 20 * DAY]) == SENT + 7 * DAY


def test_without_a_list_it_is_open_for_six_weeks() -> None:
    assert open_until(SENT, [SENT + DAY]) == SENT + timedelta(weeks=6)


@pytest.fixture
def asked(yassine: Participant, service: cast.Service) -> Attestation:
    """Yassine asked a programme, and is on a list that closes in ten days."""
    on = cast.sitting(service.chamber, clock.today() + 12 * DAY, clock.now() + 10 * DAY)
    cast.appearance(yassine, on)
    return cast.asked(yassine, cast.programme(service.organisation))


def sent_on(asked: Attestation) -> links.NewLink:
    return links.make(by=BY, door="care", purpose="attestation", subject=asked.pk, code=CODE)


def desk(link: links.NewLink) -> DoorClient:
    browser = DoorClient("care")
    browser.post(at(link, "code/"), {"code": CODE})
    return browser


def kept(asked: Attestation) -> Attestation:
    return Attestation.objects.unguarded(because="looks at what was kept").get(pk=asked.pk)


def test_before_the_list_closes_it_is_answered(asked: Attestation) -> None:
    link = sent_on(asked)
    with time_machine.travel(clock.now() + 10 * DAY - timedelta(minutes=1)):
        assert give(desk(link), link).status_code == 302
    assert kept(asked).kept == 7


def test_once_the_list_has_closed_it_says_so_names_nobody_and_takes_no_answer(
    asked: Attestation, yassine: Participant
) -> None:
    link = sent_on(asked)
    with time_machine.travel(clock.now() + 10 * DAY + timedelta(minutes=1)):
        browser = desk(link)
        shown = page(browser, link)
        assert "This question has closed" in shown
        assert yassine.surname not in shown
        assert "attendance/" not in shown
        assert give(browser, link).status_code == 302
    assert kept(asked).attested_at is None


def test_sent_again_it_is_asked_anew(asked: Attestation, yassine: Participant) -> None:
    links.revoke(by=BY, link_id=sent_on(asked).link_id)
    with time_machine.travel(clock.now() + 11 * DAY):
        again = sent_on(asked)
        browser = desk(again)
        assert yassine.name in page(browser, again)
        give(browser, again)
    assert kept(asked).kept == 7


def test_an_answer_that_was_given_stays_on_the_page(asked: Attestation) -> None:
    link = sent_on(asked)
    give(desk(link), link)
    with time_machine.travel(clock.now() + 11 * DAY):
        assert "7 kept of 8 planned" in page(desk(link), link)


def test_a_list_that_he_was_taken_off_closes_nothing(asked: Attestation, yassine: Participant) -> None:
    from liaison.court.models import Appearance

    rows = Appearance.objects.unguarded(because="a test's own person").filter(participant=yassine)
    rows.update(presence=Appearance.Presence.OFF_LIST)
    link = sent_on(asked)
    with time_machine.travel(clock.now() + 11 * DAY):
        assert yassine.name in page(desk(link), link)
