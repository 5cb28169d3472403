"""The network's door: organisations and what they offer, and nobody."""

import pytest

from liaison.common.roles import Role
from liaison.network.models import Programme
from tests import people
from tests.doors import DoorClient


@pytest.mark.parametrize("role", [Role.NETWORK_MANAGER, Role.POLICY_COORDINATOR, Role.RESEARCHER])
def test_the_directory_shows_organisations_and_programmes_and_no_person(role: Role) -> None:
    care = people.organisation("care", "De Brug")
    Programme.objects.create(organisation=care, name="Day centre", telephone="09 000 00 00")
    people.participant("Yara Peeters")
    client = DoorClient("network").enter(people.account(role, people.organisation("operator", "Operator")))
    page = client.get("/").content.decode()
    for said in ("De Brug", "Day centre", "09 000 00 00", "There are none yet"):
        assert said in page
    assert "Peeters" not in page


def test_an_empty_directory_says_who_fills_it() -> None:
    manager = people.account(Role.NETWORK_MANAGER, people.organisation("nobody", "Nobody"))
    assert "The administrator does that" in DoorClient("network").enter(manager).get("/").content.decode()
