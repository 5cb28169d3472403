"""Finding a file, one person's court file, and putting it on a list."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import dateformat, translation

from liaison.common.roles import Role
from liaison.court.models import Appearance, CaseFile, Hearing
from liaison.participants.models import Trajectory
from tests import people
from tests.court import cast
from tests.doors import DoorClient

COMPLETE = "This is not complete and need not be."


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    "asked", ["haddadi", "YASSINE haddadi", "Haddadi, Yassine", "Háddàdi", "yass", "l3 0412", "GE21.L3/0412"]
)
def test_a_file_is_found_by_name_or_number_however_it_is_typed(asked: str) -> None:
    court = cast.court()
    cast.file(court.chamber, "Yassine Haddadi", "GE21.L3.0412-26")
    cast.file(court.chamber, "Jan Claeys", "GE21.L3.0999-26")
    page = cast.text(cast.at_court(court.judge).get("/files/", {"q": asked}))
    assert "Yassine Haddadi" in page
    assert "Claeys" not in page


def test_a_name_with_particles_is_found_without_its_signs() -> None:
    court = cast.court()
    cast.file(court.chamber, "Bo D'hondt")
    assert "Bo D&#x27;hondt" in cast.shown(cast.at_court(court.judge).get("/files/?q=dhondt"))


def test_a_misspelt_name_finds_the_nearest_of_the_chamber_and_says_that_it_is_a_guess() -> None:
    court = cast.court()
    cast.file(court.chamber, "Yassine Haddadi")
    cast.file(court.chamber, "Jan Claeys")
    cast.file(cast.court("Another chamber").chamber, "Yasin Hadadi")
    page = cast.text(cast.at_court(court.judge).get("/files/?q=hadady"))
    assert "The nearest names" in page
    assert "Yassine Haddadi" in page
    assert "Claeys" not in page
    assert "Yasin Hadadi" not in page


def test_what_fits_nothing_says_so_and_is_shown_as_text() -> None:
    court = cast.court()
    html = cast.shown(cast.at_court(court.clerk).get("/files/", {"q": "<b>Nobody"}))
    assert "No file fits “&lt;b&gt;Nobody”." in html


def test_many_files_come_in_pages() -> None:
    court = cast.court()
    for number in range(51):
        cast.file(court.chamber, f"Yara P{number:02}")
    clerk = cast.at_court(court.clerk)
    first, second = (cast.text(clerk.get(f"/files/?page={page}")) for page in (1, 2))
    assert "Yara P49" in first
    assert "Yara P50" not in first
    assert "Yara P50" in second


@pytest.mark.parametrize("page", ["0", "-1", "x", "9999999"])
def test_a_page_that_is_none_is_not_there(page: str) -> None:
    court = cast.court()
    assert cast.at_court(court.clerk).get("/files/", {"page": page}).status_code == 404


def test_the_court_file_holds_what_the_court_itself_knows() -> None:
    court = cast.court()
    file = cast.file(court.chamber, number="GE.1", charges="burglary", lawyer_name="Mr. Claes")
    cast.joined(file.trajectory, "GE.2")
    cast.decided(file, cast.sitting(court.chamber, -28), "praise", "Come on time")
    coming = cast.on_list(file, cast.sitting(court.chamber, 7))
    cast.told(cast.again(coming), "I get up at six again.")
    page = cast.text(cast.at_court(court.prosecutor).get(f"/files/{file.pk}/"))
    for words in (
        "GE.1",
        "GE.2",
        "burglary",
        "Mr. Claes",
        "Praise",
        "Come on time",
        "I get up at six",
        "running",
    ):
        assert words in page
    assert page.count(COMPLETE) == 1


def test_a_joined_file_shows_the_same_path() -> None:
    court = cast.court()
    file = cast.file(court.chamber)
    other = cast.joined(file.trajectory)
    judge = cast.at_court(court.judge)
    pages = [cast.shown(judge.get(f"/files/{each.pk}/")) for each in (file, other)]
    for each in (file, other):
        pages = [page.replace(str(each.pk), "") for page in pages]
    assert pages[0] == pages[1]


def test_a_file_is_put_on_a_list_and_taken_off_again() -> None:
    court = cast.court()
    file, sitting = cast.file(court.chamber), cast.sitting(court.chamber)
    clerk = cast.at_court(court.clerk)
    page = clerk.post(f"/files/{file.pk}/sitting/", {"on-listed": sitting.day.isoformat()}, follow=True)
    assert "Put on the list." in cast.text(page)
    row = Appearance.objects.unguarded(because=cast.TEST).get(sitting=sitting)
    clerk.post(f"/files/{file.pk}/off-list/", {"appearance": row.pk})
    assert cast.again(row).presence == "off-list"
    clerk.post(f"/files/{file.pk}/sitting/", {"on-listed": sitting.day.isoformat()})
    assert cast.again(row).presence == "expected"


def test_nobody_is_put_on_a_list_of_the_past() -> None:
    court = cast.court()
    file = cast.file(court.chamber)
    clerk = cast.at_court(court.clerk)
    page = clerk.post(f"/files/{file.pk}/sitting/", {"on-typed": cast.day(-1).isoformat()})
    assert "That day is past." in cast.text(page)
    assert "Choose a sitting or type a date." in cast.text(clerk.post(f"/files/{file.pk}/sitting/", {}))


def test_somebody_decided_stays_on_the_list() -> None:
    court = cast.court()
    file = cast.file(court.chamber)
    row = cast.decided(file, cast.sitting(court.chamber, 0))
    page = cast.at_court(court.clerk).post(f"/files/{file.pk}/off-list/", {"appearance": row.pk}, follow=True)
    assert "its list stays as it was" in cast.text(page)
    assert cast.again(row).presence == "present"


def test_a_lawyer_begins_with_his_clients_and_reads_their_court_file() -> None:
    court = cast.court()
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    mine = cast.file(court.chamber, "Yara Peeters", lawyer=lawyer)
    cast.file(court.chamber, "Jan Claeys")
    day = cast.on_list(mine, cast.sitting(court.chamber, 7)).sitting.day
    client = cast.at_court(lawyer)
    page = cast.text(client.get("/"))
    assert "Yara Peeters" in page
    assert dateformat.format(day, "l j F Y") in page
    assert "Claeys" not in page
    file = client.get(f"/files/{mine.pk}/")
    assert mine.number in cast.text(file)
    assert "/appearances/" not in cast.shown(file)


def test_a_lawyer_reads_what_his_client_handed_over() -> None:
    court = cast.court()
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    file = cast.file(court.chamber, lawyer=lawyer)
    cast.told(cast.on_list(file, cast.sitting(court.chamber, 0)), "I get up at six again.")
    page = cast.text(cast.at_court(lawyer).get(f"/files/{file.pk}/"))
    assert "I get up at six again." in page


def test_a_file_is_put_on_the_kind_of_sitting_that_was_chosen() -> None:
    court = cast.court()
    file, sitting = cast.file(court.chamber), cast.sitting(court.chamber)
    sent = {"on-listed": sitting.day.isoformat(), "on-kind": "closing"}
    page = cast.at_court(court.clerk).post(f"/files/{file.pk}/sitting/", sent, follow=True)
    assert "closing" in cast.text(page)
    assert Appearance.objects.unguarded(because=cast.TEST).get(sitting=sitting).kind == "closing"


def test_somebody_without_an_answer_to_the_offer_comes_on_an_introductory_sitting() -> None:
    court = cast.court()
    file, sitting = cast.file(court.chamber), cast.sitting(court.chamber)
    Trajectory.objects.unguarded(because=cast.TEST).update(state="notified")
    cast.at_court(court.clerk).post(f"/files/{file.pk}/sitting/", {"on-listed": sitting.day.isoformat()})
    assert Appearance.objects.unguarded(because=cast.TEST).get(sitting=sitting).kind == "introductory"


def test_the_list_shows_charges_with_their_days_and_what_the_sitting_is_for() -> None:
    court = cast.court()
    file = cast.file(court.chamber)
    cast.charge(file, "burglary", date(2026, 3, 2), date(2026, 3, 9))
    row = cast.on_list(file, cast.sitting(court.chamber, 0), kind="introductory")
    page = cast.text(cast.at_court(court.judge).get(f"/sittings/{row.sitting_id}/"))
    for words in ("introductory", "burglary", "2 March 2026 to 9 March 2026", "checklist not assessed"):
        assert words in page


def heard(on: Appearance, **said: str) -> None:
    Hearing.objects.create(appearance=on, participant_id=on.participant_id, **said)


def defended(court: cast.Court) -> tuple[CaseFile, DoorClient]:
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    return cast.file(court.chamber, lawyer=lawyer), cast.at_court(lawyer)


def test_the_lawyer_reads_what_was_said_in_the_open_sitting_once_it_is_decided() -> None:
    court = cast.court()
    file, lawyer = defended(court)
    row = cast.decided(file, cast.sitting(court.chamber, -7))
    heard(row, prosecutor_said="no new facts", lawyer_said="asks four weeks", civil_party_said="is paid")
    draft = cast.on_list(file, cast.sitting(court.chamber, 0), said={"money": "told"}, revision=1)
    heard(draft, prosecutor_said="a draft of the clerk")
    page = cast.text(lawyer.get(f"/files/{file.pk}/"))
    for words in ("Prosecutor no new facts", "Lawyer asks four weeks", "Civil party is paid", "Money –"):
        assert words in page
    assert "a draft of the clerk" not in page


def test_a_next_sitting_is_named_only_where_he_is_on_its_list() -> None:
    court = cast.court()
    file = cast.file(court.chamber)
    row = cast.decided(file, cast.sitting(court.chamber, -7))
    Appearance.objects.unguarded(because=cast.TEST).filter(pk=row.pk).update(next_day=cast.day(21))
    judge = cast.at_court(court.judge)
    words = f"Next sitting {cast.day(21):%A %-d %B %Y}."
    assert words not in cast.text(judge.get(f"/files/{file.pk}/"))
    planned = cast.on_list(file, cast.sitting(court.chamber, 21))
    assert words in cast.text(judge.get(f"/files/{file.pk}/"))
    Appearance.objects.unguarded(because=cast.TEST).filter(pk=planned.pk).update(presence="off-list")
    assert words not in cast.text(judge.get(f"/files/{file.pk}/"))
