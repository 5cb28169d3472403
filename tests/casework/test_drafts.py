"""Drafts: what was typed is there again, after a crash, at another machine, after the sign-in has ended."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine

from liaison.care import vault
from liaison.casework.actions import notes
from liaison.casework.models import Note, NoteDraft
from liaison.common import clock
from liaison.common.context import acting
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.casework import cast
from tests.doors import DoorClient

pytestmark = pytest.mark.usefixtures("assigned")
HTMX = {"HX-Request": "true"}


def typed(words: str, **other: Any) -> dict[str, Any]:
    return {"note_id": uuid4(), "words": words, "contact": "visit", "day": clock.today(), **other}


def at(person: Participant, rest: str = "") -> str:
    return f"/people/{person.pk}/{rest}"


def drafts() -> int:
    return NoteDraft.objects.unguarded(because="counting").count()


def test_what_is_typed_is_kept_at_each_pause(at_lien: DoorClient, yassine: Participant) -> None:
    for words in ("He s", "He says that", "He says that he slept."):
        answer = at_lien.post(at(yassine, "draft/"), typed(words), headers=HTMX)
        assert answer.status_code == 200
        assert "Draft kept" in answer.content.decode()
        assert "<html" not in answer.content.decode()
    assert drafts() == 1
    assert "He says that he slept." in at_lien.get(at(yassine, "note/")).content.decode()


def test_without_scripts_a_button_keeps_the_draft(at_lien: DoorClient, yassine: Participant) -> None:
    answer = at_lien.post(at(yassine, "draft/"), typed("Half a"))
    assert (answer.status_code, answer["Location"]) == (302, at(yassine))
    page = at_lien.get(at(yassine, "note/")).content.decode()
    assert "Half a</textarea>" in page
    assert '<option value="visit" selected>' in page


def test_a_draft_survives_the_end_of_the_sign_in(
    at_lien: DoorClient, lien: Account, yassine: Participant
) -> None:
    at_lien.post(at(yassine, "draft/"), typed("Typed before the coffee."), headers=HTMX)
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        assert at_lien.get(at(yassine, "note/")).status_code == 302
        again = DoorClient("care").enter(lien)
        assert "Typed before the coffee." in again.get(at(yassine, "note/")).content.decode()


def test_who_types_on_after_his_sign_in_has_ended_is_told_so(
    at_lien: DoorClient, yassine: Participant
) -> None:
    at_lien.get(at(yassine, "note/"))
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        answer = at_lien.post(at(yassine, "draft/"), typed("And one more"), headers=HTMX)
    assert "Your sign-in has ended" in answer.content.decode()
    assert drafts() == 0


def test_home_says_that_a_note_is_unfinished(at_lien: DoorClient, yassine: Participant) -> None:
    at_lien.post(at(yassine, "draft/"), typed("Half a"), headers=HTMX)
    assert "unfinished note" in at_lien.get("/").content.decode()


def test_keeping_the_note_removes_its_draft(at_lien: DoorClient, yassine: Participant) -> None:
    sent = typed("Whole.")
    at_lien.post(at(yassine, "draft/"), sent, headers=HTMX)
    at_lien.post(at(yassine, "note/"), sent)
    assert drafts() == 0
    assert Note.objects.unguarded(because="counting").count() == 1


def test_a_note_that_cannot_be_kept_leaves_its_draft(
    lien: Account, yassine: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = cast.viewer_of(lien)
    writing = notes.Writing(id=uuid4(), contact="talk", day=clock.today(), words="Whole.")
    with acting(viewer):
        notes.save_draft(by=viewer, participant=yassine.pk, writing=writing)
    monkeypatch.setattr(notes.log, "record", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError), acting(viewer):
        notes.write_note(by=viewer, participant=yassine.pk, writing=writing)
    assert (drafts(), Note.objects.unguarded(because="counting").count()) == (1, 0)


def test_a_pause_that_arrives_after_the_note_brings_no_draft_back(
    at_lien: DoorClient, yassine: Participant
) -> None:
    sent = typed("Whole.")
    at_lien.post(at(yassine, "note/"), sent)
    at_lien.post(at(yassine, "draft/"), sent, headers=HTMX)
    assert drafts() == 0


def test_an_emptied_field_erases_nothing(at_lien: DoorClient, yassine: Participant) -> None:
    at_lien.post(at(yassine, "draft/"), typed("Kept."), headers=HTMX)
    at_lien.post(at(yassine, "draft/"), typed("  "), headers=HTMX)
    assert "Kept.</textarea>" in at_lien.get(at(yassine, "note/")).content.decode()


def test_a_draft_can_be_thrown_away(at_lien: DoorClient, yassine: Participant) -> None:
    at_lien.post(at(yassine, "draft/"), typed("Never mind."), headers=HTMX)
    at_lien.post(at(yassine, "draft/discard/"))
    assert drafts() == 0


def test_nobody_sees_anothers_draft(
    at_lien: DoorClient, at_an: DoorClient, an: Account, yassine: Participant
) -> None:
    cast.assign(yassine, an)
    at_lien.post(at(yassine, "draft/"), typed("Not said yet."), headers=HTMX)
    assert "Not said yet." not in at_an.get(at(yassine, "note/")).content.decode()
    at_an.post(at(yassine, "draft/discard/"))
    assert drafts() == 1


def test_a_text_that_is_too_long_is_refused_in_a_line(at_lien: DoorClient, yassine: Participant) -> None:
    answer = at_lien.post(at(yassine, "draft/"), typed("x" * 20_001), headers=HTMX)
    assert "too long" in answer.content.decode()
    assert drafts() == 0


def test_a_draft_without_a_day_gets_todays(at_lien: DoorClient, yassine: Participant) -> None:
    at_lien.post(at(yassine, "draft/"), typed("Day is being typed.", day=""), headers=HTMX)
    assert drafts() == 1


def test_two_drafts_whose_seals_were_swapped_do_not_open(
    at_lien: DoorClient, lien: Account, yassine: Participant, service: cast.Service
) -> None:
    other = cast.person(service.chamber, "Claeys", "Sofie")
    cast.assign(other, lien)
    rows = NoteDraft.objects.unguarded(because="a thief with the database")
    for person in (yassine, other):
        at_lien.post(at(person, "draft/"), typed(f"About {person.surname}."), headers=HTMX)
    first, second = rows.get(participant=yassine), rows.get(participant=other)
    rows.filter(pk=first.pk).update(sealed=second.sealed)
    with pytest.raises(vault.sealing.SealBroken):
        at_lien.get(at(yassine, "note/"))


def test_a_note_copied_over_another_of_the_same_person_does_not_open(
    at_lien: DoorClient, yassine: Participant
) -> None:
    for words in ("Yesterday he came.", "Today he did not."):
        at_lien.post(at(yassine, "note/"), typed(words))
    rows = Note.objects.unguarded(because="a thief with the database")
    first, second = rows.order_by("id")
    rows.filter(pk=first.pk).update(sealed=bytes(second.sealed))
    with pytest.raises(vault.sealing.SealBroken):
        at_lien.get(at(yassine))


def test_only_the_first_save_of_a_draft_is_shown_to_the_participant(
    at_lien: DoorClient, yassine: Participant
) -> None:
    from liaison.common import log

    for words in ("a", "ab", "abc"):
        at_lien.post(at(yassine, "draft/"), typed(words), headers=HTMX)
    subjects = log.table("care", "subject")._default_manager.filter(act="draft.save")
    assert [UUID(str(row)) for row in subjects.values_list("participant", flat=True)] == [yassine.pk]
