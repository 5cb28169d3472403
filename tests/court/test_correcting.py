"""A registered file is corrected, parted from the others of its path, and joined again."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from liaison.common.roles import Role
from liaison.court.models import CaseFile, FileVersion
from liaison.participants.models import Participant
from tests import people
from tests.court import cast
from tests.court.summons import SUMMONS, clerk_of, every, send


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def correction(**changed: Any) -> dict[str, Any]:
    return SUMMONS | {"surname": "Haddadi", "revision": "0", "reason": "misread", **changed}


def registered() -> tuple[cast.Court, CaseFile]:
    court = cast.court()
    send(clerk_of(court))
    return court, every(CaseFile).get()


def test_a_correction_keeps_what_stood_there_with_its_reason() -> None:
    court, file = registered()
    sent = correction(**{"charge-1-words": "theft", "given_name": "Yasin"})
    page = clerk_of(court).post(f"/files/{file.pk}/correct/", sent, follow=True)
    assert "misread" in cast.text(page)
    version = every(FileVersion).get()
    assert version.before["charges"][0]["words"] == "burglary"
    assert (version.after["given_name"], cast.again(file).revision) == ("Yasin", 1)
    assert every(Participant).get().folded_name == "haddadiyasin"


def test_whom_a_clerk_registers_is_found_by_a_misspelt_name_and_after_a_correction_by_the_new_one() -> None:
    court, file = registered()
    client = clerk_of(court)
    assert "Yassine Haddadi" in cast.text(client.get("/files/", {"q": "hadady yasine"}))
    client.post(f"/files/{file.pk}/correct/", correction(surname="Kowalczyk", given_name="Piotr"))
    assert "Piotr Kowalczyk" in cast.text(client.get("/files/", {"q": "pjotr kowaltjik"}))
    assert "No file fits" in cast.text(client.get("/files/", {"q": "hadady yasine"}))


def test_a_correction_without_a_reason_or_without_a_change_changes_nothing() -> None:
    court, file = registered()
    client = clerk_of(court)
    page = client.post(f"/files/{file.pk}/correct/", correction(reason=""))
    assert "Why it is corrected: This field is required." in cast.text(page)
    client.post(f"/files/{file.pk}/correct/", correction())
    assert (every(FileVersion).count(), cast.again(file).revision) == (0, 0)


def test_two_clerks_who_correct_at_once_do_not_overwrite_each_other_unseen() -> None:
    court, file = registered()
    client = clerk_of(court)
    client.post(f"/files/{file.pk}/correct/", correction(**{"charge-1-words": "theft"}))
    page = client.post(f"/files/{file.pk}/correct/", correction(detained_where="Brugge"))
    assert "Somebody else corrected this file" in cast.text(page)
    assert "theft" in cast.text(page)
    assert "Brugge" in cast.shown(page)
    assert cast.again(file).detained_where == "Gent"
    client.post(f"/files/{file.pk}/correct/", correction(revision="1", detained_where="Brugge"))
    assert cast.again(file).detained_where == "Brugge"


def test_a_charge_that_came_with_a_list_goes_on_without_a_day() -> None:
    court = cast.court()
    file = cast.file(court.chamber, "Yara Peeters", charges="heling")
    client = clerk_of(court)
    assert "heling" in cast.shown(client.get(f"/files/{file.pk}/correct/"))
    one = {
        "rows": "1",
        "charge-1-words": "heling",
        "charge-1-from": "",
        "surname": "Peeters",
        "given_name": "Yara",
    }
    page = client.post(f"/files/{file.pk}/correct/", correction(**one), follow=True)
    assert "The file is corrected." in cast.text(page)


@pytest.mark.parametrize("address", ["/files/{}/correct/", "/files/{}/part/", "/files/{}/join/"])
@pytest.mark.parametrize("who", ["another clerk", "prosecutor", "lawyer of another"])
def test_nobody_else_corrects_parts_or_joins_a_file(address: str, who: str) -> None:
    court, file = registered()
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    accounts = {
        "another clerk": cast.court("Another chamber").clerk,
        "prosecutor": court.prosecutor,
        "lawyer of another": lawyer,
    }
    answer = cast.at_court(accounts[who]).post(address.format(file.pk), correction(detained_where="Brugge"))
    assert answer.status_code == 404
    assert (cast.again(file).detained_where, cast.again(file).parted_on) == ("Gent", None)


def test_a_parted_file_leaves_list_and_sheet_and_can_be_joined_again() -> None:
    court, file = registered()
    client = clerk_of(court)
    other = cast.joined(cast.again(file).trajectory, "GE.2", charges="heling")
    row = cast.on_list(file, cast.sitting(court.chamber))
    client.post(f"/files/{other.pk}/part/")
    page = cast.text(client.get(f"/files/{file.pk}/"))
    assert "goes the ordinary way" in page
    assert "heling" not in cast.text(client.get(f"/appearances/{row.pk}/"))
    assert "GE.2" not in cast.text(client.get(f"/sittings/{row.sitting_id}/"))
    client.post(f"/files/{other.pk}/join/")
    assert "heling" in cast.text(client.get(f"/appearances/{row.pk}/"))


def test_the_only_file_of_a_path_is_not_parted() -> None:
    court, file = registered()
    page = clerk_of(court).post(f"/files/{file.pk}/part/", follow=True)
    assert "only file of this path" in cast.text(page)
    assert cast.again(file).parted_on is None


def test_the_lawyer_of_a_parted_file_no_longer_reads_the_sittings_of_the_path() -> None:
    court, file = registered()
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    other = cast.joined(cast.again(file).trajectory, "GE.2", lawyer=lawyer)
    cast.decided(file, cast.sitting(court.chamber, -7), "praise", "Come on time")
    client = cast.at_court(lawyer)
    assert "Come on time" in cast.text(client.get(f"/files/{other.pk}/"))
    clerk_of(court).post(f"/files/{other.pk}/part/")
    assert "Come on time" not in cast.text(client.get(f"/files/{other.pk}/"))
