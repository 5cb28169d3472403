"""A judge's own note: nobody else reads it, nobody learns that it is there, and the judgment really deletes it."""

from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.management import CommandError, call_command

from liaison.common import sealing
from liaison.common.models import CourtEvent, CourtSubject  # type: ignore[attr-defined]
from liaison.common.roles import Role
from liaison.court import vault
from liaison.court.actions.notes import destroy_notes
from liaison.court.models import Appearance, JudgeNote
from tests import people
from tests.court import cast
from tests.court.test_sheet_saving import ready, save
from tests.doors import rights_of

WORDS = "Ask about his daughter, gently."


def note(court: cast.Court, row: Appearance, words: str = WORDS) -> None:
    cast.at_court(court.judge).post(f"/appearances/{row.pk}/note/", {"note": words})


def kept() -> list[JudgeNote]:
    return list(JudgeNote.objects.unguarded(because=cast.TEST).all())


def test_its_writer_reads_it_again_on_every_sheet_of_the_path() -> None:
    court, row = ready()
    note(court, row)
    later = Appearance.objects.create(
        participant_id=row.participant_id,
        trajectory_id=row.trajectory_id,
        sitting=cast.sitting(court.chamber, 28),
        position=1,
    )
    for sheet in (row, later):
        assert WORDS in cast.shown(cast.at_court(court.judge).get(f"/appearances/{sheet.pk}/"))


def test_nobody_else_gets_another_byte_for_it() -> None:
    court, row = ready()
    readers = [court.clerk, court.prosecutor, people.account(Role.JUDGE, court.chamber)]
    pages = ["/", f"/sittings/{row.sitting_id}/", f"/appearances/{row.pk}/", "/files/"]

    def seen() -> list[str]:
        return [cast.shown(cast.at_court(who).get(page)) for who in readers for page in pages]

    with time_machine.travel("2026-11-26 09:00:00+01:00", tick=False):
        before = seen()
        note(court, row)
        assert seen() == before


def test_only_a_judge_of_the_chamber_keeps_one() -> None:
    court, row = ready()
    other = cast.court("Another chamber")
    for account in (court.clerk, court.prosecutor, other.judge):
        answer = cast.at_court(account).post(f"/appearances/{row.pk}/note/", {"note": WORDS})
        assert answer.status_code == 404
    assert kept() == []


def test_it_is_sealed_and_empty_words_delete_it() -> None:
    court, row = ready()
    note(court, row)
    (one,) = kept()
    assert b"daughter" not in bytes(one.sealed)
    note(court, row, " ")
    assert kept() == []


def test_saving_the_sheet_keeps_the_note_too_even_when_the_sheet_is_wrong() -> None:
    court, row = ready()
    save(court, row, note=WORDS, words="\n".join("123456789x"))
    assert cast.again(row).revision == 0
    assert WORDS in cast.shown(cast.at_court(court.judge).get(f"/appearances/{row.pk}/"))


def test_the_log_names_neither_him_nor_the_sheet() -> None:
    court, row = ready()
    note(court, row)
    (line,) = [event.body for event in CourtEvent.objects.all() if '"act":"note.keep"' in event.body]
    for secret in (str(row.participant_id), str(row.pk), str(row.trajectory_id), "daughter"):
        assert secret not in line
    assert not CourtSubject.objects.filter(act="note.keep").exists()


def test_the_judgment_deletes_the_notes_of_every_judge_whoever_judges() -> None:
    court, row = ready()
    second = people.account(Role.JUDGE, court.chamber)
    note(court, row)
    cast.at_court(second).post(f"/appearances/{row.pk}/note/", {"note": "Mine."})
    elsewhere = cast.on_list(cast.file(court.chamber), row.sitting)
    note(court, elsewhere)
    with rights_of("court"):
        destroy_notes(by=cast.viewer(second), trajectory=row.trajectory_id)
    assert [one.trajectory_id for one in kept()] == [elsewhere.trajectory_id]


def test_its_key_is_made_once_and_for_its_owner_alone(settings: Any, tmp_path: Path) -> None:
    settings.NOTE_KEY_FILE = tmp_path / "new" / "note.key"
    said = StringIO()
    call_command("note_key", stdout=said)
    made = settings.NOTE_KEY_FILE.read_bytes()
    call_command("note_key", stdout=said)
    assert [line.split()[-1] for line in said.getvalue().splitlines()] == ["made.", "exists."]
    assert settings.NOTE_KEY_FILE.read_bytes() == made
    assert settings.NOTE_KEY_FILE.stat().st_mode & 0o077 == 0


def test_a_lost_key_is_not_replaced_as_long_as_a_note_is_kept(settings: Any) -> None:
    court, row = ready()
    note(court, row)
    settings.NOTE_KEY_FILE.unlink()
    with pytest.raises(CommandError, match="backup"):
        call_command("note_key")
    assert not settings.NOTE_KEY_FILE.exists()


def test_no_door_makes_the_key(settings: Any) -> None:
    settings.SIDE = "court"
    with pytest.raises(CommandError, match="owner"):
        call_command("note_key")


def test_a_note_opens_for_its_writer_and_in_its_own_row_alone() -> None:
    one, writer = uuid4(), uuid4()
    sealed = vault.seal(WORDS, note=one, writer=writer)
    assert vault.unseal(sealed, note=one, writer=writer) == WORDS
    for place in ({"note": uuid4(), "writer": writer}, {"note": one, "writer": uuid4()}):
        with pytest.raises(sealing.SealBroken):
            vault.unseal(sealed, **place)
