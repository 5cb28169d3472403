"""Whom he asks how often he was there: first where he was, and elsewhere only by name."""

import re
from html import unescape

from liaison.care.models import Referral, Stay
from liaison.common import clock
from liaison.common.roles import Role
from liaison.network.models import Organisation, Programme
from tests import crossing, people
from tests.doors import DoorClient
from tests.portal import life


def programme(name: str, of: Organisation | None = None) -> Programme:
    return Programme.objects.create(
        organisation=of or people.organisation("care", f"House of {name}"), name=name
    )


def choices(client: DoorClient, more: str = "") -> list[str]:
    """The programmes among which he can choose, as they stand on the page."""
    page = client.get(f"/ask/{more}").content.decode()
    return [
        unescape(" ".join(name.split()))
        for name in re.findall(r'<label[^>]*for="id_programme_\d+"[^>]*>(.*?)</label>', page, re.DOTALL)
    ]


def referred(of: crossing.Scene, to: Programme, state: str = "requested") -> None:
    is_sent = state != "draft"
    Referral.objects.create(
        participant=of.participant,
        programme=to,
        author=people.account(Role.LIAISON),
        need="housing",
        state=state,
        made_at=clock.now(),
        sent_at=clock.now() if is_sent else None,
        agreed_on=clock.today() if is_sent else None,
        agreed_how="spoken" if is_sent else "",
        sealed=b"",
    )


def test_where_he_was_referred_or_stayed_comes_by_itself_and_the_rest_of_the_directory_does_not() -> None:
    of = crossing.scene()
    there, stayed, _elsewhere = (programme(name) for name in ("Alfa", "Beta", "Gamma"))
    referred(of, there)
    Stay.objects.create(
        participant=of.participant, programme=stayed, kind="outpatient", starts_on=clock.today()
    )
    assert choices(life.telephone(of)) == ["House of Alfa, Alfa", "House of Beta, Beta"]


def test_a_draft_and_a_mistake_are_not_where_he_was() -> None:
    of = crossing.scene()
    referred(of, programme("Alfa"), "draft")
    referred(of, programme("Beta"), "entered-in-error")
    assert choices(life.telephone(of)) == []


def test_where_another_was_is_not_where_he_was() -> None:
    of, other = crossing.scene(), crossing.scene("Noor Maes")
    referred(other, programme("Alfa"))
    assert choices(life.telephone(of)) == []


def test_elsewhere_is_found_by_a_part_of_its_name_without_accents_after_his_own() -> None:
    of = crossing.scene()
    referred(of, programme("Zeta"))
    programme("Café Gâteau")
    client = life.telephone(of)
    assert choices(client, "?name=cafe+gat") == ["House of Zeta, Zeta", "House of Café Gâteau, Café Gâteau"]
    assert "Nothing was found" not in client.get("/ask/?name=nowhere").content.decode()


def test_a_search_that_finds_nothing_says_so_and_one_that_finds_much_is_cut() -> None:
    of = crossing.scene()
    house = people.organisation("care", "House")
    for number in range(15):
        programme(f"Room {number:02}", house)
    client = life.telephone(of)
    assert "Nothing was found with that name." in client.get("/ask/?name=nowhere").content.decode()
    assert len(choices(client, "?name=room")) == 10


def test_every_id_of_the_page_where_he_lets_a_lawyer_read_says_something_and_stands_once() -> None:
    page = life.telephone(crossing.scene()).get("/lawyer/").content.decode()
    found = re.findall(r'\bid="([^"]*)"', page)
    assert "" not in found
    assert len(found) == len(set(found))
