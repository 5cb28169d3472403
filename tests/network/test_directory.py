"""The network's door: programmes, what they told and how many wait, and nobody."""

import pytest

from liaison.common.roles import Role
from tests import people
from tests.network import cast


@pytest.mark.parametrize("role", [Role.NETWORK_MANAGER, Role.POLICY_COORDINATOR, Role.RESEARCHER])
def test_the_directory_shows_programmes_and_no_person(role: Role) -> None:
    cast.programme("Day centre", cast.care("De Brug"), municipality="Gent")
    people.participant("Yara Peeters")
    page = cast.at_network(role).get("/").content.decode()
    for said in ("Day centre", "Gent", "nothing told yet"):
        assert said in page
    assert "Peeters" not in page


def test_an_empty_directory_says_who_fills_it() -> None:
    assert "The administrator does that" in cast.at_network().get("/").content.decode()
