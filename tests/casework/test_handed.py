"""What the court has from him: the copies that were delivered, in his words, and no trace of anything else."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine

from liaison.care.delivery import deliver_closed
from liaison.common import clock
from liaison.common.context import acting
from liaison.common.viewer import worker
from liaison.disclosure.rules.handover import Occasion
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.casework import cast, sentences
from tests.doors import DoorClient

pytestmark = pytest.mark.usefixtures("assigned")


def in_all(words: str) -> dict[str, str]:
    return dict.fromkeys(("nl", "fr", "en"), words)


@pytest.fixture
def occasion(yassine: Participant, service: cast.Service) -> Occasion:
    return sentences.next_occasion(yassine, service.chamber)


def tell(person: Participant, occasion: Occasion, words: str, source: UUID | None = None) -> UUID:
    sentence = sentences.kept(person, occasion, source=source, words=in_all(words))
    sentences.tell(person, occasion, sentence)
    return sentence.id


def after_closing(account: Account, person: Participant) -> str:
    """The file once the list has closed and the worker has delivered it."""
    with time_machine.travel(clock.now() + cast.DAY + timedelta(minutes=1)):
        with acting(worker("care")):
            deliver_closed(by=worker("care"))
        browser = DoorClient("care").enter(account)
        return str(browser.get(f"/people/{person.pk}/releases/").content.decode())


def test_his_own_words_are_there_once_they_are_delivered(
    at_lien: DoorClient, lien: Account, yassine: Participant, occasion: Occasion
) -> None:
    tell(yassine, occasion, "I found a room.")
    assert "I found a room." not in at_lien.get(f"/people/{yassine.pk}/releases/").content.decode()
    assert "I found a room." in after_closing(lien, yassine)


def test_a_confirmed_sentence_is_there_and_a_declined_one_leaves_no_trace(
    at_lien: DoorClient, lien: Account, yassine: Participant, occasion: Occasion
) -> None:
    yes, no = (tell(yassine, occasion, words, lien.pk) for words in ("I came 7 times.", "I came often."))
    at_lien.post(f"/confirm/{yes}/", {"answer": "confirm"})
    at_lien.post(f"/confirm/{no}/", {"answer": "decline"})
    page = after_closing(lien, yassine)
    assert "I came 7 times." in page
    assert "I came often." not in page


def test_what_nobody_confirmed_leaves_no_trace(
    lien: Account, yassine: Participant, occasion: Occasion, service: cast.Service
) -> None:
    tell(yassine, occasion, "I came often.", uuid4())
    page = after_closing(lien, yassine)
    assert "I came often." not in page
    assert "For the sitting of" not in page
    assert "This is not complete and need not be." in page


@pytest.mark.parametrize(("language", "words"), sentences.WORDS.items())
def test_the_words_are_read_in_the_language_of_the_page(
    at_lien: DoorClient, lien: Account, yassine: Participant, occasion: Occasion, language: str, words: Any
) -> None:
    sentence = sentences.kept(yassine, occasion, source=lien.pk)
    sentences.tell(yassine, occasion, sentence)
    at_lien.post(f"/confirm/{sentence.id}/", {"answer": "confirm"})
    with time_machine.travel(clock.now() + cast.DAY + timedelta(minutes=1)):
        with acting(worker("care")):
            deliver_closed(by=worker("care"))
        browser = DoorClient("care", language).enter(lien)
        assert words in browser.get(f"/people/{yassine.pk}/releases/").content.decode()
