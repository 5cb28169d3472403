"""The cast of the referral's tests: Lien is Yassine's liaison, and a house with beds is asked for a place."""

import pytest

from liaison.common.viewer import Viewer
from liaison.network.models import Account, Programme
from liaison.participants.models import Participant
from tests.care import referrals
from tests.casework import cast


@pytest.fixture
def service() -> cast.Service:
    return cast.service()


@pytest.fixture
def yassine(service: cast.Service) -> Participant:
    return cast.person(service.chamber)


@pytest.fixture
def lien(service: cast.Service) -> Account:
    return cast.staff(service.organisation, "lien maes")


@pytest.fixture
def by(lien: Account) -> Viewer:
    """Lien, who writes and sends."""
    return cast.viewer_of(lien)


@pytest.fixture
def house(service: cast.Service) -> Programme:
    return referrals.inpatient(service)


@pytest.fixture
def sent(by: Viewer, yassine: Participant, house: Programme) -> referrals.Sent:
    return referrals.sent(by, yassine, house)
