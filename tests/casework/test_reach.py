"""A programme without a telephone number or a mail address: said before anything is sent, with what can be done."""

import pytest

from liaison.network.models import Programme
from liaison.participants.models import Participant
from tests.casework import cast, refer
from tests.doors import DoorClient

pytestmark = pytest.mark.usefixtures("assigned")
NO_MAIL, NO_NUMBER, NEITHER = (
    "No mail address is known",
    "No telephone number is known",
    "Neither a mail address",
)


@pytest.fixture
def house(service: cast.Service) -> Programme:
    return cast.programme(service.organisation, "The house")


def pages(browser: DoorClient, yassine: Participant, house: Programme) -> tuple[str, str, str]:
    """The choice, the page on which it is written, and the preview."""
    referral = refer.written(browser, yassine, house)
    return tuple(  # type: ignore[return-value]
        refer.text(browser.get(refer.at(yassine, path)))
        for path in ("new/", f"new/{house.pk}/", f"{referral}/")
    )


@pytest.mark.parametrize(
    ("lacks", "in_list", "warning"),
    [
        ({"question_address": ""}, "the link goes by letter", NO_MAIL),
        ({"telephone": ""}, "the code goes by letter", NO_NUMBER),
        ({"question_address": "", "telephone": ""}, "the question goes by letter", NEITHER),
    ],
)
def test_what_is_not_known_is_said_at_the_choice_and_before_sending(
    at_lien: DoorClient,
    yassine: Participant,
    house: Programme,
    lacks: dict[str, str],
    in_list: str,
    warning: str,
) -> None:
    Programme.objects.update(**lacks)
    choice, writing, preview = pages(at_lien, yassine, house)
    assert in_list in choice
    assert warning in writing
    assert warning in preview
    assert "Tell the office" in preview


def test_a_programme_that_can_be_reached_gets_no_warning(
    at_lien: DoorClient, yassine: Participant, house: Programme
) -> None:
    for page in pages(at_lien, yassine, house):
        assert "by letter" not in page
        assert "Tell the office" not in page


def test_a_number_of_the_directory_is_a_number(
    at_lien: DoorClient, yassine: Participant, house: Programme
) -> None:
    Programme.objects.update(telephone="", telephones=[{"number": "09 111 11 11", "description": "desk"}])
    choice, _, preview = pages(at_lien, yassine, house)
    assert "by letter" not in choice
    assert NO_NUMBER not in preview
    sent = refer.text(refer.send(at_lien, yassine, refer.written(at_lien, yassine, house)))
    assert "09 111 11 11" in sent


def test_without_either_the_page_after_sending_says_how_to_give_both(
    at_lien: DoorClient, yassine: Participant, house: Programme
) -> None:
    Programme.objects.update(question_address="", telephone="")
    sent = refer.text(refer.send(at_lien, yassine, refer.written(at_lien, yassine, house)))
    assert "Now bring the programme the code" in sent
    assert "by letter or by hand, apart from the code" in sent
    assert "/l/" in sent
