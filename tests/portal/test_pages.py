"""The participant's other pages: the first one, who looked, asking for a paper; and who cannot open them."""

from datetime import timedelta
from html import unescape
from typing import Any
from uuid import uuid4

import pytest

from liaison.care.models import Attestation
from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.court.models import Agreement, Appearance
from liaison.participants.models import SignIn
from tests import crossing, people
from tests.doors import DoorClient
from tests.portal import life


def text(response: Any) -> str:
    assert response.status_code == 200, response
    return unescape(response.content.decode())


def test_the_first_page_says_when_what_was_agreed_and_who_helps() -> None:
    of = crossing.scene()
    life.liaison(of)
    held = crossing.appears(
        of.participant, crossing.sitting(people.organisation(), clock.now() - timedelta(days=30))
    )
    Appearance.objects.unguarded(because="a test").filter(pk=held.id).update(decision="continue")
    row = Appearance.objects.unguarded(because="a test").get(pk=held.id)
    Agreement.objects.create(
        appearance=row, participant=of.participant, position=1, words="Ask about the course"
    )
    page = text(life.telephone(of).get("/"))
    for part in (
        "09:00",
        "Ask about the course",
        "Lies Vermeer",
        "What do you want to tell?",
        life.tell_url(of),
    ):
        assert part in page
    assert "<title>Your page</title>" in page


def test_the_first_page_of_somebody_without_anything_is_a_page() -> None:
    person = people.participant()
    sign_in = people.sign_in(person)
    page = text(DoorClient("me", "en").enter(sign_in).get("/"))
    assert "No date is known yet" in page


def test_after_closing_the_first_page_offers_no_choice() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    with clock.played(of.occasion.closes_at):
        assert "What do you want to tell?" not in text(client.get("/"))


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_every_page_is_small_and_runs_without_script(language: str) -> None:
    of = crossing.scene()
    client = life.telephone(of, language)
    for path in ("/", "/looked/", "/ask/", "/lawyer/", life.tell_url(of), life.tell_url(of, "nothing/")):
        response = client.get(path)
        assert response.status_code == 200
        assert response.content.count(b"<script") == response.content.count(b"<script src=")
        assert len(response.content) < 50_000


def test_a_look_at_his_file_shows_with_role_organisation_and_kind() -> None:
    of = crossing.scene()
    judge = people.viewer(Role.JUDGE, of.sitting.chamber)
    with crossing.at(judge):
        log.record(by=judge, act="file.look", subjects=[of.participant.pk], kinds=["M01", "M04"])
    page = text(life.telephone(of).get("/looked/"))
    assert f"a judge, {of.sitting.chamber.name}" in page
    assert "looked at: your name and file number, your dates and agreements" in page


def test_a_look_at_somebody_else_does_not_show() -> None:
    of, other = crossing.scene(), crossing.scene("Jan Claes")
    judge = people.viewer(Role.JUDGE, people.organisation(name="Another chamber"))
    with crossing.at(judge):
        log.record(by=judge, act="file.look", subjects=[other.participant.pk], kinds=["M01"])
    assert "Another chamber" not in text(life.telephone(of).get("/looked/"))


def test_his_own_visits_show_only_when_he_asks() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    client.get("/")
    assert "Nobody has looked." in text(client.get("/looked/"))
    assert "<strong>you</strong>" in text(client.get("/looked/?own=1"))


def test_looks_come_newest_first_in_pages() -> None:
    of = crossing.scene()
    liaison = people.viewer(Role.LIAISON)
    for number in range(30):
        with clock.played(clock.now() + timedelta(minutes=number)), crossing.at(liaison):
            log.record(by=liaison, act="file.look", subjects=[of.participant.pk], kinds=["M04"])
    client = life.telephone(of)
    first, second = text(client.get("/looked/")), text(client.get("/looked/?page=2"))
    assert (first.count("<time"), second.count("<time")) == (25, 5)
    assert "Older" in first
    assert client.get("/looked/?page=99999999999999999999").status_code == 200


def test_he_asks_a_programme_and_his_liaison_can_send_it_on() -> None:
    of = crossing.scene()
    programme = life.programme()
    client = life.telephone(of)
    asked = {
        "programme": str(programme.pk),
        "name": "day",
        "starts_on": "2026-10-01",
        "ends_on": "2026-10-31",
    }
    assert client.post("/ask/", asked).headers["Location"] == "/ask/"
    assert "Day programme" in text(client.get("/ask/"))
    row = Attestation.objects.unguarded(because="a test").get()
    assert (row.participant_id, row.programme_id, row.attested_at) == (of.participant.pk, programme.pk, None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_on": "2026-11-30", "ends_on": "2026-11-01"},
        {"ends_on": "2999-01-01"},
        {"programme": str(uuid4())},
        {"starts_on": "yesterday"},
        {"programme": ""},
    ],
)
def test_a_wrong_question_comes_back_with_what_he_typed(wrong: dict[str, str]) -> None:
    of = crossing.scene()
    asked = {
        "programme": str(life.programme().pk),
        "name": "day",
        "starts_on": "2026-10-01",
        "ends_on": "2026-10-31",
    }
    page = text(life.telephone(of).post("/ask/", asked | wrong))
    assert 'role="alert"' in page
    assert (asked | wrong)["starts_on"] in page
    assert not Attestation.objects.unguarded(because="a test").exists()


@pytest.mark.parametrize("path", ["/looked/", "/ask/", "/lawyer/"])
def test_nobody_but_a_participant_opens_his_pages(path: str) -> None:
    lawyer = SignIn.objects.create(role=Role.MANDATED_LAWYER.value, name="Mr. Claes")
    assert DoorClient("me", "en").enter(lawyer).get(path).status_code == 404
    assert DoorClient("me", "en").get(path).status_code == 302


def test_every_page_of_his_leaves_a_look_in_the_log_of_his_door() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    for path in ("/", "/looked/", "/ask/", "/lawyer/", life.tell_url(of)):
        before = seen(of)
        client.get(path)
        assert seen(of) == before + 1


def seen(of: crossing.Scene) -> int:
    return int(log.table("me", "subject")._default_manager.filter(participant=of.participant.pk).count())
