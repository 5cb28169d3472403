"""What is written about him, at his own door: all but what is about others; and how his path began."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils.dateformat import format as date_format

from liaison.care import vault
from liaison.casework.models import Note
from liaison.common import clock, ids, log
from liaison.court.models import Appearance, Checklist, Offer
from liaison.network.models import Account
from liaison.participants.models import SignIn, Trajectory
from tests import crossing, people
from tests.doors import DoorClient
from tests.portal import life
from tests.portal.entering import mandate

NOTES = Note._meta.db_table


def text(answer: Any) -> str:
    assert answer.status_code == 200, answer
    return str(answer.content.decode())


def noted(of: crossing.Scene, author: Account, words: str, others: str = "", ago: int = 1) -> Note:
    """A note about him, with a passage about somebody else."""
    key, person = ids.new_id(NOTES), of.participant.pk
    sealed = {
        field: vault.seal(person, said, table=NOTES, row=key, field=field)
        for field, said in (("sealed", words), ("others", others))
        if said
    }
    return Note.objects.create(
        id=key,
        participant=of.participant,
        author=author,
        happened_on=clock.today() - timedelta(days=ago),
        written_at=clock.now(),
        **sealed,
    )


def test_he_reads_his_notes_word_for_word_without_what_is_about_somebody_else() -> None:
    of = crossing.scene()
    noted(of, life.liaison(of), "Came on time.", others="His brother uses again.")
    page = text(life.telephone(of).get("/written/"))
    assert "Came on time." in page
    assert "Lies Vermeer" in page
    assert "brother" not in page


def test_his_door_cannot_read_what_is_about_somebody_else() -> None:
    of = crossing.scene()
    noted(of, life.liaison(of), "Came on time.", others="His brother uses again.")
    with crossing.at(of.me):
        rows = Note.objects.seen_by(of.me)
        assert rows.only("participant").get().participant_id == of.participant.pk
        with pytest.raises(DatabaseError), transaction.atomic():
            list(rows.values_list("others", flat=True))


def test_he_reads_nothing_that_is_written_about_another_person() -> None:
    of, other = crossing.scene(), crossing.scene("Noor Maes")
    noted(other, life.liaison(other), "Something else.")
    page = text(life.telephone(of).get("/written/"))
    assert "Something else." not in page
    assert "No note has been written yet." in page


def test_no_mandate_opens_his_notes() -> None:
    of = crossing.scene()
    noted(of, life.liaison(of), "Came on time.")
    by = SignIn.objects.create(role="mandated-lawyer", name="Mr. Claes", language="en")
    mandate(of.participant, by, rows="M01,M04,M13,M22,M31,M40")
    browser = DoorClient("me", "en").enter(by)
    assert browser.get("/written/").status_code == 404
    assert "Came on time." not in text(browser.get("/client/"))


def test_his_look_is_in_the_log_before_it_is_shown() -> None:
    of = crossing.scene()
    noted(of, life.liaison(of), "Came on time.")
    life.telephone(of).get("/written/")
    found = log.table("me", "subject")._default_manager.get(act="file.look")
    assert (found.participant, found.kinds_seen) == (of.participant.pk, "M13,M22")


def test_notes_come_the_latest_first_and_in_pages() -> None:
    of = crossing.scene()
    author = life.liaison(of)
    for ago in range(1, 24):
        noted(of, author, f"Day {ago:02} ago.", ago=ago)
    client = life.telephone(of)
    first, second = text(client.get("/written/")), text(client.get("/written/?page=2"))
    assert first.index("Day 01 ago.") < first.index("Day 20 ago.")
    assert "Day 21 ago." not in first
    assert "Day 23 ago." in second
    assert "?page=2" in first
    assert "There are no older notes." in text(client.get("/written/?page=9"))


def test_his_plan_stands_on_the_first_page() -> None:
    of = crossing.scene()
    life.planned(of, life.liaison(of), "A place of my own")
    client = life.telephone(of)
    assert "A place of my own" in text(client.get("/written/"))
    assert "A place of my own" not in text(client.get("/written/?page=2"))


def offered(of: crossing.Scene, answer: str, state: str, **facts: Any) -> Offer:
    """The court recorded the offer at his sitting."""
    row = Appearance.objects.unguarded(because="a test").get(pk=of.occasion.id)
    Trajectory.objects.unguarded(because="a test").update(state=state)
    given = {"version": 1, "explained_on": date(2026, 11, 4), "language": "nl", "written_at": clock.now()}
    return Offer.objects.create(
        trajectory=row.trajectory,
        participant=of.participant,
        appearance=row,
        answer=answer,
        written_by=people.account(crossing.Role.CLERK, of.sitting.chamber),
        **given | facts,
    )


def test_an_offer_that_waits_for_his_answer_says_until_when_and_what_if_he_does_not_take_it() -> None:
    of = crossing.scene()
    until = clock.today() + timedelta(days=7)
    offered(of, "asks-time", "offered", time_until=until, interpreter="Turkish")
    client = life.telephone(of)
    day = date_format(until, "l j F")
    assert f"You have until {day} to think about it." in text(client.get("/"))
    page = text(client.get("/offered/"))
    for part in (
        of.sitting.chamber.name,
        "on Wednesday 4 November 2026, in Dutch",
        "With an interpreter: Turkish.",
        f"You have until {day} {until.year} to think about it.",
        "goes the ordinary way before the court",
        "No reason is asked, and none is kept.",
    ):
        assert part in page


def test_an_offer_that_was_answered_is_told_as_it_was_written_down() -> None:
    of = crossing.scene()
    offered(of, "accepts", "running")
    client = life.telephone(of)
    assert "You were offered a path" not in text(client.get("/"))
    assert "As it was written down: <strong>you took it</strong>" in text(client.get("/offered/"))


def test_a_record_that_was_taken_back_is_not_told() -> None:
    of = crossing.scene()
    offered(of, "taken-back", "notified")
    assert "Nothing is written down here about an offer to you." in text(life.telephone(of).get("/offered/"))


def test_he_reads_the_criteria_as_they_were_written_last() -> None:
    of = crossing.scene()
    row = Trajectory.objects.unguarded(because="a test").get(participant=of.participant)
    for version, answer in ((1, "no"), (2, "yes")):
        Checklist.objects.create(
            trajectory=row,
            participant=of.participant,
            version=version,
            model="DBK",
            model_version="1",
            criteria=["addiction", "residence"],
            answers={"addiction": {"answer": answer, "words": "Said so himself."}},
            written_at=clock.now() + timedelta(minutes=version),
            written_by=people.account(crossing.Role.PROSECUTOR, of.sitting.chamber),
        )
    page = text(life.telephone(of).get("/offered/"))
    assert "<strong>yes</strong><br>Said so himself." in page
    assert "<strong>no</strong>" not in page
    assert "added up" in page


def test_another_persons_offer_is_not_his() -> None:
    of, other = crossing.scene(), crossing.scene("Noor Maes")
    offered(other, "accepts", "running")
    assert "Nothing is written down here about an offer to you." in text(life.telephone(of).get("/offered/"))


def test_time_that_has_passed_is_not_said_to_be_left() -> None:
    of = crossing.scene()
    offered(of, "asks-time", "offered", time_until=clock.today() - timedelta(days=1))
    client = life.telephone(of)
    assert "You have until" not in text(client.get("/"))
    assert "Your answer is asked at the next sitting." in text(client.get("/offered/"))
