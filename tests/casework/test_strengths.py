"""What carries the person, and the steps of his plan: short sealed lines that are ticked off, never erased."""

from datetime import timedelta
from typing import Any

import pytest

from liaison.casework.models import Step, Strength
from liaison.common import clock, rights
from liaison.participants.models import Participant
from tests.casework import cast
from tests.doors import DoorClient

pytestmark = pytest.mark.usefixtures("assigned")


def at(person: Participant, rest: str) -> str:
    return f"/people/{person.pk}/{rest}"


def line(words: str = "daughter, Sundays", **other: str) -> dict[str, str]:
    return {"words": words, "domain": "people", "when": "today", **other}


def agree(browser: DoorClient, person: Participant, begun: int = 0, *steps: dict[str, Any]) -> Any:
    sent = {"begun_from": begun, "agreed_on": clock.today(), "housing": "a room of his own"}
    sent |= {"step-TOTAL_FORMS": len(steps), "step-INITIAL_FORMS": 0}
    for place, step in enumerate(steps):
        sent |= {f"step-{place}-{name}": value for name, value in step.items()}
    return browser.post(at(person, "plan/"), sent)


def step(words: str = "Register", **other: Any) -> dict[str, Any]:
    return {"words": words, "domain": "housing", "who": "together", **other}


def test_a_line_is_on_the_file_and_sealed(at_lien: DoorClient, yassine: Participant) -> None:
    assert at_lien.post(at(yassine, "strengths/"), line()).status_code == 302
    assert "daughter, Sundays" in at_lien.get(at(yassine, "")).content.decode()
    row = Strength.objects.unguarded(because="looks at the bytes").get()
    assert b"daughter" not in bytes(row.sealed)


def test_what_is_there_today_comes_before_what_is_wished_for(
    at_lien: DoorClient, yassine: Participant
) -> None:
    at_lien.post(at(yassine, "strengths/"), line("a trade", when="wish", domain="housing"))
    at_lien.post(at(yassine, "strengths/"), line())
    page = at_lien.get(at(yassine, "strengths/")).content.decode()
    assert page.index("daughter, Sundays") < page.index("a trade")


def test_a_line_taken_off_is_not_erased(at_lien: DoorClient, yassine: Participant) -> None:
    at_lien.post(at(yassine, "strengths/"), line())
    row = Strength.objects.unguarded(because="a test's own").get()
    for status in (302, 404):
        assert at_lien.post(at(yassine, f"strengths/{row.pk}/")).status_code == status
    assert "daughter, Sundays" not in at_lien.get(at(yassine, "")).content.decode()
    assert Strength.objects.unguarded(because="counting").count() == 1


@pytest.mark.parametrize(
    "wrong", [{"words": ""}, {"words": "x" * 201}, {"when": "never"}, {"domain": "urine"}]
)
def test_a_line_that_cannot_be_kept_is_said_so(
    at_lien: DoorClient, yassine: Participant, wrong: dict[str, str]
) -> None:
    answer = at_lien.post(at(yassine, "strengths/"), line() | wrong)
    assert "Something must be changed first" in answer.content.decode()
    assert not Strength.objects.unguarded(because="counting").exists()


def test_a_plan_has_steps_with_who_and_when(at_lien: DoorClient, yassine: Participant) -> None:
    until = clock.today() + timedelta(days=6)
    agree(at_lien, yassine, 0, step(by_day=until), step("  "))
    page = at_lien.get(at(yassine, "plan/")).content.decode()
    assert "Register" in page
    assert "together · until" in page
    assert Step.objects.unguarded(because="counting").count() == 1


def test_a_step_is_done_and_undone_with_one_click(at_lien: DoorClient, yassine: Participant) -> None:
    agree(at_lien, yassine, 0, step())
    row = Step.objects.unguarded(because="a test's own").get()
    at_lien.post(at(yassine, f"plan/{row.pk}/"), {"done": "yes"})
    assert f"done {clock.today().day} " in at_lien.get(at(yassine, "plan/")).content.decode()
    at_lien.post(at(yassine, f"plan/{row.pk}/"), {"done": "no"})
    assert Step.objects.unguarded(because="a test's own").get().done_on is None


def test_steps_go_along_into_the_next_version_done_or_not(at_lien: DoorClient, yassine: Participant) -> None:
    agree(at_lien, yassine, 0, step(done_on=clock.today()))
    page = at_lien.get(at(yassine, "plan/")).content.decode()
    assert 'value="Register"' in page
    assert f'name="step-0-done_on" value="{clock.today().isoformat()}"' in page


def test_a_day_that_is_no_day_loses_nothing_that_was_typed(at_lien: DoorClient, yassine: Participant) -> None:
    page = agree(at_lien, yassine, 0, step(by_day="soon")).content.decode()
    assert "One of the steps must be changed" in page
    assert 'value="Register"' in page
    assert not Step.objects.unguarded(because="counting").exists()


def test_the_care_door_changes_of_a_step_only_that_it_is_done() -> None:
    changed = {
        (right.table, *sorted(right.columns))
        for right in rights.of("care")
        if right.verb == "u" and right.table in {"casework_step", "casework_strength", "casework_plan"}
    }
    assert changed == {("casework_step", "done_on"), ("casework_strength", "taken_off_at")}


def test_a_step_of_another_person_is_no_page(
    at_lien: DoorClient, yassine: Participant, service: cast.Service
) -> None:
    agree(at_lien, yassine, 0, step())
    row = Step.objects.unguarded(because="a test's own").get()
    other = cast.person(service.chamber, "Claeys", "Sofie")
    assert at_lien.post(at(other, f"plan/{row.pk}/"), {"done": "yes"}).status_code == 404
    assert Step.objects.unguarded(because="a test's own").get().done_on is None
