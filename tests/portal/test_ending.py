"""Past a judgment nothing below the line moves: open releases end without a trace, and he is told before."""

from typing import Any

import pytest

from liaison.common import clock
from liaison.court.models import Appearance
from liaison.participants.models import Trajectory
from tests import crossing, signing
from tests.portal import life, papers

BECAUSE = "the court decides in a test"
ENDED = ("stopped", "closed-positive", "closed-negative", "judged", "transferred")


def text(answer: Any) -> str:
    return str(answer.content.decode())


def becomes(of: crossing.Scene, state: str) -> None:
    Trajectory.objects.unguarded(because=BECAUSE).filter(participant=of.participant).update(state=state)


@pytest.mark.parametrize("state", ENDED)
def test_what_he_told_for_a_later_day_ends_with_his_path_and_leaves_no_trace(state: str) -> None:
    of = crossing.scene()
    client = life.telephone(of)
    papers.told(client, of, papers.added(client, of), words="I get up at six.")
    becomes(of, state)
    (done,) = crossing.closed()
    assert (crossing.copies(), done.alarms) == ([], 0)


def test_a_path_that_was_taken_up_again_is_open_again() -> None:
    of = crossing.scene()
    life.tells(life.telephone(of), of, words="I get up at six.")
    becomes(of, "stopped")
    becomes(of, "running")
    crossing.closed()
    assert len(crossing.copies()) == 1


def test_the_others_on_the_list_are_delivered_as_ever() -> None:
    of = crossing.scene()
    other = crossing.scene("Jan Claes", on=of.sitting)
    crossing.told(of, "Mine.")
    crossing.told(other, "His.")
    becomes(of, "judged")
    crossing.closed()
    assert [copy.participant for copy in crossing.copies()] == [other.participant.pk]


def test_a_signed_paper_ends_too_and_none_is_countersigned_any_more() -> None:
    at = signing.desk()
    signing.countersigned(at, *signing.entered(at, "I found a room."))
    becomes(at.of, "judged")
    crossing.closed()
    assert crossing.copies() == []


def test_his_page_says_that_it_has_ended_and_takes_nothing_more() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    life.tells(client, of, words="I get up at six.")
    becomes(of, "judged")
    assert "Your path at this court has ended" in text(client.get(life.tell_url(of)))
    page = text(client.post(life.tell_url(of), {"leaving": "tell", "words": "One thing more."}))
    assert "One thing more." in page
    assert client.get(life.tell_url(of, "sure/")).headers["Location"] == life.tell_url(of)
    assert "What do you want to tell?" not in text(client.get("/"))


def test_he_is_told_before_from_the_moment_the_last_sitting_is_set() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    said = "nothing that you kept to yourself goes on with you"
    assert said not in text(client.get("/")) + text(client.get(life.tell_url(of)))
    rows = Appearance.objects.unguarded(because=BECAUSE).filter(pk=of.occasion.id)
    rows.update(kind=Appearance.Kind.CLOSING)
    assert said in text(client.get("/"))
    assert said in text(client.get(life.tell_url(of)))


def test_what_was_delivered_before_it_ended_stays() -> None:
    of = crossing.scene()
    crossing.told(of, "I get up at six.")
    crossing.closed()
    becomes(of, "judged")
    assert "I get up at six." in text(life.telephone(of).get(life.tell_url(of)))
    assert clock.now()
