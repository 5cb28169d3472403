"""The admission checklist: the prosecutor's answers to the criteria of the court's own model."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from liaison.common import clock, context
from liaison.common.models import CareEvent, CourtEvent  # type: ignore[attr-defined]
from liaison.common.roles import Role
from liaison.court.models import CaseFile, Checklist
from liaison.court.queries.checklists import own_checklist
from liaison.network.models import CourtModel
from tests import people
from tests.court import cast
from tests.doors import rights_of

NOT = "not assessed"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def model(court: cast.Court, version: int = 1, *criteria: str) -> None:
    CourtModel.objects.create(
        chamber=court.chamber,
        version=version,
        valid_from=date(2020, 1, version),
        code="dbk-gent",
        name="DBK Gent",
        criteria=list(criteria or ("addiction", "profit", "organised")),
        made_at=clock.now(),
    )


def opened() -> tuple[cast.Court, CaseFile, str]:
    court = cast.court()
    model(court)
    file = cast.file(court.chamber)
    return court, file, f"/files/{file.pk}/checklist/"


def every(model: Any) -> Any:
    return model.objects.unguarded(because=cast.TEST)


def told(version: int = 0, **answers: str) -> dict[str, Any]:
    return {"version": version, **{f"answer-{code}": answer for code, answer in answers.items()}}


def test_nothing_is_preselected_and_what_nobody_touched_stands_as_not_assessed() -> None:
    court, _, address = opened()
    page = cast.at_court(court.prosecutor).get(address)
    assert "checked" not in cast.shown(page)
    assert cast.text(page).count(NOT) >= 6


def test_the_prosecutor_answers_some_and_the_rest_stays_not_assessed() -> None:
    court, file, address = opened()
    client = cast.at_court(court.prosecutor)
    sent = told(addiction="yes", profit="no") | {"words-profit": "sells to buy"}
    assert "Saved." in cast.text(client.post(address, sent, follow=True))
    row = every(Checklist).get()
    assert row.answers == {
        "addiction": {"answer": "yes", "words": ""},
        "profit": {"answer": "no", "words": "sells to buy"},
    }
    assert (row.model, row.model_version, row.criteria) == (
        "DBK Gent",
        "1",
        ["addiction", "profit", "organised"],
    )
    page = cast.text(client.get(f"/files/{file.pk}/"))
    assert "1 criterion not assessed" in page


def test_the_answers_keep_the_version_of_the_model_under_which_they_were_given() -> None:
    court, _, address = opened()
    client = cast.at_court(court.prosecutor)
    client.post(address, told(addiction="yes"))
    model(court, 2, "addiction", "adult")
    client.post(address, told(1, addiction="yes", adult="yes"))
    kept = list(every(Checklist).order_by("version").values_list("model_version", "criteria"))
    assert kept == [("1", ["addiction", "profit", "organised"]), ("2", ["addiction", "adult"])]
    page = cast.text(client.get(address))
    assert "under DBK Gent, version 1" in page
    assert "under DBK Gent, version 2" in page


def test_two_prosecutors_who_save_at_once_do_not_overwrite_each_other_unseen() -> None:
    court, _, address = opened()
    second = people.account(Role.PROSECUTOR, court.chamber)
    cast.at_court(court.prosecutor).post(address, told(addiction="yes"))
    page = cast.at_court(second).post(address, told(addiction="no"))
    assert "Somebody else saved this checklist" in cast.text(page)
    assert every(Checklist).get().answers["addiction"]["answer"] == "yes"
    cast.at_court(second).post(address, told(1, addiction="no"))
    assert every(Checklist).count() == 2


def test_the_same_again_changes_nothing_and_an_answer_that_is_none_is_refused() -> None:
    court, _, address = opened()
    client = cast.at_court(court.prosecutor)
    client.post(address, told(addiction="yes"))
    client.post(address, told(1, addiction="yes"))
    assert every(Checklist).count() == 1
    page = client.post(address, told(1, addiction="perhaps"))
    assert "Select a valid choice" in cast.text(page)


def test_nothing_is_added_up_or_advised() -> None:
    court, _, address = opened()
    client = cast.at_court(court.prosecutor)
    client.post(address, told(addiction="yes", profit="yes", organised="no"))
    page = cast.text(client.get(address)).lower()
    for word in ("score", "advice", "suggest", "recommend", "fit for", "eligible"):
        assert word not in page


@pytest.mark.parametrize("who", ["judge", "clerk", "lawyer"])
def test_the_chamber_and_the_defence_read_it_and_do_not_write(who: str) -> None:
    court, file, address = opened()
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    every(CaseFile).filter(pk=file.pk).update(lawyer=lawyer)
    cast.at_court(court.prosecutor).post(address, told(addiction="yes"))
    client = cast.at_court(lawyer if who == "lawyer" else getattr(court, who))
    page = client.get(address)
    assert "Addiction underlies the facts" in cast.text(page)
    assert '<form method="post" novalidate>' not in cast.shown(page)
    assert client.post(address, told(1, addiction="no")).status_code == 404
    assert every(Checklist).count() == 1


def test_another_chamber_and_the_lawyer_of_another_read_nothing() -> None:
    _, _, address = opened()
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    for account in (cast.court("Another chamber").prosecutor, lawyer):
        client = cast.at_court(account)
        assert client.get(address).status_code == 404
        assert client.post(address, told(addiction="yes")).status_code == 404
    assert not every(Checklist).exists()


def test_the_care_door_has_no_right_to_the_checklist_and_the_participant_reads_his_own() -> None:
    court, file, address = opened()
    cast.at_court(court.prosecutor).post(address, told(addiction="yes"))
    assert "care" not in Checklist.rights
    myself = people.myself(every(CaseFile).select_related("participant").get(pk=file.pk).participant)
    with context.acting(myself), rights_of("me"):
        mine = own_checklist(myself, file.participant_id)
        other = own_checklist(myself, court.chamber.pk)
    assert mine
    assert mine.lines[0].check.answer == "yes"
    assert other is None


def test_without_a_court_model_the_page_says_who_enters_one() -> None:
    court = cast.court()
    file = cast.file(court.chamber)
    client = cast.at_court(court.prosecutor)
    page = client.get(f"/files/{file.pk}/checklist/")
    assert "The office enters its court model." in cast.text(page)
    assert client.post(f"/files/{file.pk}/checklist/", told()).status_code == 404


def test_a_look_at_the_checklist_is_logged_with_its_row_of_the_matrix() -> None:
    court, _, address = opened()
    cast.at_court(court.judge).get(address)
    bodies = [event.body for event in CourtEvent.objects.all() if '"act":"checklist.look"' in event.body]
    assert len(bodies) == 1
    assert "M35" in bodies[0]
    assert not CareEvent.objects.exists()
