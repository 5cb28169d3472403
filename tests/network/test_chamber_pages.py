"""The administrator's pages of court models."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from liaison.common import clock
from liaison.common.models import OfficeEvent  # type: ignore[attr-defined]
from liaison.network.models import CourtModel
from liaison.network.queries.court_models import model_of
from liaison.network.rules.court_models import GHENT
from tests import people
from tests.network import cast


def given(**more: Any) -> dict[str, Any]:
    return {"valid_from": clock.today().isoformat(), "name": "Own way", "criteria": ["admits"], **more}


def test_the_list_says_which_chamber_has_no_model_yet() -> None:
    people.organisation("chamber", "DBK Gent")
    page = cast.at_office().get("/chambers/").content.decode()
    assert "DBK Gent" in page
    assert "no model yet" in page


def test_a_preset_is_adopted_and_the_page_says_what_is_not_known() -> None:
    at, client = people.organisation("chamber", "DBK Gent"), cast.at_office()
    address = f"/chambers/{at.pk}/"
    answer = client.post(
        f"{address}adopt/", {"code": GHENT, "valid_from": clock.today().isoformat()}, follow=True
    )
    page = answer.content.decode()
    assert "liaison from care, under professional secrecy" in page
    assert "None: nothing of care reaches this court" in page
    assert page.count("not known") > 10
    assert "court-model.add" in OfficeEvent.objects.order_by("seq").last().body


def test_a_version_from_the_form_follows_and_the_one_before_stays() -> None:
    at, client = people.organisation("chamber"), cast.at_office()
    client.post(f"/chambers/{at.pk}/version/", given(interval="28"))
    later = clock.today() + timedelta(days=9)
    client.post(f"/chambers/{at.pk}/version/", given(valid_from=later.isoformat(), interval="14"))
    assert [row.interval for row in CourtModel.objects.order_by("version")] == [28, 14]
    assert model_of(at.pk, clock.today()).interval == 28
    page = client.get(f"/chambers/{at.pk}/").content.decode()
    assert re.findall(r"still to come|in force</strong>", page) == ["still to come", "in force</strong>"]


def test_a_version_that_was_replaced_can_still_be_read() -> None:
    at, client = people.organisation("chamber"), cast.at_office()
    for signed in ("Contract of old", "Contract of new"):
        client.post(f"/chambers/{at.pk}/version/", given(signed=signed))
    assert "Contract of old" not in client.get(f"/chambers/{at.pk}/").content.decode()
    before = client.get(f"/chambers/{at.pk}/?version=1").content.decode()
    assert "Contract of old" in before
    assert "not in force today" in before


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"ground_1": "Law"}, "Enter the first day on which the ground holds"),
        ({"ground_1_from": "2026-01-01"}, "Enter the ground: the law and its article"),
        (
            {"ground_1": "Law", "ground_1_from": "2026-02-01", "ground_1_until": "2026-01-01"},
            "A ground ends before it begins",
        ),
        ({"months_least": "9", "months_most": "3"}, "shorter than the shortest"),
        ({"valid_from": ""}, "Enter a day."),
        ({"interval": "often"}, "Enter a whole number"),
    ],
)
def test_a_fault_is_named_at_its_field_and_nothing_typed_is_lost(more: dict[str, str], said: str) -> None:
    at = people.organisation("chamber")
    answer = cast.at_office().post(
        f"/chambers/{at.pk}/version/", given(legal_basis="Protocol of 2008", **more)
    )
    page = answer.content.decode()
    assert said in page
    assert "Protocol of 2008" in page
    assert not CourtModel.objects.exists()


def test_ghent_is_offered_no_ground_and_takes_none() -> None:
    at, client = people.organisation("chamber"), cast.at_office()
    address = f"/chambers/{at.pk}/version/"
    page = client.get(f"{address}?from={GHENT}").content.decode()
    assert "The model of Ghent names none" in page
    assert "ground_1" not in page
    held = {"ground_1": "Law", "ground_1_from": "2026-01-01", "code": GHENT}
    assert "The model of Ghent names no ground" in client.post(address, given(**held)).content.decode()
    assert not CourtModel.objects.exists()


def test_a_day_that_has_been_is_refused_for_a_later_version() -> None:
    at, client = people.organisation("chamber"), cast.at_office()
    for answer in [
        client.post(f"/chambers/{at.pk}/adopt/", {"code": GHENT, "valid_from": "2026-01-01"})
        for _ in range(2)
    ]:
        last = answer
    assert "That day has been" in last.content.decode()
    assert CourtModel.objects.count() == 1


def test_what_is_no_chamber_has_no_page() -> None:
    client = cast.at_office()
    other = people.organisation("care", "De Brug")
    none = client.get("/no-such-page/").content
    for key in (other.pk, uuid4()):
        for part in ("", "version/"):
            answer = client.get(f"/chambers/{key}/{part}")
            assert (answer.status_code, answer.content) == (404, none)
        assert client.post(f"/chambers/{key}/adopt/", {}).status_code == 404


def test_the_number_of_queries_does_not_grow_with_chambers(django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        people.organisation("chamber", f"Chamber {number}")
    client = cast.at_office()
    with django_assert_max_num_queries(18):
        client.get("/chambers/")
