"""Another liaison: asked for without a reason, shown to the coordinator alone, and acted on by her."""

import pytest

from liaison.casework.actions import wishing
from liaison.casework.models import LiaisonWish
from liaison.casework.queries.wishes import open_wishes, own_wish
from liaison.common.context import acting
from liaison.common.roles import Role
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.casework import cast
from tests.casework.sentences import himself


def ask(person: Participant) -> None:
    viewer = himself(person)
    with acting(viewer):
        wishing.ask_for_another(by=viewer)


def wishes() -> int:
    return LiaisonWish.objects.unguarded(because="counting").filter(answered_at=None).count()


@pytest.mark.usefixtures("assigned")
def test_the_coordinator_is_shown_who_asks_and_whose_person_he_is(
    katrien: Account, yassine: Participant
) -> None:
    ask(yassine)
    [wish] = open_wishes(cast.viewer_of(katrien))
    assert (wish.name, wish.liaisons) == (yassine.name, ("Lien Maes",))


@pytest.mark.usefixtures("assigned")
def test_asking_twice_is_asking_once(yassine: Participant) -> None:
    ask(yassine)
    ask(yassine)
    assert wishes() == 1
    assert own_wish(himself(yassine)) is not None


@pytest.mark.usefixtures("assigned")
def test_the_liaison_is_not_told(lien: Account, yassine: Participant) -> None:
    ask(yassine)
    assert open_wishes(cast.viewer_of(lien)) == ()


@pytest.mark.usefixtures("assigned")
def test_a_coordinator_of_another_service_is_not_told(yassine: Participant) -> None:
    ask(yassine)
    stranger = cast.staff(cast.service().organisation, "stranger", Role.COORDINATOR)
    assert open_wishes(cast.viewer_of(stranger)) == ()


@pytest.mark.usefixtures("assigned")
def test_a_wish_that_was_acted_on_is_off_the_list(katrien: Account, yassine: Participant) -> None:
    ask(yassine)
    viewer = cast.viewer_of(katrien)
    wishing.answer_wish(by=viewer, wish=open_wishes(viewer)[0].id)
    assert (wishes(), open_wishes(viewer), own_wish(himself(yassine))) == (0, (), None)
