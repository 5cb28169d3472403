"""The catalogue as court users look it up, and the chamber's card for the slip."""

import pytest

from liaison.court.models import ChamberCard
from liaison.court.rules.sanctions import CATALOGUE
from tests.court import cast


def test_the_catalogue_shows_every_sanction_with_its_three_names_and_its_source() -> None:
    page = cast.text(cast.at_court(cast.court().judge).get("/sanctions/"))
    for sanction in CATALOGUE:
        for words in (sanction.code, sanction.nl, sanction.fr, sanction.en, sanction.source):
            assert words in page


def test_asked_about_days_it_lists_what_applies() -> None:
    asked = "/sanctions/?facts_from=2016-01-01&facts_until=2016-02-01&judged=2016-06-01"
    page = cast.text(cast.at_court(cast.court().prosecutor).get(asked))
    assert "Facts from 1 January 2016 to 1 February 2016, judged on 1 June 2016" in page
    assert "newer than the first of the facts" in page


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("judged=2016-06-01", "Give all three days"),
        ("facts_from=2017-01-01&facts_until=2016-02-01&judged=2018-06-01", "check the days"),
        ("facts_from=2016-01-01&facts_until=2016-02-01&judged=then", "Enter a valid date"),
    ],
)
def test_impossible_days_are_named_and_the_whole_catalogue_stays(asked: str, words: str) -> None:
    page = cast.text(cast.at_court(cast.court().judge).get(f"/sanctions/?{asked}"))
    assert words in page
    assert "All sanctions" in page


def test_the_chamber_says_how_people_reach_it() -> None:
    court, other = cast.court(), cast.court("Another chamber")
    client = cast.at_court(court.clerk)
    sent = {"name": "Courthouse", "place": "Opgeëistenlaan 401", "telephone": "09 234 00 00", "hours": ""}
    assert client.post("/chamber/", sent).status_code == 302
    assert client.post("/chamber/", {**sent, "hours": "9 to 12"}).status_code == 302
    card = ChamberCard.objects.get()
    assert (card.chamber_id, card.hours) == (court.chamber.pk, "9 to 12")
    assert "Courthouse" not in cast.shown(cast.at_court(other.clerk).get("/chamber/"))
