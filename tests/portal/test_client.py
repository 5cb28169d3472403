"""What a lawyer reads at the participant's door: what the client ticked, as long as he lets him."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from liaison.common import clock
from liaison.common.roles import Role
from liaison.participants.models import Mandate, SignIn
from tests import crossing
from tests.doors import DoorClient
from tests.portal import life

BECAUSE = "a test"


def lawyer(name: str = "Mr. Claes") -> SignIn:
    return SignIn.objects.create(role=Role.MANDATED_LAWYER.value, name=name, language="en")


def give(of: crossing.Scene, to: SignIn, *rows: str) -> None:
    """The client ticks rows and confirms, on his own page."""
    given = life.telephone(of).post("/lawyer/", {"lawyer": str(to.pk), "rows": rows, "days": "91"})
    assert given.headers["Location"] == "/lawyer/"


def read(by: SignIn) -> str:
    response = DoorClient("me", "en").enter(by).get("/client/")
    assert response.status_code == 200
    return unescape(response.content.decode())


def full(of: crossing.Scene) -> None:
    """Something of every kind that can be ticked."""
    life.planned(of, life.liaison(of))
    life.attested(of, of.source.id)
    client = life.telephone(of)
    client.post(life.tell_url(of), {"leaving": "later", "words": "A draft of mine"})
    client.post(life.tell_url(of, "lawyer/"), {"may_read": "yes"})


SHOWN = {"M22": "A place of my own", "M06": "there 11 of 12 times", "M31": "A draft of mine"}


@pytest.mark.parametrize("row", SHOWN)
def test_what_is_ticked_is_shown_and_nothing_else(row: str) -> None:
    of, by = crossing.scene(), lawyer()
    full(of)
    give(of, by, row)
    page = read(by)
    assert "Yara Peeters" in page
    assert [kind for kind, words in SHOWN.items() if words in page] == [row]


def test_a_lawyer_without_a_mandate_sees_nobody() -> None:
    of = crossing.scene()
    full(of)
    page = read(lawyer())
    assert "Nobody lets you read anything here now." in page
    assert "Peeters" not in page


def test_the_draft_is_not_shown_unless_he_asked_for_his_lawyer_s_view() -> None:
    of, by = crossing.scene(), lawyer()
    full(of)
    give(of, by, "M31")
    assert "A draft of mine" in read(by)
    life.telephone(of).post(life.tell_url(of, "lawyer/"), {"may_read": "no"})
    assert "A draft of mine" not in read(by)


def test_what_he_keeps_to_himself_or_took_back_is_not_in_the_draft() -> None:
    of, by = crossing.scene(), lawyer()
    full(of)
    give(of, by, "M31")
    fact = life.attested(of, of.source.id, kept=3)
    client = life.telephone(of)
    client.post(life.tell_url(of), {"leaving": "later", "words": "", f"about-{fact.pk}": "keep"})
    page = read(by)
    assert "3 of 12" not in page
    assert "A draft of mine" not in page


def test_an_ended_mandate_shows_nothing_from_the_next_moment() -> None:
    of, by = crossing.scene(), lawyer()
    full(of)
    give(of, by, "M22")
    mandate = Mandate.objects.unguarded(because=BECAUSE).get()
    life.telephone(of).post(f"/lawyer/{mandate.pk}/end/")
    assert "A place of my own" not in read(by)


def test_a_mandate_ends_after_its_last_day() -> None:
    of, by = crossing.scene(), lawyer()
    full(of)
    give(of, by, "M22")
    with clock.played(clock.now() + timedelta(days=93)):
        assert "Nobody lets you read" in read(by)


def test_giving_again_replaces_what_was_ticked_before() -> None:
    of, by = crossing.scene(), lawyer()
    full(of)
    give(of, by, "M22", "M06")
    give(of, by, "M06")
    assert "A place of my own" not in read(by)
    assert Mandate.objects.unguarded(because=BECAUSE).filter(ended_at=None).count() == 1


def test_nobody_ends_the_mandate_of_another() -> None:
    of, other, by = crossing.scene(), crossing.scene("Jan Claes"), lawyer()
    give(of, by, "M22")
    mandate = Mandate.objects.unguarded(because=BECAUSE).get()
    assert life.telephone(other).post(f"/lawyer/{mandate.pk}/end/").status_code == 404
    assert Mandate.objects.unguarded(because=BECAUSE).filter(ended_at=None).exists()


def test_a_lawyer_with_several_clients_picks_one_by_his_mandate() -> None:
    one, two, by = crossing.scene(), crossing.scene("Jan Claes"), lawyer()
    author = life.liaison(one)
    for of in (one, two):
        life.planned(of, author, f"A goal of {of.participant.name}")
        give(of, by, "M22")
    client = DoorClient("me", "en").enter(by)
    assert "A goal of" not in unescape(client.get("/client/").content.decode())
    mandate = Mandate.objects.unguarded(because=BECAUSE).get(participant=two.participant)
    client.post("/client/pick/", {"mandate": str(mandate.pk)})
    page = unescape(client.get("/client/").content.decode())
    assert "A goal of Jan Claes" in page
    assert "Yara" not in page


@pytest.mark.parametrize("asked", ["nonsense", "3f0c8d1e-5b0a-4c64-9a55-0d5f1a5c8b11"])
def test_a_mandate_that_is_not_his_opens_nothing(asked: str) -> None:
    client = DoorClient("me", "en").enter(lawyer())
    assert client.post("/client/pick/", {"mandate": asked}).status_code == 404


def test_a_mandate_opens_none_of_the_participant_s_own_pages() -> None:
    of, by = crossing.scene(), lawyer()
    full(of)
    give(of, by, "M22", "M06", "M31", "M40", "M04")
    client = DoorClient("me", "en").enter(by)
    for path in (life.tell_url(of), life.tell_url(of, "sure/"), "/looked/", "/lawyer/", "/ask/"):
        assert client.get(path).status_code == 404
        assert client.post(path, {"words": "x"}).status_code == 404


def test_the_lawyer_s_look_shows_to_the_participant() -> None:
    of, by = crossing.scene(), lawyer()
    full(of)
    give(of, by, "M22")
    read(by)
    page = unescape(life.telephone(of).get("/looked/").content.decode())
    assert "your lawyer, as you allowed" in page


def test_a_lawyer_cannot_give_himself_a_mandate() -> None:
    of, by = crossing.scene(), lawyer()
    viewer: Any = by.viewer
    row = {"participant": of.participant, "sign_in": by, "matrix_rows": "M22", "given_at": clock.now()}
    form = {"lawyer": str(by.pk), "rows": ["M22"], "days": "91"}
    assert DoorClient("me", "en").enter(by).post("/lawyer/", form).status_code == 404
    if transaction.get_connection().vendor == "postgresql":  # rows are kept by the database there alone
        with pytest.raises(DatabaseError), transaction.atomic(), crossing.at(viewer):
            Mandate.objects.create(**row)
