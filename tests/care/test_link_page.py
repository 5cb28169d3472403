"""The page behind a programme's link: the code first, one question, then only the sentences built from its answer."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine

from liaison.care.models import Attestation
from liaison.common import clock, links, log
from liaison.common.models import Installation
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure import queries as bridge
from liaison.participants.models import Participant
from tests.casework import cast, sentences
from tests.doors import DoorClient

BY = Viewer(uuid4(), Role.LIAISON, "care")
CODE = "246810"


@pytest.fixture
def service() -> cast.Service:
    return cast.service()


@pytest.fixture
def yassine(service: cast.Service) -> Participant:
    return cast.person(service.chamber)


@pytest.fixture
def attestation(yassine: Participant, service: cast.Service) -> Attestation:
    return cast.asked(yassine, cast.programme(service.organisation))


@pytest.fixture
def link(attestation: Attestation) -> links.NewLink:
    return links.make(by=BY, door="care", purpose="attestation", subject=attestation.pk, code=CODE)


@pytest.fixture
def desk(link: links.NewLink) -> DoorClient:
    """The programme's browser, after the code."""
    browser = DoorClient("care")
    browser.post(at(link, "code/"), {"code": CODE})
    return browser


def at(link: links.NewLink, rest: str = "") -> str:
    return f"/l/{link.token}/{rest}"


def page(browser: DoorClient, link: links.NewLink) -> str:
    answer = browser.get(at(link))
    assert answer.status_code == 200
    return str(answer.content.decode())


def row() -> Attestation:
    return Attestation.objects.unguarded(because="looks at what was kept").get()


def give(browser: DoorClient, link: links.NewLink, planned: Any = 8, kept: Any = 7) -> Any:
    return browser.post(at(link, "attendance/"), {"planned": planned, "kept": kept})


def test_before_the_code_nothing_of_anybody_is_shown(link: links.NewLink, yassine: Participant) -> None:
    shown = page(DoorClient("care"), link)
    assert yassine.surname not in shown
    assert "Day programme" not in shown
    assert "<title>The code</title>" in shown


@pytest.mark.parametrize("rest", ["attendance/", "answer/00000000-0000-4000-8000-000000000009/"])
def test_before_the_code_nothing_is_taken(link: links.NewLink, rest: str, yassine: Participant) -> None:
    answer = DoorClient("care").post(at(link, rest), {"planned": 1, "kept": 1, "answer": "confirm"})
    assert answer.status_code == 200
    assert yassine.surname not in answer.content.decode()
    assert row().attested_at is None


def test_the_code_opens_the_question_in_this_browser_alone(
    desk: DoorClient, link: links.NewLink, yassine: Participant
) -> None:
    shown = page(desk, link)
    assert yassine.name in shown
    assert "1 October 2026" in shown
    assert "<title>A question for you</title>" in shown
    assert yassine.name not in page(DoorClient("care"), link)


def test_only_what_is_needed_is_on_the_page(desk: DoorClient, link: links.NewLink) -> None:
    shown = page(desk, link)
    for secret in ("1994", "GE21", "Possession", "Drug chamber", "sitting", "court"):
        assert secret not in shown


def test_a_wrong_code_is_counted_and_five_lock_the_link(link: links.NewLink) -> None:
    browser = DoorClient("care")
    for _ in range(5):
        assert "This is not the code" in browser.post(at(link, "code/"), {"code": "1"}).content.decode()
    assert browser.post(at(link, "code/"), {"code": CODE}).status_code == 200
    assert "tried too often" in page(browser, link)


def test_the_door_closes_after_a_quarter_of_an_hour(
    desk: DoorClient, link: links.NewLink, yassine: Participant
) -> None:
    with time_machine.travel(clock.now() + timedelta(minutes=15, seconds=1)):
        assert yassine.name not in page(desk, link)


def test_leaving_closes_it_at_once(desk: DoorClient, link: links.NewLink, yassine: Participant) -> None:
    desk.post(at(link, "leave/"))
    assert yassine.name not in page(desk, link)


def test_the_answer_is_kept_with_the_link_as_its_source(
    desk: DoorClient, link: links.NewLink, yassine: Participant
) -> None:
    assert give(desk, link).status_code == 302
    kept = row()
    assert (kept.planned, kept.kept, kept.attested_by) == (8, 7, link.link_id)
    assert "7 kept of 8 planned" in page(desk, link)


def test_the_first_answer_stays(desk: DoorClient, link: links.NewLink) -> None:
    give(desk, link)
    give(desk, link, 8, 0)
    assert row().kept == 7


@pytest.mark.parametrize(("planned", "kept"), [("", ""), (3, 4), (-1, -1), ("eight", 2), (8, ""), (401, 1)])
def test_numbers_that_cannot_be_are_refused_beside_the_field(
    desk: DoorClient, link: links.NewLink, planned: Any, kept: Any
) -> None:
    answer = give(desk, link, planned, kept)
    assert answer.status_code == 200
    assert "Something must be changed first" in answer.content.decode()
    assert row().attested_at is None


