"""Urgent access: one person of the own service, one hour, a reason, told to coordinator and person, reviewed or locked."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import override_settings
from django.urls import get_resolver

from liaison.casework.actions import urgent
from liaison.casework.models import Assignment, Note, UrgentAccess
from liaison.casework.queries import related_people
from liaison.casework.queries.urgent import is_locked
from liaison.common import clock, log, session_level
from liaison.common.context import acting
from liaison.common.roles import Role
from liaison.network.models import Account
from liaison.participants.models import Participant
from liaison.portal.queries.home import home
from tests.casework import cast
from tests.casework.sentences import himself
from tests.doors import DoorClient, settings_of

REASON = "Found on the street, the hospital asks what he takes."
MONDAY = datetime(2026, 11, 23, 22, tzinfo=UTC)


def ask(browser: DoorClient, person: Participant, **changed: Any) -> Any:
    """Fill in the form about a person, with what is changed of it."""
    sent = {"name": person.name, "born_on": person.born_on, "reason": REASON, **changed}
    return browser.post("/urgent/", sent)


def accesses() -> int:
    return UrgentAccess.objects.unguarded(because="counting").count()


def bodies() -> list[dict[str, Any]]:
    rows = log.table("care", "event")._default_manager.order_by("seq").values_list("body", flat=True)
    return [json.loads(body) for body in rows]


def opened(by: Account, person: Participant) -> UrgentAccess:
    viewer = cast.viewer_of(by)
    with acting(viewer):
        sought = urgent.Sought(person.name, person.born_on or date.min, REASON)
        assert urgent.open_urgently(by=viewer, sought=sought) == person.pk
    return UrgentAccess.objects.unguarded(because="a test").latest("opened_at")


@pytest.mark.usefixtures("assigned")
def test_a_colleague_opens_one_file_for_an_hour(at_an: DoorClient, yassine: Participant) -> None:
    file = f"/people/{yassine.pk}/"
    assert at_an.get(file).status_code == 404
    assert ask(at_an, yassine)["Location"] == file
    page = at_an.get(file).content.decode()
    assert yassine.surname in page
    assert "Urgent access" in page
    row = UrgentAccess.objects.unguarded(because="a test").get()
    assert row.ends_at - row.opened_at == timedelta(minutes=60)


def test_after_the_hour_it_is_as_if_it_had_never_been(
    an: Account, lien: Account, yassine: Participant
) -> None:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        cast.assign(yassine, lien)
        at_an = DoorClient("care").enter(an)
        ask(at_an, yassine)
        for _ in range(5):
            traveller.shift(timedelta(minutes=11))
            assert at_an.get(f"/people/{yassine.pk}/").status_code == 200
        traveller.shift(timedelta(minutes=5))
        assert at_an.get(f"/people/{yassine.pk}/").status_code == 404


@pytest.mark.usefixtures("assigned")
def test_it_opens_no_list_and_no_other_person(
    an: Account, at_an: DoorClient, lien: Account, service: cast.Service, yassine: Participant
) -> None:
    other = cast.person(service.chamber, "Peeters", "Sofie")
    cast.assign(other, lien)
    ask(at_an, yassine)
    assert related_people(cast.viewer_of(an)) == frozenset()
    assert yassine.surname not in at_an.get("/").content.decode()
    assert at_an.get(f"/people/{other.pk}/").status_code == 404
    assert "still open" in ask(at_an, other).content.decode()
    assert accesses() == 1


@pytest.mark.usefixtures("assigned")
@pytest.mark.parametrize(
    "changed",
    [
        {"name": "Yassine"},
        {"name": "Yassine Haddad Peeters"},
        {"born_on": "1994-03-15"},
        {"reason": "too short a reason"},
        {"reason": " " * 30},
    ],
    ids=["half a name", "another name", "another day", "19 letters", "blanks"],
)
def test_who_is_not_named_exactly_with_a_reason_stays_closed(
    at_an: DoorClient, yassine: Participant, changed: dict[str, Any]
) -> None:
    assert ask(at_an, yassine, **changed).status_code == 200
    assert accesses() == 0
    assert at_an.get(f"/people/{yassine.pk}/").status_code == 404


def test_somebody_of_another_service_is_nobody(at_an: DoorClient, yassine: Participant) -> None:
    elsewhere = cast.staff(cast.service().organisation, "elsewhere")
    cast.assign(yassine, elsewhere)
    stranger = ask(at_an, yassine).content.decode()
    assert "Nobody of your service is exactly that person" in stranger
    assert accesses() == 0


def test_five_wrong_names_close_it_for_an_hour(an: Account, lien: Account, yassine: Participant) -> None:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        cast.assign(yassine, lien)
        browser = DoorClient("care").enter(an)
        for n in range(5):
            ask(browser, yassine, name=f"Nobody {n}")
        assert "Wait an hour" in ask(browser, yassine).content.decode()
        assert [body["act"] for body in bodies()].count("urgent.refuse") == 5
        traveller.shift(timedelta(minutes=61))
        assert ask(DoorClient("care").enter(an), yassine).status_code == 302


@pytest.mark.usefixtures("assigned")
def test_it_asks_for_a_fresh_sign_in(an: Account, yassine: Participant) -> None:
    browser = DoorClient("care").enter(an)
    with override_settings(**settings_of("care")):
        session = browser.session
        stale = clock.now().timestamp() - 301
        session[session_level.RECORDS] = [{"method": how, "at": stale} for how in ("password", "mfa")]
        session.save()
    assert ask(browser, yassine)["Location"].startswith("/again/")
    assert accesses() == 0


@pytest.mark.usefixtures("assigned")
def test_every_look_under_it_is_marked_in_the_log_and_no_other(
    at_an: DoorClient, at_lien: DoorClient, yassine: Participant
) -> None:
    ask(at_an, yassine)
    at_an.get(f"/people/{yassine.pk}/")
    at_an.get(f"/people/{yassine.pk}/court/")
    at_lien.get(f"/people/{yassine.pk}/")
    marked = [body["act"] for body in bodies() if body.get("urgent") == [str(yassine.pk)]]
    assert marked == ["file.look", "court.look"]
    assert [body["act"] for body in bodies()].count("file.look") == 2


@pytest.mark.usefixtures("assigned")
def test_what_happened_is_written_down_and_nothing_else_changes(
    at_an: DoorClient, yassine: Participant
) -> None:
    ask(at_an, yassine)
    note = {
        "note_id": "0b5b3c3e-6d3a-4c62-9f6b-0c1a2b3c4d5e",
        "words": "Taken to casualty.",
        "contact": "other",
    }
    at_an.post(f"/people/{yassine.pk}/note/", {**note, "day": clock.today()})
    strength = {"words": "A van.", "domain": "work", "when": "today"}
    assert at_an.post(f"/people/{yassine.pk}/strengths/", strength).status_code == 404
    assert at_an.post(f"/people/{yassine.pk}/link/", {"address": "an@example.org"}).status_code == 404
    assert Note.objects.unguarded(because="counting").count() == 1


@pytest.mark.usefixtures("assigned")
def test_the_coordinator_is_shown_it_and_reviews_it(
    at_katrien: DoorClient, an: Account, yassine: Participant
) -> None:
    row = opened(an, yassine)
    assert f"/urgent/{row.pk}/" in at_katrien.get("/assign/").content.decode()
    page = at_katrien.get(f"/urgent/{row.pk}/").content.decode()
    assert REASON in page
    assert at_katrien.get(f"/people/{yassine.pk}/").status_code == 404
    assert at_katrien.post(f"/urgent/{row.pk}/", {"verdict": "not-needed"}).status_code == 302
    row.refresh_from_db()
    assert (row.verdict, row.reviewed_by is not None) == ("not-needed", True)
    assert at_katrien.get(f"/urgent/{row.pk}/").status_code == 404


@pytest.mark.usefixtures("assigned")
def test_nobody_reviews_his_own_and_no_other_service_reviews_it(
    at_katrien: DoorClient, at_lien: DoorClient, katrien: Account, yassine: Participant
) -> None:
    row = opened(katrien, yassine)
    assert "another coordinator" in at_katrien.get(f"/urgent/{row.pk}/").content.decode()
    stranger = cast.staff(cast.service().organisation, "stranger", Role.COORDINATOR)
    for browser in (at_katrien, at_lien, DoorClient("care").enter(stranger)):
        assert browser.post(f"/urgent/{row.pk}/", {"verdict": "needed"}).status_code == 404
    row.refresh_from_db()
    assert row.reviewed_at is None


def test_five_working_days_without_a_review_lock_the_whole_service(
    an: Account, lien: Account, katrien: Account, yassine: Participant
) -> None:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        cast.assign(yassine, lien)
        row = opened(an, yassine)
        traveller.move_to(MONDAY + timedelta(days=7))
        assert not is_locked(cast.viewer_of(katrien))
        traveller.move_to(MONDAY + timedelta(days=8))
        assert is_locked(cast.viewer_of(katrien))
        assert not is_locked(cast.viewer_of(cast.staff(cast.service().organisation, "elsewhere")))
        assert "overdue" in ask(DoorClient("care").enter(an), yassine).content.decode()
        urgent.review(by=cast.viewer_of(katrien), access=row.pk, verdict="needed")
        assert ask(DoorClient("care").enter(an), yassine).status_code == 302


@pytest.mark.usefixtures("assigned")
def test_the_person_reads_who_opened_it_and_what_the_review_found_but_not_the_reason(
    an: Account, katrien: Account, yassine: Participant
) -> None:
    row = opened(an, yassine)
    viewer = himself(yassine)
    with acting(viewer):
        [told] = home(viewer, yassine.pk).urgent
    assert (told.name, told.organisation, told.verdict) == ("An Peeters", "Service", "")
    urgent.review(by=cast.viewer_of(katrien), access=row.pk, verdict="needed")
    with acting(viewer):
        assert home(viewer, yassine.pk).urgent[0].verdict == "needed"
    pointed = log.table("care", "subject")._default_manager.filter(participant=yassine.pk)
    assert {"urgent.open", "urgent.review"} <= set(pointed.values_list("act", flat=True))


@pytest.mark.usefixtures("assigned")
def test_the_reason_is_sealed(an: Account, yassine: Participant) -> None:
    assert b"hospital" not in bytes(opened(an, yassine).sealed)


@pytest.mark.parametrize("door", ["court", "me", "network", "office"])
def test_no_other_door_has_it(door: str) -> None:
    names = {str(pattern.pattern) for pattern in get_resolver(f"liaison.config.urls.{door}").url_patterns}
    assert not any("urgent" in name for name in names)


@pytest.mark.usefixtures("assigned")
def test_a_hand_over_does_not_pass_it_on(
    at_katrien: DoorClient, an: Account, service: cast.Service, yassine: Participant
) -> None:
    opened(an, yassine)
    successor = cast.staff(service.organisation, "successor")
    sent = {"absent": an.pk, "deputy": successor.pk, "first_day": clock.today(), "last_day": ""}
    at_katrien.post("/cover/", sent)
    assert not Assignment.objects.unguarded(because="counting").filter(account=successor).exists()
