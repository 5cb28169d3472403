"""The offer at an introductory sitting: explained, answered, corrected; never with a reason."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from liaison.common.roles import Role
from liaison.court.models import Appearance, CaseFile, Offer
from liaison.participants.models import Trajectory
from tests import people
from tests.court import cast


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def introduced(ahead: int = 0) -> tuple[cast.Court, CaseFile, Appearance]:
    """Somebody notified, on the list of an introductory sitting."""
    court = cast.court()
    file = cast.file(court.chamber)
    every(Trajectory).update(state="notified", introduced_on=None)
    return court, file, cast.on_list(file, cast.sitting(court.chamber, ahead), kind="introductory")


def every(model: Any) -> Any:
    return model.objects.unguarded(because=cast.TEST)


def told(row: Appearance, answer: str = "accepts", version: int = 0, **more: Any) -> dict[str, Any]:
    day = {"explained_on": cast.day(0).isoformat()}
    return {"version": version, "language": "fr", "interpreter": "Arabic", "answer": answer, **day, **more}


def state_of(file: CaseFile) -> str:
    return str(every(Trajectory).get(pk=file.trajectory_id).state)


def test_the_sheet_of_an_introductory_sitting_leads_to_the_offer() -> None:
    court, _, row = introduced()
    html = cast.shown(cast.at_court(court.judge).get(f"/appearances/{row.pk}/"))
    assert f"/appearances/{row.pk}/offer/" in html
    assert "Record the offer" in html


@pytest.mark.parametrize(
    ("answer", "more", "state"),
    [
        ("accepts", {}, "running"),
        ("asks-time", {"time_until": cast.day(14).isoformat()}, "offered"),
        ("declines", {}, "declined"),
        ("none", {}, "offered"),
    ],
)
@pytest.mark.parametrize("who", ["judge", "clerk"])
def test_judge_or_clerk_record_it_and_the_path_follows(
    who: str, answer: str, more: dict[str, str], state: str
) -> None:
    court, file, row = introduced()
    client = cast.at_court(getattr(court, who))
    page = client.post(f"/appearances/{row.pk}/offer/", told(row, answer, **more), follow=True)
    assert "Saved." in cast.text(page)
    assert "in French (interpreter Arabic)" in cast.text(page)
    assert state_of(file) == state
    assert every(Trajectory).get(pk=file.trajectory_id).introduced_on == cast.day(0)


def test_no_answer_is_preselected_and_no_reason_can_be_given() -> None:
    court, _, row = introduced()
    html = cast.shown(cast.at_court(court.judge).get(f"/appearances/{row.pk}/offer/"))
    assert "checked" not in html
    assert "textarea" not in html
    assert not {field.name for field in Offer._meta.get_fields()} & {"reason", "words", "note", "remark"}


def test_a_declined_offer_looks_as_ordinary_as_an_accepted_one() -> None:
    pages = []
    for answer in ("accepts", "declines"):
        court, file, row = introduced()
        client = cast.at_court(court.clerk)
        client.post(f"/appearances/{row.pk}/offer/", told(row, answer))
        pages.append(cast.shown(client.get(f"/files/{file.pk}/")))
    assert pages[0].count("govuk-tag") == pages[1].count("govuk-tag")
    assert "takes the ordinary way" in pages[1]
    assert "warning" not in pages[1]


def test_an_answer_is_corrected_as_a_new_version_and_the_path_with_it() -> None:
    court, file, row = introduced()
    client = cast.at_court(court.clerk)
    client.post(f"/appearances/{row.pk}/offer/", told(row, "accepts"))
    client.post(f"/appearances/{row.pk}/offer/", told(row, "declines", version=1))
    assert state_of(file) == "declined"
    assert list(every(Offer).order_by("version").values_list("answer", flat=True)) == ["accepts", "declines"]
    client.post(f"/appearances/{row.pk}/offer/", told(row, "declines", version=2, language="nl"))
    assert (state_of(file), every(Offer).count()) == ("declined", 3)


def test_the_same_again_changes_nothing() -> None:
    court, _, row = introduced()
    client = cast.at_court(court.clerk)
    for _ in range(2):
        client.post(f"/appearances/{row.pk}/offer/", told(row))
    assert every(Offer).count() == 1


def test_a_record_made_by_mistake_is_taken_back_and_made_anew() -> None:
    court, file, row = introduced()
    client = cast.at_court(court.judge)
    client.post(f"/appearances/{row.pk}/offer/", told(row))
    client.post(f"/appearances/{row.pk}/offer/back/", {"version": 1})
    way = every(Trajectory).get(pk=file.trajectory_id)
    assert (way.state, way.introduced_on) == ("notified", None)
    assert "none recorded" in cast.text(client.get(f"/files/{file.pk}/"))
    client.post(f"/appearances/{row.pk}/offer/", told(row, "declines", version=2))
    assert state_of(file) == "declined"


def test_somebody_who_asked_for_time_answers_at_the_next_introductory_sitting() -> None:
    court, file, row = introduced(-14)
    client = cast.at_court(court.clerk)
    earlier = {"explained_on": cast.day(-14).isoformat(), "time_until": cast.day(0).isoformat()}
    client.post(f"/appearances/{row.pk}/offer/", told(row, "asks-time", **earlier))
    again = cast.on_list(file, cast.sitting(court.chamber, 0), kind="introductory")
    client.post(f"/appearances/{again.pk}/offer/", told(again, "accepts", version=1))
    assert state_of(file) == "running"
    page = client.post(
        f"/appearances/{row.pk}/offer/", told(row, "declines", version=2, **earlier | {"time_until": ""})
    )
    assert "The path has gone on since" in cast.text(page)
    assert state_of(file) == "running"


def test_the_sittings_after_an_answer_are_follow_up_sittings_and_again_introductory_without_it() -> None:
    court, file, row = introduced()
    later = cast.on_list(file, cast.sitting(court.chamber, 14), kind="introductory")
    client = cast.at_court(court.clerk)
    client.post(f"/appearances/{row.pk}/offer/", told(row))
    assert cast.again(later).kind == "follow-up"
    client.post(f"/appearances/{row.pk}/offer/", told(row, "none", version=1))
    assert cast.again(later).kind == "introductory"


def test_a_path_that_has_gone_on_is_not_changed_under_what_followed() -> None:
    court, file, row = introduced()
    client = cast.at_court(court.clerk)
    client.post(f"/appearances/{row.pk}/offer/", told(row))
    every(Trajectory).update(state="stopped")
    page = client.post(f"/appearances/{row.pk}/offer/", told(row, "declines", version=1))
    assert "The path has gone on since" in cast.text(page)
    assert state_of(file) == "stopped"


def test_judge_and_clerk_who_record_at_once_do_not_overwrite_each_other_unseen() -> None:
    court, file, row = introduced()
    cast.at_court(court.judge).post(f"/appearances/{row.pk}/offer/", told(row, "accepts"))
    page = cast.at_court(court.clerk).post(f"/appearances/{row.pk}/offer/", told(row, "declines"))
    assert "Somebody else recorded the offer" in cast.text(page)
    assert 'value="1"' in cast.shown(page)
    assert state_of(file) == "running"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"answer": ""}, "Answer: This field is required."),
        ({"answer": "asks-time"}, "Until which day? Type it."),
        ({"time_until": cast.day(7).isoformat()}, "Only for somebody who asks for time."),
        ({"answer": "asks-time", "time_until": cast.day(0).isoformat()}, "not after this sitting"),
        ({"explained_on": cast.day(1).isoformat()}, "That day is still to come."),
        ({"explained_on": ""}, "This field is required."),
        ({"language": "xx"}, "In which language: Select a valid choice."),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_written(changed: dict[str, str], said: str) -> None:
    court, file, row = introduced()
    page = cast.at_court(court.clerk).post(f"/appearances/{row.pk}/offer/", told(row) | changed)
    assert said in cast.text(page)
    assert "Arabic" in cast.shown(page)
    assert (state_of(file), every(Offer).count()) == ("notified", 0)


def test_at_a_follow_up_sitting_there_is_no_offer() -> None:
    court = cast.court()
    row = cast.on_list(cast.file(court.chamber), cast.sitting(court.chamber, 0))
    client = cast.at_court(court.judge)
    assert client.get(f"/appearances/{row.pk}/offer/").status_code == 404
    assert "Offer" not in cast.text(client.get(f"/appearances/{row.pk}/"))


@pytest.mark.parametrize("who", ["another judge", "lawyer of another", "prosecutor"])
def test_nobody_else_records_an_offer(who: str) -> None:
    court, file, row = introduced()
    other = cast.court("Another chamber")
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    account = {"another judge": other.judge, "lawyer of another": lawyer, "prosecutor": court.prosecutor}[who]
    client = cast.at_court(account)
    for address in (f"/appearances/{row.pk}/offer/", f"/appearances/{row.pk}/offer/back/"):
        assert client.post(address, told(row)).status_code == 404
    assert state_of(file) == "notified"


def test_the_prosecutor_and_the_lawyer_of_the_file_read_what_was_recorded() -> None:
    court, file, row = introduced()
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    every(CaseFile).update(lawyer=lawyer)
    cast.at_court(court.clerk).post(f"/appearances/{row.pk}/offer/", told(row))
    assert "accepts" in cast.text(cast.at_court(court.prosecutor).get(f"/appearances/{row.pk}/offer/"))
    assert "accepts" in cast.text(cast.at_court(lawyer).get(f"/files/{file.pk}/"))
