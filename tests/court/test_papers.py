"""The court's papers read back: what is on each, for whom, in which language, tagged, and nothing beyond the matrix."""

import time
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from liaison.court.models import Appearance, ChamberCard, Hearing, RoomPaper
from liaison.participants.models import Participant
from tests.court import cast, endings

PEOPLE = 40
SECONDS = 10


def pdf(client: Any, address: str) -> PdfReader:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return PdfReader(BytesIO(answer.content))


def words(paper: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in paper.pages).split())


def speaks(seat: Appearance, language: str, interpreter: str = "") -> None:
    people = Participant.objects.unguarded(because=cast.TEST).filter(pk=seat.participant_id)
    people.update(language=language, interpreter=interpreter)


def on_list(name: str = "Yara Peeters", **facts: Any) -> tuple[cast.Court, Appearance]:
    """Somebody on today's list, with a sitting before it and a sentence handed over."""
    court = cast.court()
    file = cast.file(court.chamber, name, charges="burglary", lawyer_name="Mr De Backer")
    cast.decided(file, cast.sitting(court.chamber, -28), "continue", "Look for a room of his own")
    seat = cast.on_list(file, cast.sitting(court.chamber, 0), **facts)
    cast.told(seat, "I get up at six again.")
    return court, seat


def drafted(court: cast.Court, seat: Appearance) -> None:
    """Judge and clerk have begun to write, and decided nothing."""
    client = cast.at_court(court.clerk)
    sent = cast.filled(said_living="told", words="Call the landlord", stay="1")
    assert client.post(f"/appearances/{seat.pk}/", sent).status_code == 302


def decided(court: cast.Court, seat: Appearance, **more: Any) -> None:
    coming = cast.sitting(court.chamber, 28)
    client = cast.at_court(court.judge)
    sent = cast.filled(decision="continue", next_listed=coming.day.isoformat(), **more)
    assert client.post(f"/appearances/{seat.pk}/", sent).status_code == 302


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_a_sheet_is_one_tagged_page_in_the_language_of_its_reader(language: str) -> None:
    court, seat = on_list()
    client = cast.at_court(court.judge)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    paper = pdf(client, f"/appearances/{seat.pk}/sheet.pdf")
    root = paper.trailer["/Root"]
    assert len(paper.pages) == 1
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].split("-")[0] == language
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_a_sheet_says_who_what_was_agreed_and_what_was_handed_over() -> None:
    court, seat = on_list()
    text = words(pdf(cast.at_court(court.judge), f"/appearances/{seat.pk}/sheet.pdf"))
    for said in (
        "Yara Peeters",
        "1 of 1",
        "burglary",
        "Mr De Backer",
        "Look for a room of his own",
        "I get up at six again. (in own words)",
        "This is not complete and need not be.",
        "a copy may be old",
        "By hand",
    ):
        assert said in text


def test_an_open_sheet_has_no_box_crossed_and_a_saved_one_has() -> None:
    court, seat = on_list()
    client = cast.at_court(court.judge)
    address = f"/appearances/{seat.pk}/sheet.pdf"
    assert "☒" not in words(pdf(client, address))
    decided(court, seat, said_living="shown", words="Call the landlord")
    text = words(pdf(client, address))
    for said in ("☒ present", "☒ shown", "☒ Continue", "Call the landlord"):
        assert said in text
    assert "By hand" not in text


def test_a_draft_of_judge_and_clerk_is_not_on_the_prosecutors_sheet() -> None:
    court, seat = on_list()
    drafted(court, seat)
    address = f"/appearances/{seat.pk}/sheet.pdf"
    assert "Call the landlord" in words(pdf(cast.at_court(court.clerk), address))
    text = words(pdf(cast.at_court(court.prosecutor), address))
    assert "Call the landlord" not in text
    assert "☒ told" not in text


def test_what_others_said_and_handed_up_in_the_room_is_on_the_sheet() -> None:
    court, seat = on_list()
    decided(court, seat)
    given = {"appearance": seat, "participant_id": seat.participant_id}
    Hearing.objects.unguarded(because=cast.TEST).update_or_create(
        appearance=seat, defaults={**given, "lawyer": "late", "civil_party_said": "No word to the shop"}
    )
    RoomPaper.objects.create(
        **given,
        words="Letter of the landlord",
        handed_by="person",
        pages=2,
        registered_by=court.clerk,
        registered_at=seat.sitting.closes_at,
    )
    text = words(pdf(cast.at_court(court.judge), f"/appearances/{seat.pk}/sheet.pdf"))
    for said in ("☒ late", "No word to the shop", "Letter of the landlord (the person, 2 pages)"):
        assert said in text


def test_a_sheet_that_runs_on_says_whose_it_is_on_the_next_page() -> None:
    court, seat = on_list()
    for number in range(30):
        cast.told(
            seat, f"Sentence {number} of many, long enough to fill the line that it is printed on today."
        )
    paper = pdf(cast.at_court(court.judge), f"/appearances/{seat.pk}/sheet.pdf")
    assert len(paper.pages) > 1
    assert all("Yara Peeters" in page.extract_text() for page in paper.pages)


def test_the_sheets_of_forty_people_are_one_paper_within_seconds() -> None:
    court, seat = on_list()
    for number in range(2, PEOPLE + 1):
        row = cast.on_list(cast.file(court.chamber, f"Jan Claeys{number}"), seat.sitting)
        cast.told(row, "One.")
    client = cast.at_court(court.judge)
    start = time.monotonic()
    paper = pdf(client, f"/sittings/{seat.sitting_id}/sheets.pdf")
    assert time.monotonic() - start < SECONDS
    assert len(paper.pages) == PEOPLE
    assert "40 of 40" in paper.pages[-1].extract_text()


