"""A lawyer at the participant's door: a client opens with his mandate, and closes with it, at once."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import override_settings

import tests.doors
from liaison.common import clock
from liaison.common.roles import Role
from liaison.participants.models import CLIENT, Mandate, Participant
from tests import people
from tests.doors import DoorClient, settings_of
from tests.portal.entering import (
    come_in,
    lawyers_sign_in,
    link_to,
    mailed_code,
    mandate,
    participants_sign_in,
)

NOBODY = f"{Role.MANDATED_LAWYER} None "


@pytest.fixture(autouse=True)
def _a_page_that_says_who(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        tests.doors, "settings_of", lambda door: settings_of(door) | {"ROOT_URLCONF": "tests.portal.who_urls"}
    )


@pytest.fixture
def yara() -> Participant:
    return people.participant("Yara Peeters")


@pytest.fixture
def other() -> Participant:
    return people.participant("Noor Maes")


def who(client: DoorClient) -> str:
    return str(client.get("/who/").content.decode())


def pick(client: DoorClient, chosen: Mandate) -> None:
    """What the page with the clients does."""
    with override_settings(**settings_of("me")):
        session: Any = client.session
        session[CLIENT] = str(chosen.pk)
        session.save()


def test_a_lawyer_sees_nobody_until_he_picks_a_client(yara: Participant) -> None:
    lawyer = lawyers_sign_in()
    given = mandate(yara, lawyer)
    client = come_in(link_to(lawyer))
    assert who(client) == NOBODY
    pick(client, given)
    assert who(client) == f"{Role.MANDATED_LAWYER} {yara.pk} M01,M04"


def test_a_mandate_that_the_client_ended_closes_at_the_next_request(yara: Participant) -> None:
    lawyer = lawyers_sign_in()
    given = mandate(yara, lawyer)
    client = come_in(link_to(lawyer))
    pick(client, given)
    Mandate.objects.unguarded(because="a test").update(ended_at=clock.now())
    assert who(client) == NOBODY


def test_the_mandate_of_another_client_stays_when_one_ends(yara: Participant, other: Participant) -> None:
    lawyer = lawyers_sign_in()
    mandate(yara, lawyer, ended_at=clock.now())
    stays = mandate(other, lawyer, rows="M01,M22")
    client = come_in(link_to(lawyer))
    pick(client, stays)
    assert who(client) == f"{Role.MANDATED_LAWYER} {other.pk} M01,M22"


def test_the_mandate_of_another_lawyer_opens_nothing(yara: Participant) -> None:
    client = come_in(link_to(lawyers_sign_in()))
    pick(client, mandate(yara, lawyers_sign_in()))
    assert who(client) == NOBODY


def test_a_mandate_holds_until_the_end_of_its_last_day(yara: Participant) -> None:
    lawyer = lawyers_sign_in()
    given = mandate(yara, lawyer, ends_on=clock.today())
    client = come_in(link_to(lawyer))
    pick(client, given)
    assert str(yara.pk) in who(client)
    Mandate.objects.unguarded(because="a test").update(ends_on=clock.today() - timedelta(days=1))
    assert who(client) == NOBODY


def test_a_participant_stays_himself_whatever_his_session_says(yara: Participant, other: Participant) -> None:
    sign_in = participants_sign_in(yara)
    client = come_in(link_to(sign_in))
    pick(client, mandate(other, sign_in))
    assert who(client) == f"participant {yara.pk} "


def test_a_picked_client_is_forgotten_with_the_session(yara: Participant) -> None:
    lawyer = lawyers_sign_in()
    given = mandate(yara, lawyer)
    with time_machine.travel(clock.now(), tick=False) as traveller:
        client = come_in(link_to(lawyer))
        pick(client, given)
        assert str(yara.pk) in who(client)
        traveller.shift(timedelta(minutes=11))
        link = link_to(lawyer)
        client.post(f"/l/{link.token}/code/")
        client.post(f"/l/{link.token}/", {"code": mailed_code()})
        assert who(client) == NOBODY