def test_nothing_planned_and_nothing_kept_is_an_answer(desk: DoorClient, link: links.NewLink) -> None:
    give(desk, link, 0, 0)
    assert (row().planned, row().kept) == (0, 0)


@pytest.mark.parametrize("rest", ["", "code/", "attendance/", "leave/"])
def test_a_token_nobody_has_and_a_revoked_one_are_the_same_page(link: links.NewLink, rest: str) -> None:
    links.revoke(by=BY, link_id=link.link_id)
    browser = DoorClient("care")
    nothing = browser.get("/no-such-page/")
    for token in (link.token, "x" * 43):
        address = f"/l/{token}/{rest}"
        answer = browser.post(address) if rest else browser.get(address)
        assert (answer.status_code, answer.content) == (404, nothing.content)


def test_a_link_to_a_sign_in_opens_no_question(yassine: Participant) -> None:
    other = links.make(by=BY, door="care", purpose="sign-in", subject=yassine.pk)
    assert DoorClient("care").get(at(other)).status_code == 404


def test_a_code_opens_its_own_link_alone(
    desk: DoorClient, link: links.NewLink, service: cast.Service
) -> None:
    other = cast.asked(cast.person(service.chamber, "Claeys"), cast.programme(service.organisation, "Other"))
    theirs = links.make(by=BY, door="care", purpose="attestation", subject=other.pk, code="135790")
    assert "Claeys" not in page(desk, theirs)


def test_the_fixed_code_is_shown_where_nobody_exists_and_nowhere_else(link: links.NewLink) -> None:
    assert "Constructed world" not in page(DoorClient("care"), link)
    Installation.objects.create(is_constructed=True, seed="t", made_at=clock.now())
    code = links.constructed_code(link.link_id)
    assert code
    assert code in page(DoorClient("care"), link)


@pytest.mark.parametrize("rest", ["code/", "attendance/", "leave/"])
def test_who_comes_to_an_act_by_reading_sees_the_question(
    desk: DoorClient, link: links.NewLink, rest: str
) -> None:
    answer = desk.get(at(link, rest))
    assert (answer.status_code, answer["Location"]) == (302, at(link))
    assert row().attested_at is None


@pytest.fixture
def statement(desk: DoorClient, link: links.NewLink, yassine: Participant, service: cast.Service) -> UUID:
    """A sentence that he tells, built from what the programme gave."""
    give(desk, link)
    return sentences.told(yassine, service.chamber, source=link.link_id)


def test_the_same_link_then_shows_the_sentence_built_from_it(
    desk: DoorClient, link: links.NewLink, statement: UUID
) -> None:
    shown = page(desk, link)
    assert sentences.WORDS["nl"] in shown
    assert f"answer/{statement}/" in shown


def test_a_sentence_of_another_source_is_not_shown(
    desk: DoorClient, link: links.NewLink, yassine: Participant, service: cast.Service
) -> None:
    give(desk, link)
    statement = sentences.told(yassine, service.chamber, source=uuid4())
    assert str(statement) not in page(desk, link)


def masked(text: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


def test_yes_and_no_leave_the_page_in_the_same_way(
    desk: DoorClient, link: links.NewLink, statement: UUID, yassine: Participant
) -> None:
    yes = desk.post(at(link, f"answer/{statement}/"), {"answer": "confirm"})
    after_yes = masked(page(desk, link))
    occasion = sentences.next_occasion(yassine, cast.service().chamber)
    other = sentences.kept(yassine, occasion, source=link.link_id)
    sentences.tell(yassine, occasion, other)
    no = desk.post(at(link, f"answer/{other.id}/"), {"answer": "decline"})
    assert (yes.status_code, yes["Location"], yes.content) == (no.status_code, no["Location"], no.content)
    assert masked(page(desk, link)) == after_yes


@pytest.mark.parametrize("answer", ["confirm", "decline"])
def test_an_answer_is_given_once(desk: DoorClient, link: links.NewLink, statement: UUID, answer: str) -> None:
    for _ in range(2):
        assert desk.post(at(link, f"answer/{statement}/"), {"answer": answer}).status_code == 302
    viewer = links.as_actor(links.find(link.token, "care"))  # type: ignore[arg-type]
    assert bridge.awaiting(viewer) == ()


def test_every_look_is_in_the_log_with_the_programmes_organisation(
    desk: DoorClient, link: links.NewLink, yassine: Participant, service: cast.Service
) -> None:
    page(desk, link)
    seen = log.table("care", "subject")._default_manager.filter(act="attestation.look").first()
    assert seen
    assert (seen.participant, seen.role, seen.organisation) == (
        yassine.pk,
        "programme",
        service.organisation.pk,
    )


def test_without_the_log_the_question_is_not_shown(
    desk: DoorClient, link: links.NewLink, yassine: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import DatabaseError

    def fails(*_: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr(log, "_append", fails)
    answer = desk.get(at(link))
    assert answer.status_code == 503
    assert yassine.surname not in answer.content.decode()
