"""The cast as fixtures: Lien is Yassine's liaison, An is a colleague, Katrien coordinates."""

import pytest

from liaison.casework.models import Assignment
from liaison.common.roles import Role
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.casework import cast
from tests.doors import DoorClient


@pytest.fixture
def service() -> cast.Service:
    return cast.service()


@pytest.fixture
def lien(service: cast.Service) -> Account:
    return cast.staff(service.organisation, "lien maes")


@pytest.fixture
def an(service: cast.Service) -> Account:
    return cast.staff(service.organisation, "an peeters")


@pytest.fixture
def katrien(service: cast.Service) -> Account:
    return cast.staff(service.organisation, "katrien", Role.COORDINATOR)


@pytest.fixture
def yassine(service: cast.Service) -> Participant:
    return cast.person(service.chamber)


@pytest.fixture
def assigned(yassine: Participant, lien: Account) -> Assignment:
    return cast.assign(yassine, lien)


@pytest.fixture
def at_lien(lien: Account) -> DoorClient:
    """Lien's browser."""
    return DoorClient("care").enter(lien)


@pytest.fixture
def at_an(an: Account) -> DoorClient:
    """An's browser."""
    return DoorClient("care").enter(an)


@pytest.fixture
def at_katrien(katrien: Account) -> DoorClient:
    """Katrien's browser."""
    return DoorClient("care").enter(katrien)
