"""Coming in at the participant's door: a link and a code, once, soon, and without a word of what it is about."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

import tests.doors
from liaison.common import clock, links, log
from liaison.participants.models import SignIn
from tests import people
from tests.doors import DoorClient
from tests.portal.entering import (
    LIAISON,
    acts,
    come_in,
    constructed,
    lawyers_sign_in,
    link_to,
    looks_at,
    mailed_code,
    participants_sign_in,
)
from tests.reading_pages import faults, title

REVEALING = re.compile(
    r"court|judge|care|treat|drug|liaison|lawyer|rechtbank|rechter|zorg|behandel|hulp|tribunal|juge|soin|traitement|avocat",
    re.IGNORECASE,
)
WRONG = "These digits are not right"


@pytest.fixture(autouse=True)
def _a_page_that_says_who(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = tests.doors.settings_of
    monkeypatch.setattr(
        tests.doors, "settings_of", lambda door: usual(door) | {"ROOT_URLCONF": "tests.portal.who_urls"}
    )


def who(client: DoorClient) -> str:
    return str(client.get("/who/").content.decode())


def is_in(client: DoorClient) -> bool:
    return bool(client.get("/who/").status_code == 200)


def test_a_link_and_its_code_open_the_participants_own_rows() -> None:
    person = people.participant()
    client = come_in(link_to(participants_sign_in(person)))
    assert who(client) == f"participant {person.pk} "
    assert acts() == ["link.code", "link.enter", "session.start"]
    assert looks_at(person) == ["session.start"]


def test_opening_a_link_sends_and_changes_nothing() -> None:
    link = link_to(participants_sign_in())
    client = DoorClient("me")
    assert client.get(f"/l/{link.token}/").status_code == 200
    assert client.get(f"/l/{link.token}/code/").url == f"/l/{link.token}/"
    assert mail.outbox == []
    assert acts() == []
    assert not is_in(client)


def test_the_mail_says_nothing_of_whom_or_what() -> None:
    sign_in = participants_sign_in()
    for language in ("nl", "fr", "en"):
        SignIn.objects.update(language=language)
        DoorClient("me").post(f"/l/{link_to(sign_in).token}/code/")
    assert len(mail.outbox) == 3
    for sent in mail.outbox:
        whole = sent.message().as_string()
        assert sent.to == ["y@example.org"]
        assert not REVEALING.search(f"{sent.subject} {sent.body} {sent.from_email} {whole}")
        assert not re.search("yara|peeters|http|/l/", whole, re.IGNORECASE)


def test_a_code_opens_once() -> None:
    link = link_to(participants_sign_in())
    come_in(link)
    other = DoorClient("me")
    assert WRONG in other.post(f"/l/{link.token}/", {"code": mailed_code()}).content.decode()
    assert not is_in(other)


def test_a_code_opens_for_ten_minutes() -> None:
    link = link_to(participants_sign_in())
    client = DoorClient("me")
    with time_machine.travel(clock.now(), tick=False) as traveller:
        client.post(f"/l/{link.token}/code/")
        traveller.shift(timedelta(minutes=10))
        assert WRONG in client.post(f"/l/{link.token}/", {"code": mailed_code()}).content.decode()
    assert not is_in(client)


def test_five_wrong_codes_lock_the_link_and_the_page_says_what_to_do() -> None:
    link = link_to(participants_sign_in())
    client = DoorClient("me")
    client.post(f"/l/{link.token}/code/")
    code = mailed_code()
    for _ in range(5):
        answer = client.post(f"/l/{link.token}/", {"code": "wrong"})
    assert "Wait 15 minutes" in answer.content.decode()
    assert "Wait 15 minutes" in client.post(f"/l/{link.token}/", {"code": code}).content.decode()
    client.post(f"/l/{link.token}/code/")
    assert len(mail.outbox) == 1
    assert not is_in(client)


def test_a_code_asked_twice_within_a_minute_is_sent_once() -> None:
    link = link_to(participants_sign_in())
    for _ in range(3):
        answer = DoorClient("me").post(f"/l/{link.token}/code/")
        assert answer.url == f"/l/{link.token}/"
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("verb", ["get", "post"])
def test_made_up_revoked_and_ended_links_get_the_same_answer(verb: str) -> None:
    revoked, ended = link_to(participants_sign_in()), link_to(lawyers_sign_in())
    links.revoke(by=LIAISON, link_id=revoked.link_id)
    SignIn.objects.filter(participant=None).update(is_active=False)
    of_care = links.make(by=LIAISON, door="care", purpose="attestation", subject=LIAISON.id)
    tokens = [revoked.token, ended.token, of_care.token, "made-up", "x" * 43]
    for path in ("/l/{}/", "/l/{}/code/") if verb == "post" else ("/l/{}/",):
        answers = [getattr(DoorClient("me"), verb)(path.format(token)) for token in tokens]
        assert {answer.status_code for answer in answers} == {404}
        assert len({answer.content for answer in answers}) == 1


def test_revoking_a_link_ends_the_sessions_it_opened() -> None:
    link = link_to(participants_sign_in())
    client = come_in(link)
    links.revoke(by=LIAISON, link_id=link.link_id)
    assert not is_in(client)


def test_a_new_link_does_not_end_a_session() -> None:
    sign_in = participants_sign_in()
    client = come_in(link_to(sign_in))
    link_to(sign_in)
    assert is_in(client)


def test_an_ended_sign_in_loses_its_session_at_the_next_request() -> None:
    client = come_in(link_to(participants_sign_in()))
    SignIn.objects.update(is_active=False)
    assert not is_in(client)


def test_ten_minutes_without_a_request_end_the_session() -> None:
    link = link_to(participants_sign_in())
    with time_machine.travel(clock.now(), tick=False) as traveller:
        client = come_in(link)
        assert is_in(client)
        traveller.shift(timedelta(minutes=9))
        assert is_in(client)
        traveller.shift(timedelta(minutes=11))
        assert not is_in(client)


def test_a_link_without_an_address_says_whom_to_ask() -> None:
    link = link_to(participants_sign_in(address=""))
    client = DoorClient("me")
    client.post(f"/l/{link.token}/code/")
    assert mail.outbox == []
    assert "Call the person who gave it to you" in client.get(f"/l/{link.token}/").content.decode()


def test_a_mail_that_cannot_be_sent_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: EmailBackend, messages: Any) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    link = link_to(participants_sign_in())
    answer = DoorClient("me").post(f"/l/{link.token}/code/", follow=True)
    assert "could not be sent" in answer.content.decode()


def test_the_page_of_a_constructed_world_shows_the_code() -> None:
    constructed()
    link = link_to(participants_sign_in())
    client = DoorClient("me")
    shown = re.search(r"the code is (\d{3} \d{3})", client.get(f"/l/{link.token}/").content.decode())
    assert shown is not None
    assert client.post(f"/l/{link.token}/", {"code": shown[1]}).url == "/"
    assert is_in(client)


def test_no_page_shows_a_code_where_people_are_real() -> None:
    link = link_to(participants_sign_in())
    client = DoorClient("me")
    client.post(f"/l/{link.token}/code/")
    page = client.get(f"/l/{link.token}/").content.decode()
    assert "Constructed" not in page
    assert mailed_code() not in page


def test_nobody_comes_in_whose_start_cannot_be_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    link = link_to(participants_sign_in())
    client = DoorClient("me")
    client.post(f"/l/{link.token}/code/")
    record = log.record

    def broken(**facts: Any) -> None:
        if facts["act"] == "session.start":
            raise log.LogUnavailableError
        record(**facts)

    monkeypatch.setattr(log, "record", broken)
    assert client.post(f"/l/{link.token}/", {"code": mailed_code()}).status_code == 503
    assert not is_in(client)


@pytest.mark.parametrize("path", ["/sign-out/", "/leave/"])
def test_leaving_is_a_post_that_ends_the_session_and_clears_the_browser(path: str) -> None:
    client = come_in(link_to(participants_sign_in()))
    assert client.get(path).url == "/"
    assert is_in(client)
    answer = client.post(path)
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.url == ("/" if path == "/sign-out/" else "/away/")
    assert not is_in(client)
    assert acts()[-1] == "session.end"


def test_the_first_page_says_how_to_come_in_again() -> None:
    page = DoorClient("me").get("/")
    assert page.status_code == 200
    assert "Open the link that you were given" in page.content.decode()


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_pages_before_coming_in_are_neutral_strict_and_readable(language: str) -> None:
    link = link_to(participants_sign_in())
    client = DoorClient("me", language)
    for path in ("/", f"/l/{link.token}/", "/away/"):
        answer = client.get(path)
        assert faults(answer) == []
        assert not REVEALING.search(title(answer).replace("Liaison", ""))
        assert "'unsafe" not in answer.headers["Content-Security-Policy"]
        assert "Peeters" not in answer.content.decode()


def test_the_cookie_of_the_door_is_its_own() -> None:
    client = come_in(link_to(participants_sign_in()))
    names = {name for name in client.cookies if "session" in name}
    assert names == {"me_session"}
    other = DoorClient("court")
    other.cookies["court_session"] = client.cookies["me_session"].value
    assert other.get("/who/").status_code == 302