def test_the_sheets_of_an_empty_list_say_that_nobody_is_on_it() -> None:
    court = cast.court()
    sitting = cast.sitting(court.chamber, 0)
    paper = pdf(cast.at_court(court.judge), f"/sittings/{sitting.pk}/sheets.pdf")
    assert "Nobody is on this list yet." in words(paper)


def test_the_list_says_what_each_comes_for_and_who_was_added_late() -> None:
    court, seat = on_list(kind="closing")
    client = cast.at_court(court.judge)
    address = f"/sittings/{seat.sitting_id}/list.pdf"
    assert "added late" not in words(pdf(client, address))
    late = seat.sitting.closes_at
    seat.sitting.closes_at, seat.listed_at = late.replace(year=late.year - 1), late
    seat.sitting.save()
    seat.save()
    cast.joined(seat.trajectory)
    text = words(pdf(client, address))
    for said in ("closing", "added late", "2 joined files"):
        assert said in text


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_slip_is_in_his_own_language_whatever_the_page_speaks(language: str) -> None:
    court, seat = on_list()
    speaks(seat, language)
    paper = pdf(cast.at_court(court.clerk), f"/appearances/{seat.pk}/slip.pdf")
    assert paper.trailer["/Root"]["/Lang"].split("-")[0] == language
    assert "interpreter" not in words(paper)


def test_the_slip_in_another_language_says_which_interpreter_to_ask_for() -> None:
    court, seat = on_list()
    client = cast.at_court(court.clerk)
    speaks(seat, "ar")
    assert "Ask for an interpreter: AR" in words(pdf(client, f"/appearances/{seat.pk}/slip.pdf"))
    speaks(seat, "en", "Arabic")
    assert "Ask for an interpreter: Arabic" in words(pdf(client, f"/appearances/{seat.pk}/slip.pdf"))


def test_the_slip_says_when_where_what_was_agreed_and_whom_to_call() -> None:
    court, seat = on_list()
    speaks(seat, "en")
    decided(court, seat, words="Call the landlord")
    ChamberCard.objects.create(chamber=court.chamber, name="Courthouse", telephone="09 234 00 00")
    paper = pdf(cast.at_court(court.clerk), f"/appearances/{seat.pk}/slip.pdf")
    day = cast.day(28)
    for said in (f"{day:%-d %B %Y}", "09:00", "Courthouse", "Call the landlord", "09 234 00 00"):
        assert said in words(paper)


def test_the_slip_tells_a_stranger_neither_charge_nor_care_nor_the_chambers_name() -> None:
    court, seat = on_list()
    speaks(seat, "en")
    cast.decided(cast.file(court.chamber), seat.sitting)
    decided(court, seat)
    answer = cast.at_court(court.judge).get(f"/appearances/{seat.pk}/slip.pdf")
    text = words(PdfReader(BytesIO(answer.content)))
    for secret in ("burglary", "six again", "De Backer", court.chamber.name, "Liaison", "drug", "treatment"):
        assert secret not in text
    assert answer["Content-Disposition"] == 'inline; filename="slip.pdf"'


def test_a_slip_before_the_decision_is_left_open_and_tells_nothing_of_the_draft() -> None:
    court, seat = on_list()
    speaks(seat, "en")
    drafted(court, seat)
    text = words(pdf(cast.at_court(court.clerk), f"/appearances/{seat.pk}/slip.pdf"))
    for said in ("Call the landlord", "No date has been set yet.", "Nothing was agreed this time."):
        assert said not in text


def test_a_slip_after_a_decision_without_a_date_says_so() -> None:
    court, seat = on_list()
    speaks(seat, "en")
    cast.at_court(court.judge).post(f"/appearances/{seat.pk}/", cast.filled(decision="warn"))
    text = words(pdf(cast.at_court(court.clerk), f"/appearances/{seat.pk}/slip.pdf"))
    assert "No date has been set yet. It will be told to you." in text
    assert "Nothing was agreed this time." in text


def test_the_slip_follows_a_date_that_was_moved_and_an_hour_that_was_given() -> None:
    court, seat = on_list()
    speaks(seat, "en")
    decided(court, seat)
    coming = Appearance.objects.unguarded(because=cast.TEST).get(sitting__day=cast.day(28))
    coming.sitting, coming.called_at = cast.sitting(court.chamber, 35), "10:40"
    coming.save()
    text = words(pdf(cast.at_court(court.clerk), f"/appearances/{seat.pk}/slip.pdf"))
    assert f"{cast.day(35):%-d %B %Y} 10:40" in text


def test_the_extract_prints_the_judgment_as_it_holds_now() -> None:
    court = cast.court()
    file = endings.judged(court)
    endings.judge(court, file, endings.WORK_PENALTY, seen=1)
    text = words(pdf(cast.at_court(court.prosecutor), f"/files/{file.pk}/judgment.pdf"))
    for said in (
        "autonomous work penalty, 120 hours",
        "peine de travail autonome",
        "replacement penalty: prison of 6 months",
        "Keep the room",
        "Corrected because: a wrong amount",
        "None is lodged.",
        "A working copy",
    ):
        assert said in text
    assert "probationary deferment" not in text


def test_markup_in_somebodys_words_is_printed_as_it_is() -> None:
    court, seat = on_list()
    cast.told(seat, "#panic() *a* $b$ \\ = h")
    text = words(pdf(cast.at_court(court.judge), f"/appearances/{seat.pk}/sheet.pdf"))
    assert "#panic() *a* $b$ \\ = h" in text
