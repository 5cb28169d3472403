"""The log at the office: metadata alone; and whether the office holds what the doors signed."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from liaison.common import checkpoints, clock, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.network.queries import oversight
from tests import people
from tests.doors import DoorClient

BEGAN = datetime(2026, 3, 2, 9, tzinfo=UTC)


def officer(role: Role = Role.DATA_PROTECTION_OFFICER) -> DoorClient:
    return DoorClient("office").enter(people.account(role, people.organisation("operator", "Operator")))


def busy(times: int, by: Viewer | None = None) -> None:
    """So many looks, two in each minute, so that some share their moment."""
    by = by or people.viewer(Role.JUDGE)
    for number in range(times):
        with clock.played(BEGAN + timedelta(minutes=number // 2)):
            log.record(by=by, act="list.look", number=number)


def test_a_line_says_when_where_in_which_role_what_and_how_many() -> None:
    participant = people.participant("Yara Peeters")
    log.record(by=people.viewer(Role.JUDGE), act="file.look", subjects=[participant.pk], kinds=["M01"])
    page = officer().get("/log/").content.decode()
    cells = re.findall(r"<td[^>]*>(.*?)</td>", page)
    assert cells[-4:] == ["court", "judge", "<code>file.look</code>", "1"]


def test_no_name_and_no_key_of_a_person_is_on_the_page() -> None:
    participant = people.participant("Yara Peeters")
    judge = people.viewer(Role.JUDGE)
    log.record(by=judge, act="file.look", subjects=[participant.pk], kinds=["M01"])
    page = officer().get("/log/").content.decode()
    for said in ("Yara", "Peeters", str(participant.pk), str(judge.id), "M01"):
        assert said not in page


def test_looking_at_the_log_is_in_the_log() -> None:
    client = officer()
    client.get("/log/")
    assert "log.look" in client.get("/log/").content.decode()


def test_pages_follow_each_other_without_gap_or_repetition_also_within_one_moment() -> None:
    busy(131)
    by, place, seen = people.viewer(Role.DATA_PROTECTION_OFFICER), "", []
    while True:
        found = oversight.log_page(by, door="court", before=place)
        seen += [line.place for line in found.lines]
        place = found.next_place
        if not place:
            break
    assert len(seen) == len(set(seen)) == 131
    assert seen == sorted(seen, reverse=True)


def test_the_link_to_earlier_lines_leads_there() -> None:
    busy(60)
    client = officer()
    (address,) = re.findall(
        r'href="(\?door=court&amp;before=[^"]+)"', client.get("/log/?door=court").content.decode()
    )
    page = client.get("/log/" + address.replace("&amp;", "&")).content.decode()
    assert page.count("<code>list.look</code>") == 10


@pytest.mark.parametrize("before", ["x", "2026-03-02", "/", "2026-03-02/not-a-key", "%00"])
def test_a_place_that_is_none_shows_the_newest(before: str) -> None:
    busy(3)
    assert officer().get(f"/log/?before={before}").content.decode().count("list.look") == 3


def test_one_door_can_be_chosen() -> None:
    busy(1)
    log.record(by=people.viewer(Role.COORDINATOR), act="caseload.look")
    page = officer().get("/log/?door=care").content.decode()
    assert "caseload.look" in page
    assert "list.look" not in page


def test_the_number_of_queries_does_not_grow_with_the_log(django_assert_max_num_queries: object) -> None:
    busy(120)
    by = people.viewer(Role.DATA_PROTECTION_OFFICER)
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        oversight.log_page(by)


def test_a_checkpoint_that_the_office_holds_says_so() -> None:
    checkpoints.publish("court", "care")
    checkpoints.sign("court")
    checkpoints.hold("office")
    checkpoints.sign("care")
    page = officer(Role.ADMINISTRATOR).get("/checkpoints/").content.decode()
    assert re.findall(r">(yes|not yet)</td>", page) == ["yes", "not yet"]


def test_a_held_copy_that_says_something_else_does_not_count() -> None:
    checkpoints.publish("court")
    checkpoints.sign("court")
    signed = log.table("court", "checkpoint")._default_manager.get()
    held = log.table("office", "held")._default_manager
    held.create(door="court", at=signed.at, root="0" * 64, signature="00")
    assert re.findall(r">(yes|not yet)</td>", officer().get("/checkpoints/").content.decode()) == ["not yet"]
