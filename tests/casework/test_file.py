"""The file: a note in one go, and one feed of what the matrix lets a liaison read."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from liaison.casework.models import Note
from liaison.casework.queries.file import PAGE, person_file
from liaison.common import clock
from liaison.common.context import acting
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.casework import cast
from tests.doors import DoorClient

pytestmark = pytest.mark.usefixtures("assigned")


def note(words: str = "Slept badly.", **other: Any) -> dict[str, Any]:
    return {"note_id": uuid4(), "words": words, "contact": "talk", "day": clock.today(), **other}


def at(person: Participant, rest: str = "") -> str:
    return f"/people/{person.pk}/{rest}"


def shown(browser: DoorClient, person: Participant, query: str = "") -> str:
    page = browser.get(at(person, query))
    assert page.status_code == 200
    return str(page.content.decode())


def test_a_note_that_was_kept_is_in_the_feed(at_lien: DoorClient, yassine: Participant) -> None:
    answer = at_lien.post(at(yassine, "note/"), note("Wants to keep Sundays free for his daughter."))
    assert (answer.status_code, answer["Location"]) == (302, at(yassine))
    assert "Wants to keep Sundays free" in shown(at_lien, yassine)


def test_the_kind_and_the_day_of_a_note_are_preset(at_lien: DoorClient, yassine: Participant) -> None:
    page = at_lien.get(at(yassine, "note/")).content.decode()
    assert f'value="{clock.today().isoformat()}"' in page
    assert '<option value="talk" selected>' in page


def test_the_same_note_sent_twice_is_written_once(at_lien: DoorClient, yassine: Participant) -> None:
    sent = note()
    at_lien.post(at(yassine, "note/"), sent)
    assert at_lien.post(at(yassine, "note/"), sent).status_code == 302
    assert Note.objects.unguarded(because="counting").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": "  "},
        {"words": "x" * 20_001},
        {"day": clock.today() + timedelta(days=1)},
        {"day": "yesterday"},
        {"contact": "urine"},
        {"note_id": "1"},
    ],
)
def test_a_note_that_cannot_be_kept_keeps_its_words_on_the_page(
    at_lien: DoorClient, yassine: Participant, wrong: dict[str, Any]
) -> None:
    page = at_lien.post(at(yassine, "note/"), note("Typed with care.") | wrong)
    assert page.status_code == 200
    assert "Something must be changed first" in page.content.decode() or "note_id" in wrong
    assert "Typed with care." in page.content.decode() or "words" in wrong
    assert not Note.objects.unguarded(because="counting").exists()


def test_markup_in_a_note_is_text(at_lien: DoorClient, yassine: Participant) -> None:
    at_lien.post(at(yassine, "note/"), note("<script>alert(1)</script>"))
    page = shown(at_lien, yassine)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_court_is_in_the_feed_as_the_matrix_gives_it(
    at_lien: DoorClient, yassine: Participant, service: cast.Service
) -> None:
    held = cast.sitting(service.chamber, clock.today() - timedelta(days=20))
    cast.agree(cast.appearance(yassine, held, decision="praise"), "Looks for a room")
    page = shown(at_lien, yassine)
    for words in ("Praise", "Looks for a room"):
        assert words in page
    assert "Possession" in at_lien.get(at(yassine, "court/")).content.decode()


def test_a_sheet_that_is_not_yet_decided_is_not_in_the_feed(
    at_lien: DoorClient, yassine: Participant, service: cast.Service
) -> None:
    open_sheet = cast.appearance(yassine, cast.sitting(service.chamber, clock.today()))
    cast.agree(open_sheet, "Half a sentence of the clerk")
    assert "Half a sentence" not in shown(at_lien, yassine)


def test_the_tab_and_the_banner_say_whose_file_it_is(at_lien: DoorClient, yassine: Participant) -> None:
    page = shown(at_lien, yassine)
    assert f"<title>{yassine.name} - Liaison</title>" in page
    assert f'<h1 id="about">{yassine.name}</h1>' in page


def test_a_deputy_reads_the_notes_of_the_one_who_is_away(
    at_lien: DoorClient, at_an: DoorClient, an: Account, yassine: Participant
) -> None:
    at_lien.post(at(yassine, "note/"), note("Said on Monday."))
    cast.assign(yassine, an, until=cast.DAY)
    assert "Said on Monday." in shown(at_an, yassine)


def keep_notes(author: Account, person: Participant, browser: DoorClient, many: int) -> None:
    for back in range(many):
        browser.post(at(person, "note/"), note(f"Note {back:03}.", day=clock.today() - timedelta(days=back)))


def test_a_long_feed_is_read_page_by_page_without_a_gap(
    at_lien: DoorClient, lien: Account, yassine: Participant
) -> None:
    keep_notes(lien, yassine, at_lien, PAGE + 2)
    first, second = shown(at_lien, yassine), shown(at_lien, yassine, "?page=2")
    assert [n for n in range(PAGE + 2) if f"Note {n:03}." in first] == list(range(PAGE))
    assert [n for n in range(PAGE + 2) if f"Note {n:03}." in second] == [PAGE, PAGE + 1]
    assert "?page=2" in first
    assert "?page=3" not in second


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "1" * 5000])
def test_a_page_that_is_no_number_is_no_page(at_lien: DoorClient, yassine: Participant, page: str) -> None:
    assert at_lien.get(at(yassine), {"page": page}).status_code == 404


def test_a_role_to_which_the_matrix_gives_no_notes_gets_silence_instead(
    lien: Account, yassine: Participant, at_lien: DoorClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_lien.post(at(yassine, "note/"), note("Only for the pair."))
    from liaison.casework.queries import file
    from liaison.disclosure.rules.decision import Relation

    monkeypatch.setattr(file, "WITH_A_LIAISON", Relation(assigned=True))
    viewer = cast.viewer_of(lien)
    with acting(viewer):
        sheet = person_file(viewer, UUID(str(yassine.pk)))
    assert sheet.feed.entries == ()
    assert sheet.name == yassine.name


def test_ages_count_full_years() -> None:
    from liaison.casework.rules import age_on

    assert age_on(date(1994, 3, 14), date(2026, 3, 13)) == 31
    assert age_on(date(1994, 3, 14), date(2026, 3, 14)) == 32
    assert age_on(date(2000, 2, 29), date(2026, 2, 28)) == 25
    assert age_on(date(2000, 2, 29), date(2026, 3, 1)) == 26
