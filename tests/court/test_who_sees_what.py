"""The near miss of every page: another chamber, another's client, a relation that ended, and the log."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError

from liaison.common import clock, log
from liaison.common.models import CourtEvent, CourtSubject  # type: ignore[attr-defined]
from liaison.common.roles import Role
from liaison.court.models import Agreement, Appearance, CaseFile, RoomPaper, Sitting
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests import people
from tests.court import cast
from tests.doors import DoorClient

READ = (
    "/sittings/{sitting}/",
    "/sittings/{sitting}/list.pdf",
    "/appearances/{appearance}/",
    "/files/{file}/",
    "/room-papers/{paper}/",
)
WRITE = (
    "/sittings/{sitting}/order/",
    "/sittings/{sitting}/times/",
    "/sittings/{sitting}/closing/",
    "/sittings/{sitting}/call/",
    "/sittings/{sitting}/places/",
    "/sittings/{sitting}/presence/",
    "/appearances/{appearance}/",
    "/appearances/{appearance}/note/",
    "/appearances/{appearance}/papers/",
    "/appearances/{appearance}/pulse/",
    "/appearances/{appearance}/undo/",
    "/room-papers/{paper}/",
    "/files/{file}/sitting/",
    "/files/{file}/off-list/",
)


def world() -> tuple[cast.Court, CaseFile, dict[str, Any]]:
    court = cast.court()
    file = cast.file(court.chamber)
    row = cast.on_list(file, cast.sitting(court.chamber))
    paper = RoomPaper.objects.create(
        appearance=row,
        participant_id=row.participant_id,
        words="payslip",
        handed_by="person",
        pages=1,
        registered_by=court.clerk,
        registered_at=clock.now(),
    )
    ids = {"sitting": row.sitting_id, "appearance": row.pk, "file": file.pk, "paper": paper.pk}
    return court, file, ids


def strangers() -> list[Account]:
    other = cast.court("Another chamber")
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    cast.file(other.chamber, "Jan Claeys", lawyer=lawyer)
    assistant = people.account(Role.JUSTICE_ASSISTANT, people.organisation("justice-house"))
    return [other.judge, other.clerk, other.prosecutor, lawyer, assistant]


@pytest.mark.parametrize("place", range(5))
def test_a_stranger_gets_the_same_answer_as_for_what_is_not_there(place: int) -> None:
    _, _, ids = world()
    client = cast.at_court(strangers()[place])
    nothing = {name: uuid4() for name in ids}
    for address in READ:
        theirs, none = client.get(address.format(**ids)), client.get(address.format(**nothing))
        assert (theirs.status_code, theirs.content) == (404, none.content)


@pytest.mark.parametrize("place", range(5))
def test_a_stranger_changes_nothing(place: int) -> None:
    _, _, ids = world()
    client = cast.at_court(strangers()[place])
    sent = cast.filled(
        up=ids["appearance"],
        appearance=ids["appearance"],
        call=ids["appearance"],
        mark=f"{ids['appearance']} absent",
        decision="warn",
        **{"paper-words": "x", "paper-handed_by": "other", "paper-pages": "1"},
    )
    for address in WRITE:
        assert client.post(address.format(**ids), sent).status_code == 404
    row = Appearance.objects.unguarded(because=cast.TEST).get(pk=ids["appearance"])
    assert (row.revision, row.decision, row.presence) == (0, "", "expected")


def test_a_prosecutor_changes_nothing() -> None:
    court, _, ids = world()
    client = cast.at_court(court.prosecutor)
    for address in WRITE:
        assert client.post(address.format(**ids), cast.filled()).status_code == 404


def test_a_judge_moves_nobody_of_another_chamber_through_a_list_of_his_own() -> None:
    _, _, ids = world()
    other = cast.court("Another chamber")
    own = cast.sitting(other.chamber)
    answer = cast.at_court(other.judge).post(f"/sittings/{own.pk}/order/", {"up": ids["appearance"]})
    assert answer.status_code == 404


def test_a_lawyer_who_was_replaced_no_longer_reads_the_file() -> None:
    _, file, _ = world()
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    files = CaseFile.objects.unguarded(because=cast.TEST).filter(pk=file.pk)
    files.update(lawyer=lawyer)
    client = cast.at_court(lawyer)
    assert client.get(f"/files/{file.pk}/").status_code == 200
    files.update(lawyer=None)
    assert client.get(f"/files/{file.pk}/").status_code == 404
    assert "Yara" not in cast.text(client.get("/"))


def test_a_lawyer_of_one_joined_file_is_not_shown_the_number_of_the_other() -> None:
    _, file, _ = world()
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    other = cast.joined(file.trajectory, "GE.OTHER", lawyer=lawyer)
    client = cast.at_court(lawyer)
    assert file.number not in cast.text(client.get(f"/files/{other.pk}/"))
    assert client.get(f"/files/{file.pk}/").status_code == 404


def test_a_judge_whose_account_was_closed_is_asked_to_sign_in() -> None:
    court, _, ids = world()
    client = cast.at_court(court.judge)
    Account.objects.filter(pk=court.judge.pk).update(is_active=False)
    assert client.get(f"/appearances/{ids['appearance']}/").status_code == 302


def test_a_lawyer_reads_no_list_and_no_sheet() -> None:
    _, file, ids = world()
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    CaseFile.objects.unguarded(because=cast.TEST).filter(pk=file.pk).update(lawyer=lawyer)
    client = cast.at_court(lawyer)
    for address in READ[:3]:
        assert client.get(address.format(**ids)).status_code == 404


def looks(act: str) -> list[CourtEvent]:
    return [event for event in CourtEvent.objects.all() if f'"act":"{act}"' in event.body]


@pytest.mark.parametrize(
    ("address", "act"),
    [
        ("/sittings/{sitting}/", "docket.look"),
        ("/sittings/{sitting}/list.pdf", "docket.print"),
        ("/appearances/{appearance}/", "sheet.look"),
        ("/files/{file}/", "file.look"),
        ("/files/", "files.look"),
    ],
)
def test_a_look_is_one_event_with_its_subjects(address: str, act: str) -> None:
    court, file, ids = world()
    assert cast.at_court(court.judge).get(address.format(**ids)).status_code == 200
    (event,) = looks(act)
    subjects = CourtSubject.objects.filter(event=event.pk).values_list("participant", flat=True)
    assert list(subjects) == [file.participant_id]


@pytest.mark.parametrize("address", ["/", *READ, "/files/"])
def test_when_the_log_cannot_be_written_nothing_is_shown(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise DatabaseError

    court, _, ids = world()
    client = cast.at_court(court.judge)
    monkeypatch.setattr(log, "_append", broken)
    answer = client.get(address.format(**ids))
    assert answer.status_code == 503
    assert b"Peeters" not in answer.content


@pytest.mark.parametrize("address", ["/", "/?past", *READ, "/files/", "/files/?q=peeters"])
def test_reading_changes_no_row_of_the_court(address: str) -> None:
    court, _, ids = world()
    before = rows()
    assert cast.at_court(court.judge).get(address.format(**ids)).status_code == 200
    assert rows() == before


def rows() -> list[list[Any]]:
    gated = (CaseFile, Appearance, Agreement, Participant)
    return [
        *(list(model.objects.unguarded(because=cast.TEST).order_by("pk").values()) for model in gated),  # type: ignore[attr-defined]
        list(Sitting.objects.order_by("pk").values()),
    ]


@pytest.mark.parametrize("address", WRITE)
def test_what_only_writes_leads_whoever_reads_to_its_page(address: str) -> None:
    court, _, ids = world()
    who = court.judge if address.endswith("/note/") else court.clerk
    answer = cast.at_court(who).get(address.format(**ids))
    assert answer.status_code == (200 if address in READ else 302)


@pytest.mark.parametrize("address", ["/", *READ, "/files/"])
def test_nobody_reads_without_signing_in(address: str) -> None:
    _, _, ids = world()
    assert DoorClient("court").get(address.format(**ids)).status_code == 302


def test_opening_a_sheet_is_a_look_at_him_and_at_the_names_beside_his_and_at_nobody_else() -> None:
    court = cast.court()
    sitting = cast.sitting(court.chamber, 0)
    first, second, third, fourth = (cast.on_list(cast.file(court.chamber), sitting) for _ in range(4))
    html = cast.shown(cast.at_court(court.judge).get(f"/appearances/{second.pk}/"))
    assert f"/appearances/{fourth.pk}/" not in html
    for act, shown in (("sheet.look", {second}), ("docket.look", {first, third})):
        (event,) = looks(act)
        seen = CourtSubject.objects.filter(event=event.pk).values_list("participant", flat=True)
        assert set(seen) == {each.participant_id for each in shown}
    assert '"kinds":["M01"]' in looks("docket.look")[0].body
