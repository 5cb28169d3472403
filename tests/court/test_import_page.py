"""The clerk's page: choose a list, see every row, import exactly what was shown."""

import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile

from liaison.common.roles import Role
from liaison.court.models import CaseFile
from liaison.network.models import Account
from tests.common import workbooks
from tests.court import importing, lists
from tests.court.importing import BECAUSE, Court
from tests.doors import DoorClient

HERE = "/lists/import/"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
GOOD = [
    ["Naam", "Voornaam", "Geboren", "Notitienr", "Opm."],
    ["Maes", "Ayşe", "1/2/90", "GE1-26", "in vertrouwen"],
]


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def court() -> Court:
    return importing.court()


@pytest.fixture
def clerk(court: Court) -> DoorClient:
    return DoorClient("court").enter(court.account)


def choose(clerk: DoorClient, data: bytes, name: str = "lijst.xlsx", **more: str) -> Any:
    return clerk.post(HERE, {"list": SimpleUploadedFile(name, data), **more})


def parcel(response: Any) -> str:
    found = re.search(r'name="parcel" value="([^"]+)"', response.content.decode())
    assert found
    return found[1]


def text(response: Any) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def test_the_page_asks_for_a_list_and_writes_nothing(clerk: DoorClient) -> None:
    response = clerk.get(HERE)
    assert response.status_code == 200
    assert "multipart/form-data" in response.content.decode()


def test_choosing_a_list_shows_each_row_and_changes_nothing(clerk: DoorClient) -> None:
    response = choose(clerk, lists.court_list())
    shown = text(response)
    assert "Line 6 · Coppens, Wouter" in shown
    assert "also that of another person, on line 14" in shown
    assert "the calendar has no day “31/02/1990”" in shown
    assert "is a formula" in shown
    assert importing.counts() == (0, 0, 0, 0, 0)


def test_what_was_shown_is_imported(clerk: DoorClient) -> None:
    response = clerk.post(HERE, {"parcel": parcel(choose(clerk, workbooks.workbook(GOOD)))}, follow=True)
    assert response.redirect_chain == [(HERE, 302)]
    assert "Imported: 1 person, 1 file, 0 places on a list." in text(response)
    assert importing.only_file().number == "GE1-26"


def test_refused_rows_are_left_out_only_when_asked(clerk: DoorClient) -> None:
    shown = parcel(choose(clerk, lists.court_list()))
    response = clerk.post(HERE, {"parcel": shown})
    assert "Nothing was imported: some rows are refused." in text(response)
    assert importing.counts() == (0, 0, 0, 0, 0)
    clerk.post(HERE, {"parcel": shown, "leave_out": "on"})
    assert importing.counts() == (8, 8, 9, 1, 3)


def test_remarks_are_neither_shown_nor_carried(clerk: DoorClient) -> None:
    response = choose(clerk, workbooks.workbook(GOOD))
    assert "“Opm.”: remarks can hold what was told in confidence." in text(response)
    carried = signing.b64_decode(parcel(response).split(":")[0].lstrip(".").encode())
    assert b"vertrouwen" not in zlib.decompress(carried)
    assert "vertrouwen" not in response.content.decode()


def test_markup_and_formulas_of_a_list_are_text_on_the_page(clerk: DoorClient) -> None:
    rows = [GOOD[0][:4], ["<script>alert(1)</script>", "An", "1/2/90", "=1+1"]]
    page = choose(clerk, workbooks.workbook(rows)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_what_changed_meanwhile_is_shown_again_before_it_is_imported(clerk: DoorClient, court: Court) -> None:
    shown = parcel(choose(clerk, workbooks.workbook(GOOD)))
    clerk.post(HERE, {"parcel": parcel(choose(clerk, workbooks.workbook(GOOD)))})
    response = clerk.post(HERE, {"parcel": shown})
    assert "Something has changed here since you looked." in text(response)
    assert CaseFile.objects.unguarded(because=BECAUSE).count() == 1


def test_nobody_else_can_send_a_list_that_was_shown(clerk: DoorClient, court: Court) -> None:
    shown = parcel(choose(clerk, workbooks.workbook(GOOD)))
    other = Account.objects.create(
        door="court", username="other", name="Other", role=Role.CLERK, organisation=court.chamber
    )
    for sent in (shown, shown[:-1] + ("A" if shown[-1] != "A" else "B")):
        response = DoorClient("court").enter(other).post(HERE, {"parcel": sent})
        assert "Choose the list again" in text(response)
    assert importing.counts() == (0, 0, 0, 0, 0)


def test_a_list_shown_yesterday_is_asked_for_again(court: Court) -> None:
    shown = parcel(choose(DoorClient("court").enter(court.account), workbooks.workbook(GOOD)))
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        response = DoorClient("court").enter(court.account).post(HERE, {"parcel": shown})
    assert "Choose the list again" in text(response)


def test_a_file_that_cannot_be_read_is_refused_with_its_remedy(clerk: DoorClient) -> None:
    response = choose(clerk, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "lijst.xls")
    assert "This is an old workbook (.xls). Open it and save it as .xlsx or CSV." in text(response)


def test_a_missing_column_is_named(clerk: DoorClient) -> None:
    response = choose(clerk, b"Naam;Notitienr\nMaes An;GE1-26\n", "lijst.csv")
    assert "A column is missing under the headings on line 1: Date of birth. Add it." in text(response)


def test_another_sheet_can_be_named(clerk: DoorClient) -> None:
    data = workbooks.workbook([["nota"]], more={"mei": GOOD})
    assert "What the list “mei” would do" in text(choose(clerk, data, sheet="Mei"))
    assert "There is no sheet “juni”. The sheets are: lijst, mei." in text(choose(clerk, data, sheet="juni"))


@pytest.mark.parametrize("role", [Role.JUDGE, Role.PROSECUTOR, Role.LAWYER, Role.JUSTICE_ASSISTANT])
def test_there_is_no_such_page_for_anybody_but_the_clerk(court: Court, role: Role) -> None:
    account = Account.objects.create(
        door="court", username=role.value, name="N.", role=role, organisation=court.chamber
    )
    assert DoorClient("court").enter(account).get(HERE).status_code == 404


def test_looking_at_a_list_is_logged_with_those_who_are_known(clerk: DoorClient) -> None:
    clerk.post(HERE, {"parcel": parcel(choose(clerk, workbooks.workbook(GOOD)))})
    choose(clerk, workbooks.workbook(GOOD))
    assert str(importing.only_file().participant_id) in importing.logged("list.compare")[-1]
