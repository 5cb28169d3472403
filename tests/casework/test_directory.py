"""The directory at the care door: found by words, kind and place, each figure with its age, small numbers hidden."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from liaison.common import clock
from liaison.common.roles import Role
from liaison.network.actions import record_availability
from liaison.network.models import Programme
from liaison.network.rules.figures import Told
from tests import people
from tests.care import referrals
from tests.casework import cast
from tests.doors import DoorClient


@pytest.fixture
def house(service: cast.Service) -> Programme:
    made = referrals.inpatient(service, "Huis Zonnewende")
    made.kind, made.municipality, made.telephone = "therapeutic-community", "Merelbeke", "09 000 00 07"
    made.admits, made.languages = "Everybody over eighteen", [{"code": "nl"}]
    made.save()
    return made


def tell(programme: Programme, days: int = 0, **figures: Any) -> None:
    told = Told(as_of=clock.now() - timedelta(days=days), source="their telephone", **figures)
    record_availability(by=people.viewer(Role.ADMINISTRATOR), programme=programme.pk, told=told)


def shown(browser: DoorClient, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize(
    ("sought", "is_found"),
    [
        ("text=zonnewénde", True),
        ("text=eighteen+merelbeke", True),
        ("text=nowhere", False),
        ("kind=therapeutic-community", True),
        ("kind=crisis", False),
        ("municipality=Merelbeke", True),
        ("municipality=Gent&text=zon", False),
        ("kind=no-such-kind", False),
        ("text=%00", True),
    ],
)
def test_a_programme_is_found_by_words_kind_and_place(
    at_lien: DoorClient, house: Programme, sought: str, is_found: bool
) -> None:
    page = shown(at_lien, f"/directory/?{sought}")
    assert ("Huis Zonnewende" in page) is is_found
    assert is_found or "Nothing was found." in page


def test_each_figure_says_how_old_it_is_and_who_told_it(at_lien: DoorClient, house: Programme) -> None:
    tell(house, days=20, free=2, places=30, weeks=11)
    page = shown(at_lien, f"/directory/{house.pk}/")
    for words in (
        "2 of 30 places free",
        "about 11 weeks to wait",
        "told by their telephone",
        "old: telephone first",
    ):
        assert words in page
    tell(house, is_stopped=True, stop_reason="renovation")
    page = shown(at_lien, "/directory/")
    assert "intake stop" in page
    assert "renovation" in page
    assert "old: telephone first" not in page


@pytest.mark.parametrize(
    ("waiting", "words"), [(4, "fewer than five wait"), (5, "5 people wait"), (0, "fewer than five wait")]
)
def test_few_who_wait_are_not_counted_out(
    at_lien: DoorClient, house: Programme, waiting: int, words: str
) -> None:
    tell(house, waiting=waiting)
    assert words in shown(at_lien, "/directory/")


def test_what_is_not_known_says_so(at_lien: DoorClient, service: cast.Service) -> None:
    bare = Programme.objects.create(organisation=service.organisation, name="Bare")
    page = shown(at_lien, f"/directory/{bare.pk}/")
    for words in ("no figures known", "no number is known", "not known", "No mail address is known"):
        assert words in page


def test_there_is_no_page_of_a_programme_that_does_not_exist(at_lien: DoorClient) -> None:
    answer = at_lien.get(f"/directory/{uuid4()}/")
    assert (answer.status_code, answer.content) == (404, at_lien.get("/no-such-page/").content)


def test_more_than_a_page_asks_for_a_word_more(at_lien: DoorClient, service: cast.Service) -> None:
    for n in range(61):
        referrals.inpatient(service, f"House {n:02}")
    page = shown(at_lien, "/directory/")
    assert "61 programmes found; the first 60 are shown" in page
    assert "House 60" not in page
