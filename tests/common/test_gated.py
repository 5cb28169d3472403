"""Ring 3: rows about participants stay shut until they are opened for a viewer."""

from collections.abc import Callable
from typing import Any

import pytest

from liaison.common.gated import UngatedError, watching
from liaison.common.roles import Role
from liaison.participants.models import Participant, Trajectory
from tests import people

WAYS: dict[str, Callable[[Any], Any]] = {
    "list": list,
    "get": lambda rows: rows.get(surname="Peeters"),
    "first": lambda rows: rows.first(),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "values": lambda rows: list(rows.values_list("surname")),
    "iterator": lambda rows: list(rows.iterator()),
    "in_bulk": lambda rows: rows.in_bulk(),
    "aggregate": lambda rows: rows.aggregate(),
    "slice": lambda rows: list(rows.all()[:1]),
    "update": lambda rows: rows.update(surname="X"),
    "delete": lambda rows: rows.delete(),
    "truth": bool,
    "length": len,
    "get_or_create": lambda rows: rows.get_or_create(surname="Peeters"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_query_on_people_raises_until_it_is_opened(way: str) -> None:
    people.participant()
    with pytest.raises(UngatedError, match="seen_by"):
        WAYS[way](Participant.objects.all())


def test_a_related_manager_is_shut_too() -> None:
    person = people.participant()
    people.trajectory(person, people.organisation())
    with pytest.raises(UngatedError):
        list(person.trajectory_set.all())


def test_the_participant_reaches_his_own_rows_and_no_other_person_s() -> None:
    mine, other = people.participant("Yara Peeters"), people.participant("Jan Claes")
    chamber = people.organisation()
    people.trajectory(mine, chamber)
    people.trajectory(other, chamber)
    seen = Trajectory.objects.seen_by(people.myself(mine))
    assert [row.participant_id for row in seen] == [mine.pk]


def test_a_viewer_without_a_relation_reaches_nothing() -> None:
    people.participant()
    assert list(Participant.objects.seen_by(people.viewer(Role.JUDGE))) == []


def test_unguarded_work_says_why_and_is_no_look() -> None:
    people.participant()
    with watching() as watch:
        assert Participant.objects.unguarded(because="a test counts").count() == 1
    assert not watch.shown


def test_opening_a_person_s_rows_is_seen_by_the_page() -> None:
    person = people.participant()
    with watching() as watch:
        list(Participant.objects.related_to(people.viewer(Role.JUDGE), [person.pk]))
    assert watch.shown


def test_an_empty_answer_shows_nobody() -> None:
    with watching() as watch:
        list(Participant.objects.related_to(people.viewer(Role.JUDGE), []))
    assert not watch.shown
