"""Changed since she last looked: per viewer, by her own hand, and never what she did herself."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from liaison.casework.models import Seen
from liaison.casework.queries.caseload import caseload
from liaison.common import clock
from liaison.common.context import acting
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.casework import cast
from tests.doors import DoorClient

pytestmark = pytest.mark.usefixtures("assigned")


def changed(account: Account) -> list[str]:
    viewer = cast.viewer_of(account)
    with acting(viewer):
        return [change.words for row in caseload(viewer) for change in row.changes]


def note(browser: DoorClient, person: Participant) -> None:
    sent = {"note_id": uuid4(), "words": "Came.", "contact": "talk", "day": clock.today()}
    assert browser.post(f"/people/{person.pk}/note/", sent).status_code == 302


def decided(person: Participant, service: cast.Service) -> None:
    held = cast.sitting(service.chamber, clock.today() - timedelta(days=1))
    cast.appearance(person, held, decision="praise", saved_at=clock.now())


def test_what_the_court_decided_is_a_change(
    lien: Account, yassine: Participant, service: cast.Service
) -> None:
    decided(yassine, service)
    [words] = changed(lien)
    assert words.endswith(": Praise")


def test_what_another_wrote_is_a_change_and_what_she_wrote_herself_is_none(
    at_lien: DoorClient, at_an: DoorClient, lien: Account, an: Account, yassine: Participant
) -> None:
    cast.assign(yassine, an)
    note(at_an, yassine)
    assert (len(changed(lien)), len(changed(an))) == (1, 0)
    note(at_lien, yassine)
    assert (len(changed(lien)), len(changed(an))) == (1, 1)


def test_what_happened_before_she_began_is_no_change(
    lien: Account, yassine: Participant, service: cast.Service
) -> None:
    with time_machine.travel(clock.now() - timedelta(days=3)):
        decided(yassine, service)
    assert changed(lien) == []


def test_reading_marks_nothing_as_seen(
    at_lien: DoorClient, lien: Account, yassine: Participant, service: cast.Service
) -> None:
    decided(yassine, service)
    for page in ("/", "/?list=changed", f"/people/{yassine.pk}/"):
        at_lien.get(page)
    at_lien.get("/seen/")
    assert len(changed(lien)) == 1


def test_her_mark_is_hers_alone(
    at_lien: DoorClient, lien: Account, an: Account, yassine: Participant, service: cast.Service
) -> None:
    cast.assign(yassine, an)
    decided(yassine, service)
    at_lien.post("/seen/")
    assert (changed(lien), len(changed(an))) == ([], 1)


def test_what_came_after_the_page_was_drawn_is_still_told(
    at_lien: DoorClient, lien: Account, yassine: Participant, service: cast.Service
) -> None:
    home = at_lien.get("/").content.decode()
    decided(yassine, service)
    drawn = re.search(r'name="until" value="([^"]+)"', at_lien.get("/").content.decode())
    assert drawn
    assert 'name="until"' not in home
    later = clock.now() + timedelta(minutes=5)
    with time_machine.travel(later):
        cast.asked(yassine, cast.programme(service.organisation))
    with time_machine.travel(later + timedelta(hours=2)):
        cast.agree(cast.appearance(yassine, cast.sitting(service.chamber, clock.today())), "x")
        DoorClient("care").enter(lien).post("/seen/", {"until": drawn[1]})
        assert not [words for words in changed(lien) if "Praise" in words]


def test_a_mark_never_moves_back_and_never_into_the_future(
    at_lien: DoorClient, lien: Account, yassine: Participant
) -> None:
    at_lien.post("/seen/", {"until": "2999-01-01T00:00:00+00:00"})
    at_lien.post("/seen/", {"until": "2001-01-01T00:00:00+00:00"})
    row = Seen.objects.unguarded(because="looks").get()
    assert abs(row.seen_at - clock.now()) < timedelta(minutes=1)


def test_one_person_alone_can_be_marked(
    at_lien: DoorClient, lien: Account, yassine: Participant, service: cast.Service
) -> None:
    other = cast.person(service.chamber, "Claeys", "Sofie")
    cast.assign(other, lien)
    decided(yassine, service)
    of = cast.programme(service.organisation)
    for person in (yassine, other):
        cast.asked(person, of)
    at_lien.post("/seen/", {"person": str(yassine.pk)})
    assert changed(lien) == ["asks for a certificate of attendance"]


@pytest.mark.parametrize("sent", [{"person": "nobody"}, {"until": "yesterday"}, {"until": "2026-99-99"}])
def test_what_is_no_key_and_no_moment_breaks_nothing(at_lien: DoorClient, sent: dict[str, Any]) -> None:
    assert at_lien.post("/seen/", sent).status_code in {302, 404}


def test_somebody_elses_person_is_not_marked(at_an: DoorClient, an: Account, yassine: Participant) -> None:
    at_an.post("/seen/", {"person": str(yassine.pk)})
    assert not Seen.objects.unguarded(because="looks").exists()
