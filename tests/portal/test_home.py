"""Three things first: when and where next, what was agreed, how to reach my person. The rest stands behind them."""

import re
from datetime import timedelta
from typing import Any

import pytest

from liaison.care import vault
from liaison.casework.models import LiaisonWish, PlannedContact
from liaison.common import clock, ids
from tests import crossing
from tests.court import cast
from tests.portal import life


def text(answer: Any) -> str:
    return str(answer.content.decode())


def planned(of: crossing.Scene, place: str) -> PlannedContact:
    """His liaison has planned to see him tomorrow."""
    key = ids.new_id("casework_plannedcontact")
    sealed = vault.seal(of.participant.pk, place, table="casework_plannedcontact", row=key, field="sealed")
    return PlannedContact.objects.create(
        id=key,
        participant=of.participant,
        account=life.liaison(of),
        starts_at=clock.now() + timedelta(days=1),
        contact="visit",
        planned_at=clock.now(),
        sealed=sealed,
    )


def test_the_next_contact_with_his_liaison_stands_beside_his_next_date() -> None:
    of = crossing.scene()
    planned(of, "Koffiehuis aan het station")
    page = text(life.telephone(of).get("/"))
    assert "With your liaison" in page
    assert "Koffiehuis aan het station" in page
    assert "Lies Vermeer" in page


def test_all_agreements_are_behind_the_last_ones() -> None:
    court = cast.court()
    file = cast.file(court.chamber)
    cast.decided(file, cast.sitting(court.chamber, -56), "continue", "Every Tuesday the group")
    cast.decided(file, cast.sitting(court.chamber, -28), "praise", "Look for a room")
    of = crossing.Scene(
        crossing.people.myself(file.participant),
        None,
        None,
        file.participant,
        None,  # type: ignore[arg-type]
    )
    client = life.telephone(of)
    assert "Every Tuesday the group" not in text(client.get("/"))
    page = text(client.get("/agreed/"))
    assert page.index("Look for a room") < page.index("Every Tuesday the group")


def test_he_asks_for_another_liaison_once_and_gives_no_reason() -> None:
    of = crossing.scene()
    life.liaison(of)
    client = life.telephone(of)
    assert "You need not say why" in text(client.get("/another/"))
    for _ in range(2):
        assert client.post("/another/").headers["Location"] == "/"
    assert "You asked for another liaison on" in text(client.get("/"))
    assert LiaisonWish.objects.unguarded(because="a test").count() == 1


def test_where_help_was_asked_says_so_when_there_is_none() -> None:
    page = text(life.telephone(crossing.scene()).get("/help/"))
    assert "Nothing has been asked for you yet" in page


NEVER_IN_A_TITLE = re.compile(
    r"court|rechtbank|tribunal|kamer|chambre|justi|judge|rechter|juge|drug|care|zorg|soin|treat|behandel|programm|liaison"
    r"|peeters",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_every_page_has_a_title_of_its_own_that_says_nothing_of_court_or_care(language: str) -> None:
    of = crossing.scene()
    client = life.telephone(of, language)
    paths = [
        "/",
        "/agreed/",
        "/help/",
        "/another/",
        "/looked/",
        "/lawyer/",
        "/ask/",
        "/written/",
        "/offered/",
    ]
    paths += [life.tell_url(of, more) for more in ("", "paper/", "nothing/", "lawyer/")]
    titles = {path: re.findall("<title>(.*?)</title>", text(client.get(path)))[0] for path in paths}
    assert not [title for title in titles.values() if NEVER_IN_A_TITLE.search(title)], titles
    assert len(set(titles.values())) == len(paths)
