"""The pages of a paper that he handed over: the liaison sees what the court has, and nobody sees another's."""

import re
from uuid import UUID

import pytest

from liaison.casework.models import Assignment
from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.disclosure.models import FrozenCopy
from liaison.network.models import Account
from tests import crossing, people
from tests.casework import cast
from tests.doors import DoorClient
from tests.portal import life, papers


@pytest.fixture
def of() -> crossing.Scene:
    return crossing.scene()


@pytest.fixture
def his(of: crossing.Scene) -> Account:
    """His liaison."""
    return life.liaison(of)


def copy() -> UUID:
    return FrozenCopy.objects.unguarded(because="a test looks").get().pk


def at_care(account: Account) -> DoorClient:
    return DoorClient("care").enter(account)


def test_his_liaison_sees_the_very_pages_among_what_the_court_has(of: crossing.Scene, his: Account) -> None:
    papers.delivered(of, "een", "twee")
    browser = at_care(his)
    page = browser.get(f"/people/{of.participant.pk}/releases/").content.decode()
    assert papers.TITLE in page
    urls = re.findall(r'<img src="([^"]+)"', page)
    assert len(urls) == 2
    answers = [browser.get(url) for url in urls]
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.headers["Content-Type"] for answer in answers} == {"image/jpeg"}
    assert [answer.headers["Content-Disposition"] for answer in answers] == [
        f'inline; filename="paper-{number}.jpg"' for number in (1, 2)
    ]


def test_each_look_at_a_page_is_in_the_log(of: crossing.Scene, his: Account) -> None:
    papers.delivered(of)
    subjects = log.table("care", "subject")._default_manager.filter(act="paper.look")
    before = subjects.count()
    at_care(his).get(f"/people/{of.participant.pk}/handed/{copy()}/1/")
    assert subjects.count() == before + 1
    assert subjects.latest("at").kinds_seen == "M40"


def test_a_page_that_the_paper_has_not_is_no_page(of: crossing.Scene, his: Account) -> None:
    papers.delivered(of)
    for number in (0, 2, 99):
        answer = at_care(his).get(f"/people/{of.participant.pk}/handed/{copy()}/{number}/")
        assert answer.status_code == 404


def test_before_delivery_there_is_nothing_to_see(of: crossing.Scene, his: Account) -> None:
    client = life.telephone(of)
    paper = papers.added(client, of)
    papers.told(client, of, paper)
    page = at_care(his).get(f"/people/{of.participant.pk}/releases/").content.decode()
    assert papers.TITLE not in page
    assert at_care(his).get(f"/people/{of.participant.pk}/handed/{paper}/1/").status_code == 404


def test_another_liaison_and_another_of_her_people_do_not_lead_to_it(
    of: crossing.Scene, his: Account
) -> None:
    papers.delivered(of)
    other = crossing.scene("Noor Maes")
    Assignment.objects.create(participant=other.participant, account=his, starts_at=clock.now() - cast.DAY)
    nothing = at_care(his).get("/no-such-page/").content
    wrong = at_care(his).get(f"/people/{other.participant.pk}/handed/{copy()}/1/")
    assert (wrong.status_code, wrong.content) == (404, nothing)
    stranger = people.account(Role.LIAISON)
    assert at_care(stranger).get(f"/people/{of.participant.pk}/handed/{copy()}/1/").status_code == 404
