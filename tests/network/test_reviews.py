"""The reviews at the office: the data-protection officer alone, a term of ten days, one mark with a reason, no names."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from liaison.common import clock, log
from liaison.common.models import Review
from liaison.common.roles import Role
from liaison.network.models import Account, ReviewMark
from tests import people
from tests.doors import DoorClient

WHY = "She asked for the file at the request of the clerk."


@pytest.fixture
def officer() -> DoorClient:
    return DoorClient("office").enter(
        people.account(Role.DATA_PROTECTION_OFFICER, people.organisation("operator", "Operator"))
    )


def drawn(days_ago: float = 1, door: str = "court", **said: Any) -> UUID:
    judge = Account.objects.filter(name="Mia Maes").first() or people.account(Role.JUDGE, name="Mia Maes")
    at = clock.now() - timedelta(days=days_ago)
    values = {
        "week": at.date(),
        "reason": "own-name",
        "drawn_at": at,
        "at": at - timedelta(days=3),
        "actor": judge.pk,
        "role": "judge",
        "organisation": judge.organisation_id,
        "act": "file.look",
        "people": 1,
    }
    return log.table(door, "review")._default_manager.create(**values | said).pk


def page(client: DoorClient, path: str = "/reviews/") -> str:
    return client.get(path).content.decode()


def acts() -> Iterator[str]:
    for row in log.table("office", "event")._default_manager.order_by("seq"):
        yield from re.findall(r'"act":"(review[^"]*)"', row.body)


def test_a_drawn_look_says_who_looked_and_why_it_is_here(officer: DoorClient) -> None:
    drawn()
    shown = page(officer)
    for said in ("Mia Maes", "judge", "same surname", "<code>file.look</code>"):
        assert said in shown
    assert "overdue" not in shown


@pytest.mark.parametrize(("days", "is_overdue"), [(9.99, False), (10.01, True)])
def test_after_ten_days_it_is_overdue_and_said_where_the_officer_comes_in(
    officer: DoorClient, days: float, is_overdue: bool
) -> None:
    drawn(days, door="care")
    assert ("overdue" in page(officer)) is is_overdue
    assert ("should have been reviewed" in page(officer, "/log/")) is is_overdue


def test_a_mark_has_a_finding_and_a_reason_and_is_in_the_log(officer: DoorClient) -> None:
    key = drawn(11)
    answer = officer.post(f"/reviews/{key}/", {"finding": "in-order", "why": WHY})
    assert answer.status_code == 302
    mark = ReviewMark.objects.get()
    assert (mark.review, mark.finding, mark.why) == (key, "in-order", WHY)
    assert "review.mark" in acts()
    shown = page(officer)
    assert "overdue" not in shown
    assert "everything is reviewed" in shown
    assert WHY in page(officer, f"/reviews/{key}/")


@pytest.mark.parametrize(
    "sent", [{"finding": "in-order", "why": " fine "}, {"why": WHY}, {"finding": "x", "why": WHY}]
)
def test_without_a_finding_or_a_reason_nothing_is_marked(officer: DoorClient, sent: dict[str, str]) -> None:
    answer = officer.post(f"/reviews/{drawn()}/", sent)
    assert answer.status_code == 200
    assert "Something must be changed first" in answer.content.decode()
    assert not ReviewMark.objects.exists()


def test_it_is_marked_once(officer: DoorClient) -> None:
    key = drawn()
    officer.post(f"/reviews/{key}/", {"finding": "in-order", "why": WHY})
    assert officer.post(f"/reviews/{key}/", {"finding": "followed-up", "why": WHY}).status_code == 404
    assert 'name="why"' not in page(officer, f"/reviews/{key}/")
    assert ReviewMark.objects.get().finding == "in-order"


def test_the_row_of_a_week_is_no_look_to_be_marked(officer: DoorClient) -> None:
    week = drawn(reason=Review.Reason.WEEK, people=812, actor=None)
    assert "812" in page(officer)
    for key in (week, uuid4()):
        assert officer.get(f"/reviews/{key}/").status_code == 404
        assert officer.post(f"/reviews/{key}/", {"finding": "in-order", "why": WHY}).status_code == 404


def test_the_administrator_reviews_nobody_himself_least_of_all(officer: DoorClient) -> None:
    administrator = DoorClient("office").enter(people.account(Role.ADMINISTRATOR))
    key = drawn()
    for path in ("/reviews/", f"/reviews/{key}/"):
        assert administrator.get(path).status_code == 404
    assert "To review" not in page(administrator, "/log/")


def test_looking_at_the_reviews_is_in_the_log(officer: DoorClient) -> None:
    page(officer)
    assert list(acts()) == ["review.look"]


def test_the_number_of_queries_does_not_grow(officer: DoorClient, django_assert_max_num_queries: Any) -> None:
    for _ in range(2):
        drawn()
    with django_assert_max_num_queries(40) as few:
        page(officer)
    for _ in range(20):
        drawn()
    with django_assert_max_num_queries(len(few)):
        page(officer)
