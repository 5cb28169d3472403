"""The number of queries of each page is known, and does not grow with people, notes or versions."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liaison.care.actions import referring
from liaison.common import clock
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.care import referrals
from tests.casework import cast, sentences
from tests.doors import DoorClient

HOME = 36
FILE = 40
PLAN = 25
UNASSIGNED = 19
DIRECTORY = 10
CHOOSE = 16
REFERRALS = 12
REFERRAL = 17
WAITING = 13


NOT_ASKED = re.compile(r'set_config| ROLE|^UPDATE "common_\w+head" SET')
"""Row security, and the head of the log: on PostgreSQL it goes with the event in one statement."""


def queries(browser: DoorClient, address: str) -> int:
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len([one for one in asked.captured_queries if not NOT_ASKED.search(one["sql"])])


def full(service: cast.Service, lien: Account, browser: DoorClient, many: int) -> list[Participant]:
    """So many people with a draft, a note, a request, a sentence to confirm and a next sitting."""
    of = cast.programme(service.organisation)
    people = [cast.person(service.chamber, f"Number {n:02}") for n in range(many)]
    for n, person in enumerate(people):
        cast.assign(person, lien)
        cast.asked(person, of)
        day = clock.today() + timedelta(days=2 + n)
        occasion = sentences.occasion_of(cast.appearance(person, cast.sitting(service.chamber, day)))
        sentences.tell(person, occasion, sentences.kept(person, occasion, source=lien.pk))
        write(browser, person, "draft/")
        write(browser, person)
    return people


def write(browser: DoorClient, person: Participant, where: str = "", **other: Any) -> None:
    sent = {"note_id": uuid4(), "words": "Came.", "contact": "talk", "day": clock.today(), **other}
    browser.post(f"/people/{person.pk}/{where or 'note/'}", sent)


@pytest.mark.parametrize("many", [3, 30])
def test_home_asks_as_much_for_three_people_as_for_thirty(
    at_lien: DoorClient, lien: Account, service: cast.Service, many: int
) -> None:
    full(service, lien, at_lien, many)
    assert queries(at_lien, "/") == HOME


@pytest.mark.parametrize("many", [3, 30])
def test_a_file_asks_as_much_for_three_notes_as_for_thirty(
    at_lien: DoorClient, lien: Account, service: cast.Service, many: int
) -> None:
    [person] = full(service, lien, at_lien, 1)
    for _ in range(many):
        write(at_lien, person)
    write(at_lien, person, "draft/")
    at_lien.post(
        f"/people/{person.pk}/plan/",
        {"begun_from": 0, "agreed_on": clock.today(), "housing": "a", "work": "b"},
    )
    assert queries(at_lien, f"/people/{person.pk}/") == FILE


@pytest.mark.parametrize("many", [1, 8])
def test_the_plan_asks_as_much_for_one_version_as_for_eight(
    at_lien: DoorClient, lien: Account, service: cast.Service, many: int
) -> None:
    [person] = full(service, lien, at_lien, 1)
    for n in range(many):
        sent = {"begun_from": n, "agreed_on": clock.today(), "housing": "a", "work": "b"}
        at_lien.post(f"/people/{person.pk}/plan/", sent)
    assert queries(at_lien, f"/people/{person.pk}/plan/") == PLAN


@pytest.mark.parametrize("many", [3, 30])
def test_who_has_no_liaison_asks_as_much_for_three_people_as_for_thirty(
    at_katrien: DoorClient, service: cast.Service, many: int
) -> None:
    for n in range(many):
        cast.person(service.chamber, f"Number {n:02}")
    assert queries(at_katrien, "/assign/") == UNASSIGNED


def asked(service: cast.Service, lien: Account, person: Participant, many: int) -> list[referrals.Sent]:
    """So many referrals of one person, each answered and with a message."""
    by = cast.viewer_of(lien)
    found = []
    for n in range(many):
        sent = referrals.sent(by, person, referrals.inpatient(service, f"House {n:02}"))
        referrals.fill(referrals.desk(sent), sent.at("later/"), weeks=n)
        referring.reply(by=by, people=[person.pk], referral=sent.id, words="Thank you.")
        found.append(sent)
    return found


@pytest.mark.parametrize("many", [2, 12])
def test_the_pages_of_referrals_ask_as_much_for_two_programmes_as_for_twelve(
    at_lien: DoorClient, lien: Account, service: cast.Service, many: int
) -> None:
    person = cast.person(service.chamber)
    cast.assign(person, lien)
    last = asked(service, lien, person, many)[-1]
    at = f"/people/{person.pk}/referrals/"
    assert queries(at_lien, "/directory/") == DIRECTORY
    assert queries(at_lien, f"{at}new/") == CHOOSE
    assert queries(at_lien, at) == REFERRALS
    assert queries(at_lien, f"{at}{last.id}/") == REFERRAL
    assert queries(at_lien, "/waiting/") == WAITING
