"""The source's key: the exact words, two equal answers, and no way to tell which was given."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine

from liaison.care import vault
from liaison.common import clock, log
from liaison.common.context import acting
from liaison.disclosure import queries as bridge
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.casework import cast, sentences
from tests.doors import DoorClient

pytestmark = pytest.mark.usefixtures("assigned")


@pytest.fixture
def statement(yassine: Participant, lien: Account, service: cast.Service) -> UUID:
    return sentences.told(yassine, service.chamber, source=lien.pk)


def at(statement: UUID) -> str:
    return f"/confirm/{statement}/"


def waiting(account: Account) -> int:
    viewer = cast.viewer_of(account)
    with acting(viewer):
        return len(bridge.awaiting(viewer))


def test_the_source_reads_the_exact_words_in_every_language(at_lien: DoorClient, statement: UUID) -> None:
    page = at_lien.get(at(statement)).content.decode()
    for language, words in sentences.WORDS.items():
        assert f'<blockquote lang="{language}">{words}</blockquote>' in page


def test_the_two_answers_are_equal_buttons(at_lien: DoorClient, statement: UUID) -> None:
    page = at_lien.get(at(statement)).content.decode()
    found = re.search(r'<div class="equal">(.*?)</div>', page, re.DOTALL)
    assert found
    buttons = re.findall(r"<button[^>]* name=\"answer\" value=\"(\w+)\">([^<]+)</button>", found[1])
    assert buttons == [("confirm", "It is a true copy"), ("decline", "I do not confirm")]


def left(browser: DoorClient, statement: UUID, answer: str) -> tuple[Any, str]:
    """What the browser is told, and the page it comes to, without what differs each time."""
    told = browser.post(at(statement), {"answer": answer})
    page = browser.get(told["Location"]).content.decode()
    masked = re.sub(r'name="(csrfmiddlewaretoken|note_id)" value="[^"]+"', "", page)
    return (told.status_code, told["Location"], told.content), masked


def test_yes_and_no_leave_the_page_in_the_same_way(
    at_lien: DoorClient, lien: Account, statement: UUID, yassine: Participant, service: cast.Service
) -> None:
    confirmed = left(at_lien, statement, "confirm")
    occasion = sentences.next_occasion(yassine, cast.service().chamber)
    other = sentences.kept(yassine, occasion, source=lien.pk)
    sentences.tell(yassine, occasion, other)
    assert left(at_lien, other.id, "decline") == confirmed


@pytest.mark.parametrize("answer", ["confirm", "decline"])
def test_an_answered_sentence_waits_no_more(
    at_lien: DoorClient, lien: Account, statement: UUID, answer: str
) -> None:
    at_lien.post(at(statement), {"answer": answer})
    assert waiting(lien) == 0
    assert at_lien.get(at(statement)).status_code == 404


def test_the_log_cannot_tell_yes_from_no(
    at_lien: DoorClient, lien: Account, statement: UUID, yassine: Participant
) -> None:
    occasion = sentences.next_occasion(yassine, cast.service().chamber)
    other = sentences.kept(yassine, occasion, source=lien.pk)
    sentences.tell(yassine, occasion, other)
    at_lien.post(at(statement), {"answer": "confirm"})
    at_lien.post(at(other.id), {"answer": "decline"})
    bodies = log.table("care", "event")._default_manager.order_by("seq").values_list("body", flat=True)
    acts = [found for body in bodies if (found := re.search(r'"act":"(sentence\.answer)"', body))]
    assert len(acts) == 2
    assert not re.search("confirm|decline", "".join(bodies))


def test_an_answer_that_is_neither_is_no_page(at_lien: DoorClient, lien: Account, statement: UUID) -> None:
    assert at_lien.post(at(statement), {"answer": "perhaps"}).status_code == 404
    assert at_lien.post(at(statement)).status_code == 404
    assert waiting(lien) == 1


def test_anothers_sentence_is_no_page_and_is_not_answered(
    at_an: DoorClient, an: Account, lien: Account, yassine: Participant, statement: UUID
) -> None:
    cast.assign(yassine, an)
    assert at_an.get(at(statement)).status_code == 404
    assert at_an.post(at(statement), {"answer": "confirm"})["Location"] == "/"
    assert waiting(lien) == 1


def test_after_the_assignment_the_source_is_no_longer_asked(
    at_lien: DoorClient, lien: Account, statement: UUID, yassine: Participant
) -> None:
    at_lien.post(f"/people/{yassine.pk}/give-back/")
    assert at_lien.get(at(statement)).status_code == 404
    assert at_lien.post(at(statement), {"answer": "confirm"})["Location"] == "/"
    assert waiting(lien) == 1


def test_after_the_list_has_closed_nothing_is_asked(
    at_lien: DoorClient, lien: Account, statement: UUID
) -> None:
    with time_machine.travel(clock.now() + cast.DAY):
        again = DoorClient("care").enter(lien)
        assert again.get(at(statement)).status_code == 404
        again.post(at(statement), {"answer": "confirm"})
    assert waiting(lien) == 1


def test_the_answer_asks_for_a_fresh_sign_in(at_lien: DoorClient, lien: Account, statement: UUID) -> None:
    at_lien.get("/")
    with time_machine.travel(clock.now() + timedelta(minutes=6)):
        for answer in (at_lien.get(at(statement)), at_lien.post(at(statement), {"answer": "confirm"})):
            assert answer.status_code == 302
            assert "next=" in answer["Location"]
    assert waiting(lien) == 1


def test_words_that_are_not_those_approved_are_not_shown(
    at_lien: DoorClient, statement: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "unseal", lambda *_, **__: '{"en":"x","fr":"x","nl":"x"}')
    with pytest.raises(vault.sealing.SealBroken, match="not the one"):
        at_lien.get(at(statement))


def test_a_sentence_nobody_told_is_no_page(at_lien: DoorClient) -> None:
    assert at_lien.get(at(uuid4())).status_code == 404
