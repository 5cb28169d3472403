"""Pages and papers at the end of a path: near misses, the log first, and as many questions for many as for few."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from liaison.common import log
from liaison.common.models import CourtEvent, CourtSubject  # type: ignore[attr-defined]
from liaison.common.roles import Role
from liaison.court.models import CaseFile, Closing, Judgment
from tests import people
from tests.court import cast, endings
from tests.doors import DoorClient

PAGES = ("/files/{file}/judgment/", "/files/{file}/judgment.pdf")
SHEETS = (
    "/appearances/{appearance}/sheet.pdf",
    "/appearances/{appearance}/slip.pdf",
    "/sittings/{sitting}/sheets.pdf",
)
READ = (*PAGES, *SHEETS)
WRITE = (
    "/files/{file}/closing/",
    "/files/{file}/judgment/record/",
    "/files/{file}/judgment/appeal/",
    "/files/{file}/kind/",
    "/files/{file}/reopen/",
)


def world(**facts: Any) -> tuple[cast.Court, CaseFile, dict[str, Any]]:
    court = cast.court()
    file = endings.judged(court, **facts)
    seat = cast.on_list(file, cast.sitting(court.chamber))
    return court, file, {"file": file.pk, "appearance": seat.pk, "sitting": seat.sitting_id}


def strangers() -> list[Any]:
    other = cast.court("Another chamber")
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    cast.file(other.chamber, "Jan Claeys", lawyer=lawyer)
    return [other.judge, other.clerk, other.prosecutor, lawyer]


@pytest.mark.parametrize("place", range(4))
def test_a_stranger_gets_the_same_answer_as_for_what_is_not_there(place: int) -> None:
    _, _, ids = world()
    client = cast.at_court(strangers()[place])
    nothing = {name: uuid4() for name in ids}
    for address in READ:
        theirs, none = client.get(address.format(**ids)), client.get(address.format(**nothing))
        assert (theirs.status_code, theirs.content) == (404, none.content)
    for address in WRITE:
        assert client.post(address.format(**ids), endings.typed()).status_code == 404


def test_a_prosecutor_and_the_defence_write_nothing() -> None:
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    court, _, ids = world(lawyer=lawyer)
    for account in (court.prosecutor, lawyer):
        client = cast.at_court(account)
        for address in WRITE:
            assert client.post(address.format(**ids), endings.typed()).status_code == 404
    counts = [model.objects.unguarded(because=cast.TEST).count() for model in (Closing, Judgment)]
    assert counts == [1, 1]


def test_the_defence_reads_the_judgment_and_no_sheet() -> None:
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    _, file, ids = world(lawyer=lawyer)
    client = cast.at_court(lawyer)
    assert [client.get(address.format(**ids)).status_code for address in PAGES] == [200, 200]
    assert [client.get(address.format(**ids)).status_code for address in SHEETS] == [404] * 3
    CaseFile.objects.unguarded(because=cast.TEST).filter(pk=file.pk).update(lawyer=None)
    assert [client.get(address.format(**ids)).status_code for address in PAGES] == [404, 404]


def test_an_extract_of_no_judgment_is_no_page() -> None:
    court = cast.court()
    file = endings.running(court)
    assert cast.at_court(court.judge).get(f"/files/{file.pk}/judgment.pdf").status_code == 404


def test_somebody_off_the_list_has_no_sheet_on_paper() -> None:
    court = cast.court()
    seat = cast.on_list(endings.running(court), cast.sitting(court.chamber), presence="off-list")
    assert cast.at_court(court.judge).get(f"/appearances/{seat.pk}/sheet.pdf").status_code == 404


@pytest.mark.parametrize(
    ("address", "act"),
    [
        (PAGES[0], "judgment.look"),
        (PAGES[1], "judgment.print"),
        (SHEETS[0], "sheet.print"),
        (SHEETS[1], "slip.print"),
        (SHEETS[2], "sheets.print"),
    ],
)
def test_a_look_is_one_event_with_its_subjects(address: str, act: str) -> None:
    court, file, ids = world()
    assert cast.at_court(court.judge).get(address.format(**ids)).status_code == 200
    (event,) = [event for event in CourtEvent.objects.all() if f'"act":"{act}"' in event.body]
    subjects = CourtSubject.objects.filter(event=event.pk).values_list("participant", flat=True)
    assert list(subjects) == [file.participant_id]


@pytest.mark.parametrize("address", READ)
def test_when_the_log_cannot_be_written_nothing_is_shown(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    court, _, ids = world()
    client = cast.at_court(court.judge)

    def broken(*_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(log, "_append", broken)
    answer = client.get(address.format(**ids))
    assert (answer.status_code, b"%PDF" in answer.content) == (503, False)


@pytest.mark.parametrize("address", READ)
def test_nobody_reads_without_signing_in(address: str) -> None:
    _, _, ids = world()
    assert DoorClient("court").get(address.format(**ids)).status_code == 302


def asked(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_sheets_of_a_list_ask_the_same_for_many_as_for_few() -> None:
    counts = []
    for number in (3, 12):
        court = cast.court(f"Chamber {number}")
        before, today = cast.sitting(court.chamber, -28), cast.sitting(court.chamber, 0)
        for place in range(number):
            file = cast.file(court.chamber, f"Yara P{place}")
            cast.decided(file, before, "continue", "Call")
            cast.told(cast.on_list(file, today), "One.")
        counts.append(asked(cast.at_court(court.judge), f"/sittings/{today.pk}/sheets.pdf"))
    assert counts[0] == counts[1]
    assert counts[0] <= 24


def test_a_judgment_asks_the_same_for_many_versions_as_for_few() -> None:
    counts = []
    for number in (1, 6):
        court = cast.court(f"Chamber {number}")
        file = endings.judged(court)
        for seen in range(1, number):
            endings.judge(court, file, seen=seen)
        counts.append(asked(cast.at_court(court.judge), f"/files/{file.pk}/judgment/"))
    assert counts[0] == counts[1]
    assert counts[0] <= 24
