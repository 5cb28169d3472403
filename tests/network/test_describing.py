"""What a programme is and how a question reaches it, as the administrator enters it."""

from typing import Any
from uuid import uuid4

import pytest

from liaison.network.models import Programme
from tests.network import cast


def given(**more: Any) -> dict[str, Any]:
    return {"name": "Day centre", "kind": "day", "setting": "day", "status": "active", **more}


def test_the_administrator_says_what_a_programme_is_and_where_a_question_goes() -> None:
    row = cast.programme()
    client = cast.at_office()
    client.post(
        f"/programmes/{row.pk}/",
        given(municipality="Gent", question_address="desk@example.org", admits="All"),
    )
    row.refresh_from_db()
    assert (row.kind, row.setting, row.municipality, row.admits) == ("day", "day", "Gent", "All")
    assert row.question_address == "desk@example.org"
    assert "desk@example.org" in client.get(f"/programmes/{row.pk}/").content.decode()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"question_address": "desk"}, "Enter a valid email address"),
        ({"kind": "bank"}, "Select a valid choice"),
        ({"name": ""}, "This field is required"),
    ],
)
def test_a_fault_is_named_and_nothing_typed_is_lost(more: dict[str, str], said: str) -> None:
    row = cast.programme()
    page = cast.at_office().post(f"/programmes/{row.pk}/", given(street="Kade 1", **more)).content.decode()
    assert said in page
    assert "Kade 1" in page
    assert Programme.objects.get().street == ""


def test_what_the_directory_said_besides_stays_as_it_was() -> None:
    row = cast.programme(source="https://stad.gent/", languages=[{"id": str(uuid4()), "code": "nl"}])
    cast.at_office().post(f"/programmes/{row.pk}/", given())
    row.refresh_from_db()
    assert (row.source, len(row.languages)) == ("https://stad.gent/", 1)


def test_no_programme_has_no_page() -> None:
    client = cast.at_office()
    none = client.get("/no-such-page/").content
    assert client.get(f"/programmes/{uuid4()}/").content == none
    assert client.post(f"/programmes/{uuid4()}/", given()).content == none
