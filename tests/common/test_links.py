"""Links: who holds one is known by a hash, a code is given a few tries, and nothing tells a made-up link from an old one."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import DatabaseError, transaction

from liaison.common import clock, links, log
from liaison.common.models import Installation, Link
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from tests.doors import rights_of

LIAISON = Viewer(id=uuid4(), role=Role.LIAISON, door="care")
SUBJECT = UUID(int=7)
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


def way_in() -> links.NewLink:
    return links.make(by=LIAISON, door="me", purpose=Link.Purpose.SIGN_IN, subject=SUBJECT)


def programmes(code: str | None = None) -> links.NewLink:
    return links.make(by=LIAISON, door="care", purpose=Link.Purpose.ATTESTATION, subject=SUBJECT, code=code)


def constructed() -> None:
    Installation.objects.create(is_constructed=True, seed="t", made_at=clock.now())


def acts(door: str) -> list[str]:
    bodies = log.table(door, "event")._default_manager.order_by("seq").values_list("body", flat=True)
    return [found[1] for body in bodies if (found := re.search(r'"act":"([^"]+)"', body))]


def test_a_token_leads_to_its_subject_at_its_own_door_alone() -> None:
    made = way_in()
    found = links.find(made.token, "me")
    assert found is not None
    assert (found.id, found.subject, found.is_locked) == (made.link_id, SUBJECT, False)
    assert made.url.endswith(f"/l/{made.token}/")
    assert links.find(made.token, "care") is None


def test_a_token_has_256_bits_and_is_not_in_the_table() -> None:
    made = programmes()
    row = str(Link.objects.values().get())
    assert re.fullmatch(r"[\w-]{43}", made.token)
    assert made.token not in row
    assert made.code not in row


def test_an_unknown_token_and_a_revoked_one_look_the_same() -> None:
    made = way_in()
    links.revoke(by=LIAISON, link_id=made.link_id)
    assert links.find(made.token, "me") is None
    assert links.find("x" * 43, "me") is None
    assert links.find("\ud800", "me") is None


def test_an_unknown_token_and_a_revoked_one_cost_the_same_queries(
    django_assert_num_queries: Any,
) -> None:
    made = way_in()
    links.revoke(by=LIAISON, link_id=made.link_id)
    for token in (made.token, "x" * 43):
        with django_assert_num_queries(1):
            links.find(token, "me")


def test_a_sign_in_code_works_once() -> None:
    made = way_in()
    code = links.issue_code(link_id=made.link_id)
    assert re.fullmatch(r"\d{6}", code)
    assert links.check_code(link_id=made.link_id, code=f" {code[:3]} {code[3:]} ")
    assert not links.check_code(link_id=made.link_id, code=code)


def test_a_sign_in_code_works_for_ten_minutes() -> None:
    with time_machine.travel(NOON, tick=False) as traveller:
        made = way_in()
        code = links.issue_code(link_id=made.link_id)
        traveller.shift(timedelta(minutes=10))
        assert not links.check_code(link_id=made.link_id, code=code)
        code = links.issue_code(link_id=made.link_id)
        traveller.shift(timedelta(minutes=9, seconds=59))
        assert links.check_code(link_id=made.link_id, code=code)


def test_a_new_code_ends_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    made = way_in()
    given = iter(["111111", "222222"])
    monkeypatch.setattr(links, "_random_code", lambda: next(given))
    first = links.issue_code(link_id=made.link_id)
    second = links.issue_code(link_id=made.link_id)
    assert not links.check_code(link_id=made.link_id, code=first)
    assert links.check_code(link_id=made.link_id, code=second)


def test_no_code_opens_a_link_for_which_none_was_asked() -> None:
    made = way_in()
    assert not links.check_code(link_id=made.link_id, code="")
    assert not links.check_code(link_id=made.link_id, code="000000")


def test_five_wrong_codes_lock_the_link_also_for_the_right_one() -> None:
    made = programmes("123456")
    for _ in range(5):
        assert not links.check_code(link_id=made.link_id, code="654321")
    assert not links.check_code(link_id=made.link_id, code="123456")
    found = links.find(made.token, "care")
    assert found is not None
    assert found.is_locked
    assert not found.may_ask


def test_a_lock_ends_after_a_quarter_of_an_hour() -> None:
    with time_machine.travel(NOON, tick=False) as traveller:
        made = programmes("123456")
        for _ in range(5):
            links.check_code(link_id=made.link_id, code="654321")
        traveller.shift(timedelta(minutes=14, seconds=59))
        assert not links.check_code(link_id=made.link_id, code="123456")
        traveller.shift(timedelta(seconds=1))
        assert links.check_code(link_id=made.link_id, code="123456")


def test_the_fifth_try_may_still_be_right_and_forgives_the_four_before() -> None:
    made = programmes("123456")
    for _ in range(2):
        for _ in range(4):
            assert not links.check_code(link_id=made.link_id, code="654321")
        assert links.check_code(link_id=made.link_id, code="123456")


def test_asking_for_a_new_code_forgives_no_wrong_try() -> None:
    made = way_in()
    for _ in range(5):
        links.issue_code(link_id=made.link_id)
        links.check_code(link_id=made.link_id, code="wrong")
    assert not links.check_code(link_id=made.link_id, code=links.issue_code(link_id=made.link_id))


def test_a_programmes_code_stays() -> None:
    with time_machine.travel(NOON, tick=False) as traveller:
        made = programmes()
        assert links.check_code(link_id=made.link_id, code=made.code)
        traveller.shift(timedelta(days=90))
        assert links.check_code(link_id=made.link_id, code=made.code)


def test_the_code_of_a_revoked_link_is_wrong() -> None:
    made = programmes("123456")
    links.revoke(by=LIAISON, link_id=made.link_id)
    assert not links.check_code(link_id=made.link_id, code="123456")


def test_the_code_of_one_link_is_not_that_of_another() -> None:
    first, second = programmes("123456"), programmes("654321")
    assert not links.check_code(link_id=second.link_id, code=first.code)


def test_a_second_code_is_not_sent_within_a_minute() -> None:
    with time_machine.travel(NOON, tick=False) as traveller:
        made = way_in()
        links.issue_code(link_id=made.link_id)
        assert not links.find(made.token, "me").may_ask  # type: ignore[union-attr]
        traveller.shift(timedelta(minutes=1))
        assert links.find(made.token, "me").may_ask  # type: ignore[union-attr]


def test_the_code_of_a_constructed_world_opens_without_being_asked_and_again() -> None:
    constructed()
    made = way_in()
    code = links.constructed_code(made.link_id)
    assert code is not None
    assert links.check_code(link_id=made.link_id, code=code)
    assert links.check_code(link_id=made.link_id, code=code)
    assert programmes().code.isdecimal()


def test_no_fixed_code_opens_anything_where_people_are_real() -> None:
    constructed()
    made = way_in()
    code = links.constructed_code(made.link_id)
    Installation.objects.update(is_constructed=False)
    assert links.constructed_code(made.link_id) is None
    assert not links.check_code(link_id=made.link_id, code=code or "")


def test_what_happens_to_a_link_is_in_the_log_of_the_door_where_it_happened() -> None:
    made = way_in()
    code = links.issue_code(link_id=made.link_id)
    links.check_code(link_id=made.link_id, code="wrong")
    links.check_code(link_id=made.link_id, code=code)
    links.revoke(by=LIAISON, link_id=made.link_id)
    assert acts("care") == ["link.make", "link.revoke"]
    assert acts("me") == ["link.code", "link.refuse", "link.enter"]


def test_no_token_and_no_code_is_in_the_log() -> None:
    made = programmes()
    links.check_code(link_id=made.link_id, code=made.code)
    bodies = "".join(log.table("care", "event")._default_manager.values_list("body", flat=True))
    assert str(made.link_id) in bodies
    assert made.token not in bodies
    assert made.code not in bodies


def test_a_link_is_an_actor() -> None:
    found = links.find(programmes().token, "care")
    assert found is not None
    viewer = links.as_actor(found, "Programme", SUBJECT)
    assert (viewer.id, viewer.role, viewer.door) == (found.id, Role.PROGRAMME, "care")


def test_both_doors_that_have_links_may_do_what_this_needs() -> None:
    with rights_of("care"):
        made, programme = way_in(), programmes("123456")
        assert links.check_code(link_id=programme.link_id, code="123456")
        assert [link.id for link in links.working(SUBJECT)] == [made.link_id, programme.link_id]
    with rights_of("me"):
        assert links.find(made.token, "me")
        assert links.check_code(link_id=made.link_id, code=links.issue_code(link_id=made.link_id))
    with rights_of("care"):
        links.revoke(by=LIAISON, link_id=made.link_id)


def test_the_court_reads_no_link() -> None:
    made = way_in()
    with pytest.raises(DatabaseError), rights_of("court"), transaction.atomic():
        links.find(made.token, "me")


def test_a_browser_remembers_an_opened_link_until_it_is_idle(client: Any) -> None:
    session, link_id = client.session, uuid4()
    with time_machine.travel(NOON, tick=False) as traveller:
        assert not links.is_open_in(session, link_id)
        links.open_in(session, link_id)
        traveller.shift(timedelta(minutes=14))
        assert links.is_open_in(session, link_id)
        traveller.shift(timedelta(minutes=14))
        assert links.is_open_in(session, link_id)
        traveller.shift(timedelta(minutes=16))
        assert not links.is_open_in(session, link_id)


def test_a_closed_link_asks_for_its_code_again(client: Any) -> None:
    session, link_id = client.session, uuid4()
    links.open_in(session, link_id)
    links.close_in(session, link_id)
    assert not links.is_open_in(session, link_id)
