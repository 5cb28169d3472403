"""The log first: where its line cannot be written, nothing is shown, and nothing is changed."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection

from liaison.casework.models import (
    Assignment,
    Note,
    NoteDraft,
    Plan,
    PlannedContact,
    Seen,
    Step,
    Strength,
)
from liaison.common import clock, log
from liaison.common.models import Link
from liaison.court.models import Appearance
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.casework import cast, sentences
from tests.doors import DoorClient

PLANTED = "Wants to keep Sundays free."


@pytest.fixture
def statement(assigned: Any, yassine: Participant, lien: Account, service: cast.Service) -> UUID:
    return sentences.told(yassine, service.chamber, source=lien.pk)


@pytest.fixture
def no_log(monkeypatch: pytest.MonkeyPatch) -> Any:
    """From its first call on, the log's own insert fails."""

    def fail() -> None:
        def fails(*_: Any) -> None:
            raise DatabaseError

        monkeypatch.setattr(log, "_append", fails)

    return fail


def note() -> dict[str, Any]:
    return {"note_id": uuid4(), "words": PLANTED, "contact": "talk", "day": clock.today()}


def shows_nothing(answer: Any, yassine: Participant, typed: dict[str, Any] | None = None) -> None:
    """But for what whoever sends a form has just typed: that comes back to him."""
    assert answer.status_code == 503
    for secret in {PLANTED, yassine.surname, *sentences.WORDS.values()} - set((typed or {}).values()):
        assert secret not in answer.content.decode()


@pytest.mark.parametrize(
    "page",
    [
        "/",
        "/find/?q=1994-03-14",
        "/people/{person}/",
        "/people/{person}/note/",
        "/people/{person}/next/",
        "/people/{person}/plan/",
        "/people/{person}/strengths/",
        "/people/{person}/care/",
        "/people/{person}/court/",
        "/people/{person}/courtroom/",
        "/people/{person}/releases/",
        "/people/{person}/state/",
        "/people/{person}/terms/",
        "/courtroom/{appearance}/",
        "/confirm/{statement}/",
    ],
)
def test_without_the_log_no_page_shows_anybody(
    at_lien: DoorClient, yassine: Participant, statement: UUID, page: str, no_log: Any
) -> None:
    at_lien.post(f"/people/{yassine.pk}/note/", note())
    appearance = Appearance.objects.unguarded(because="a test's own person").get(participant=yassine)
    no_log()
    address = page.format(person=yassine.pk, statement=statement, appearance=appearance.pk)
    shows_nothing(at_lien.get(address), yassine)


@pytest.mark.parametrize("page", ["/assign/", "/assign/{person}/"])
def test_without_the_log_the_coordinator_is_shown_nobody(
    at_katrien: DoorClient, yassine: Participant, page: str, no_log: Any
) -> None:
    no_log()
    shows_nothing(at_katrien.get(page.format(person=yassine.pk)), yassine)


def state() -> list[Any]:
    """Everything that an act of the care door could have changed."""
    gated = (Note, NoteDraft, Plan, Assignment, PlannedContact, Seen, Step, Strength)
    rows = [sorted(map(str, table.objects.unguarded(because="compares").values_list())) for table in gated]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM disclosure_sourcekey")
        keys = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM disclosure_statement WHERE declined_at IS NOT NULL")
        return [*rows, keys, cursor.fetchone(), Link.objects.count()]


def of_his(table: Any) -> UUID:
    row = table.objects.unguarded(because="a test's own").get()
    return UUID(str(row.pk))


def prepared(browser: DoorClient, yassine: Participant) -> None:
    """One of each row that an act changes."""
    at = f"/people/{yassine.pk}/"
    plan = {"begun_from": 0, "agreed_on": clock.today(), "housing": "a room", "step-TOTAL_FORMS": 1}
    sent = {
        "draft/": note(),
        "next/": {"at": "2998-01-01T10:00", "contact": "talk"},
        "strengths/": {"words": "A van.", "domain": "work", "when": "today"},
        "plan/": plan | {"step-INITIAL_FORMS": 0, "step-0-words": "Register"},
    }
    for rest, typed in sent.items():
        assert browser.post(at + rest, typed).status_code == 302, rest


def acts(yassine: Participant, statement: UUID, attestation: UUID) -> list[tuple[str, dict[str, Any]]]:
    at = f"/people/{yassine.pk}/"
    return [
        (f"{at}note/", note()),
        (f"{at}draft/", note()),
        (f"{at}draft/discard/", {}),
        (f"{at}give-back/", {}),
        (f"{at}plan/", {"begun_from": 1, "agreed_on": clock.today(), "housing": "a room"}),
        (f"{at}next/", {"at": "2999-01-01T10:00", "contact": "talk", "place": PLANTED}),
        (f"{at}strengths/", {"words": PLANTED, "domain": "people", "when": "today"}),
        (f"{at}strengths/{of_his(Strength)}/", {}),
        (f"{at}plan/{of_his(Step)}/", {"done": "yes"}),
        (f"/contacts/{of_his(PlannedContact)}/", {"outcome": "kept"}),
        ("/seen/", {}),
        (f"{at}ask/{attestation}/", {}),
        (f"/confirm/{statement}/", {"answer": "confirm"}),
        (f"/confirm/{statement}/", {"answer": "decline"}),
    ]


def test_without_the_log_no_act_changes_anything(
    at_lien: DoorClient, yassine: Participant, statement: UUID, service: cast.Service, no_log: Any
) -> None:
    attestation = cast.asked(yassine, cast.programme(service.organisation))
    prepared(at_lien, yassine)
    before = state()
    no_log()
    for address, sent in acts(yassine, statement, attestation.pk):
        shows_nothing(at_lien.post(address, sent), yassine, sent)
        assert state() == before, address


def test_a_look_at_the_caseload_is_one_event_with_its_subjects(
    at_lien: DoorClient, lien: Account, service: cast.Service
) -> None:
    people = {cast.person(service.chamber, name).pk for name in ("Aerts", "Claeys", "Maes")}
    for person in Participant.objects.unguarded(because="assigns them all"):
        cast.assign(person, lien)
    at_lien.get("/")
    subjects = log.table("care", "subject")._default_manager.filter(act="caseload.look")
    assert set(subjects.values_list("participant", flat=True)) == people
    assert len(set(subjects.values_list("event", flat=True))) == 1
