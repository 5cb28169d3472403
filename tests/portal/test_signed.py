"""A paper that he signed, at his own door: he sees it and takes it back; his lawyer says that he saw it."""

from typing import Any
from uuid import uuid4

from liaison.participants.models import SignIn
from tests import crossing, signing
from tests.doors import DoorClient
from tests.portal import life
from tests.portal.entering import mandate


def text(answer: Any) -> str:
    return str(answer.content.decode())


def lawyers_browser(at: signing.Desk, rows: str = "M01,M31") -> DoorClient:
    by = SignIn.objects.create(role="mandated-lawyer", name="Mr. Claes", language="en")
    mandate(at.of.participant, by, rows=rows)
    return DoorClient("me", "en").enter(by)


def test_he_sees_what_was_entered_for_him_and_takes_it_back() -> None:
    at = signing.desk()
    paper, made = signing.entered(at, "I found a room.")
    signing.countersigned(at, paper, made)
    client = life.telephone(at.of)
    page = text(client.get(life.tell_url(at.of)))
    assert "What you signed on paper" in page
    assert "I found a room. (en)" in page
    client.post(life.tell_url(at.of, f"signed/{paper}/back/"))
    assert "I found a room." not in text(client.get(life.tell_url(at.of)))
    crossing.closed()
    assert crossing.copies() == []


def test_his_lawyer_is_asked_and_says_yes() -> None:
    at = signing.desk()
    paper, _ = signing.entered(at, "I found a room.", by_lawyer=True)
    browser = lawyers_browser(at)
    assert "I found a room. (en)" in text(browser.get("/client/"))
    browser.post(f"/client/{at.of.occasion.id}/signed/{paper}/", {"answer": "seen"})
    assert "Countersigned." in text(browser.get("/client/"))
    crossing.closed()
    assert len(crossing.copies()) == 1


def test_his_lawyer_s_no_takes_it_back() -> None:
    at = signing.desk()
    paper, _ = signing.entered(at, "I found a room.", by_lawyer=True)
    browser = lawyers_browser(at)
    browser.post(f"/client/{at.of.occasion.id}/signed/{paper}/", {"answer": "not-seen"})
    assert "I found a room." not in text(browser.get("/client/"))
    assert signing.rows()[0].withdrawn_at is not None


def test_a_lawyer_whom_he_does_not_let_read_drafts_sees_no_paper() -> None:
    at = signing.desk()
    paper, _ = signing.entered(at, "I found a room.", by_lawyer=True)
    browser = lawyers_browser(at, rows="M01,M22")
    assert "I found a room." not in text(browser.get("/client/"))
    answer = browser.post(f"/client/{at.of.occasion.id}/signed/{paper}/", {"answer": "seen"})
    assert answer.status_code == 404


def test_a_colleague_s_paper_is_not_his_lawyer_s_to_countersign() -> None:
    at = signing.desk()
    paper, _ = signing.entered(at, "I found a room.")
    browser = lawyers_browser(at)
    assert 'value="seen"' not in text(browser.get("/client/"))
    browser.post(f"/client/{at.of.occasion.id}/signed/{paper}/", {"answer": "seen"})
    crossing.closed()
    assert crossing.copies() == []


def test_near_misses_are_no_page() -> None:
    at, other = signing.desk(), signing.desk("Jan Claes")
    paper, _ = signing.entered(at, "I found a room.", by_lawyer=True)
    theirs, _ = signing.entered(other, "Mine.", by_lawyer=True)
    client, browser = life.telephone(at.of), lawyers_browser(at)
    assert client.post(life.tell_url(at.of, f"signed/{theirs}/back/")).status_code == 404
    assert client.post(life.tell_url(other.of, f"signed/{theirs}/back/")).status_code == 404
    for occasion, asked, answer in (
        (at.of, theirs, "seen"),
        (other.of, theirs, "seen"),
        (at.of, uuid4(), "seen"),
        (at.of, paper, "perhaps"),
    ):
        url = f"/client/{occasion.occasion.id}/signed/{asked}/"
        assert browser.post(url, {"answer": answer}).status_code == 404


def test_a_paper_that_he_signed_after_telling_nothing_counts_and_stands_on_that_page() -> None:
    at = signing.desk()
    client = life.telephone(at.of)
    client.post(life.tell_url(at.of, "nothing/"))
    assert "You tell nothing this time" in text(client.get(life.tell_url(at.of)))
    paper, made = signing.entered(at, "I found a room.")
    signing.countersigned(at, paper, made)
    page = text(client.get(life.tell_url(at.of)))
    assert "Here you chose to tell nothing." in page
    assert "I found a room. (en)" in page
    assert f"signed/{paper}/back/" in page
    crossing.closed()
    assert len(crossing.copies()) == 1


def test_taken_back_there_it_does_not_cross() -> None:
    at = signing.desk()
    client = life.telephone(at.of)
    client.post(life.tell_url(at.of, "nothing/"))
    paper, made = signing.entered(at, "I found a room.")
    signing.countersigned(at, paper, made)
    client.post(life.tell_url(at.of, f"signed/{paper}/back/"))
    assert "You tell nothing this time" in text(client.get(life.tell_url(at.of)))
    crossing.closed()
    assert crossing.copies() == []
