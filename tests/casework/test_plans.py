"""The plan: the person's words by part of life; every save is a version, and none is ever changed."""

from datetime import timedelta
from typing import Any

import pytest

from liaison.casework.models import Goal, Plan
from liaison.casework.queries.plan import plan_page
from liaison.common import clock
from liaison.common.context import acting
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.casework import cast
from tests.doors import DoorClient

pytestmark = pytest.mark.usefixtures("assigned")


def plan(begun_from: int = 0, **goals: str) -> dict[str, Any]:
    return {"begun_from": begun_from, "agreed_on": clock.today(), **goals}


def at(person: Participant) -> str:
    return f"/people/{person.pk}/plan/"


def versions(account: Account, person: Participant) -> list[dict[str, str]]:
    viewer = cast.viewer_of(account)
    with acting(viewer):
        found = plan_page(viewer, person.pk).versions
    return [{goal.domain: goal.words for goal in version.goals} for version in found]


def test_a_plan_is_shown_on_the_file_in_the_order_of_life(at_lien: DoorClient, yassine: Participant) -> None:
    at_lien.post(
        at(yassine), plan(use="day treatment", housing="a room where she can sleep over", work="weld")
    )
    page = at_lien.get(f"/people/{yassine.pk}/").content.decode()
    assert page.index("a room where she can sleep over") < page.index("weld") < page.index("day treatment")


def test_a_new_version_begins_with_the_words_of_the_last(at_lien: DoorClient, yassine: Participant) -> None:
    at_lien.post(at(yassine), plan(housing="a room of his own"))
    page = at_lien.get(at(yassine)).content.decode()
    assert "a room of his own</textarea>" in page
    assert 'name="begun_from" value="1"' in page


def test_a_part_left_empty_erases_no_earlier_version(
    at_lien: DoorClient, lien: Account, yassine: Participant
) -> None:
    at_lien.post(at(yassine), plan(housing="a room", work="weld"))
    at_lien.post(at(yassine), plan(1, housing="", work="weld again"))
    assert versions(lien, yassine) == [{"work": "weld again"}, {"housing": "a room", "work": "weld"}]
    assert "a room" in at_lien.get(at(yassine)).content.decode()


def test_a_plan_says_something(at_lien: DoorClient, yassine: Participant) -> None:
    answer = at_lien.post(at(yassine), plan(housing="  "))
    assert answer.status_code == 200
    assert "Write at least one goal" in answer.content.decode()
    assert not Plan.objects.unguarded(because="counting").exists()


def test_a_version_begun_before_anothers_is_not_kept_over_it(
    at_lien: DoorClient, lien: Account, yassine: Participant
) -> None:
    at_lien.post(at(yassine), plan(housing="first"))
    answer = at_lien.post(at(yassine), plan(housing="begun at the same time"))
    page = answer.content.decode()
    assert "A newer version was agreed" in page
    assert "begun at the same time</textarea>" in page
    assert versions(lien, yassine) == [{"housing": "first"}]


def test_a_plan_is_not_agreed_tomorrow(at_lien: DoorClient, yassine: Participant) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    answer = at_lien.post(at(yassine), plan(housing="a room") | {"agreed_on": tomorrow})
    assert answer.status_code == 200
    assert not Plan.objects.unguarded(because="counting").exists()


def test_a_goal_is_sealed(at_lien: DoorClient, yassine: Participant) -> None:
    at_lien.post(at(yassine), plan(people="Sundays with his daughter"))
    row = Goal.objects.unguarded(because="looks at the bytes").get()
    assert b"daughter" not in bytes(row.sealed)


def test_the_care_door_can_neither_change_nor_remove_a_version() -> None:
    from liaison.common import rights

    verbs = {right.verb for right in rights.of("care") if right.table in {"casework_plan", "casework_goal"}}
    assert verbs == {"r", "a"}
