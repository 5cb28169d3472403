"""Home: my people, what comes next, and only what is mine to do."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from liaison.casework.queries.caseload import CaseloadRow, caseload
from liaison.common import clock, links
from liaison.common.context import acting
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.casework import cast, sentences
from tests.doors import DoorClient


def rows(account: Account) -> dict[str, CaseloadRow]:
    viewer = cast.viewer_of(account)
    with acting(viewer):
        return {row.name: row for row in caseload(viewer)}


def home(browser: DoorClient) -> str:
    """The page without the token that differs each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", browser.get("/").content.decode())


def mine(account: Account, service: cast.Service, surname: str) -> Participant:
    person = cast.person(service.chamber, surname, "Test")
    cast.assign(person, account)
    return person


def test_people_without_a_next_date_come_first_then_by_date(lien: Account, service: cast.Service) -> None:
    later, nothing, sooner = (mine(lien, service, name) for name in ("Aerts", "Zoe", "Maes"))
    for person, days in ((later, 9), (sooner, 2)):
        cast.appearance(person, cast.sitting(service.chamber, clock.today() + timedelta(days=days)))
    assert list(rows(lien)) == [nothing.name, sooner.name, later.name]


def test_somebody_elses_people_are_not_there(
    lien: Account, an: Account, service: cast.Service, assigned: Any
) -> None:
    mine(an, service, "Claeys")
    assert list(rows(lien)) == ["Yassine Haddadi"]


def test_cover_says_until_when(at_lien: DoorClient, lien: Account, yassine: Participant) -> None:
    cast.assign(yassine, lien, until=cast.DAY)
    assert rows(lien)[yassine.name].until is not None
    assert "with you up to and with" in at_lien.get("/").content.decode()


@pytest.mark.usefixtures("assigned")
def test_a_request_to_send_on_is_mine_to_do_until_it_is_sent(
    lien: Account, yassine: Participant, service: cast.Service
) -> None:
    attestation = cast.asked(yassine, cast.programme(service.organisation))
    assert rows(lien)[yassine.name].to_send_on == (attestation.pk,)
    links.make(by=cast.viewer_of(lien), door="care", purpose="attestation", subject=attestation.pk)
    assert rows(lien)[yassine.name].to_send_on == ()


@pytest.mark.usefixtures("assigned")
def test_my_own_sentence_is_mine_to_do(
    at_lien: DoorClient, lien: Account, yassine: Participant, service: cast.Service
) -> None:
    statement = sentences.told(yassine, service.chamber, source=lien.pk)
    assert rows(lien)[yassine.name].to_confirm == (statement,)
    assert f"/confirm/{statement}/" in at_lien.get("/").content.decode()


@pytest.mark.usefixtures("assigned")
def test_what_waits_for_anothers_key_is_nowhere(
    at_lien: DoorClient, lien: Account, yassine: Participant, service: cast.Service
) -> None:
    occasion = sentences.next_occasion(yassine, service.chamber)
    before = home(at_lien)
    sentences.kept(yassine, occasion, source=uuid4())
    sentences.tell(yassine, occasion, sentences.kept(yassine, occasion, source=uuid4()))
    assert home(at_lien) == before


@pytest.mark.usefixtures("assigned")
def test_a_sentence_that_he_keeps_to_himself_is_nowhere(
    lien: Account, yassine: Participant, service: cast.Service
) -> None:
    sentences.kept(yassine, sentences.next_occasion(yassine, service.chamber), source=lien.pk)
    assert rows(lien)[yassine.name].to_confirm == ()


@pytest.mark.usefixtures("assigned")
def test_a_sentence_whose_list_has_closed_needs_nobody(
    lien: Account, yassine: Participant, service: cast.Service
) -> None:
    import time_machine

    sentences.told(yassine, service.chamber, source=lien.pk, closes_in=timedelta(hours=1))
    with time_machine.travel(clock.now() + timedelta(hours=1)):
        assert rows(lien)[yassine.name].to_confirm == ()


@pytest.mark.usefixtures("assigned")
def test_the_last_note_is_dated(at_lien: DoorClient, lien: Account, yassine: Participant) -> None:
    day = clock.today() - timedelta(days=5)
    sent = {"note_id": uuid4(), "words": "Came.", "contact": "talk", "day": day}
    at_lien.post(f"/people/{yassine.pk}/note/", sent)
    assert rows(lien)[yassine.name].last_note_on == day


def test_an_empty_home_says_what_will_come(at_lien: DoorClient) -> None:
    assert "Nobody is with you now" in at_lien.get("/").content.decode()
