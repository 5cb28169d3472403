"""Home is work: counts that open lists, people with their way, and one thing that needs the liaison."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from liaison.care.models import Referral, ReferralEvent, Stay
from liaison.common import clock
from liaison.network.models import Account
from liaison.participants.models import Participant, Trajectory
from tests.care import referrals
from tests.casework import cast
from tests.doors import DoorClient

pytestmark = pytest.mark.usefixtures("assigned")


def home(browser: DoorClient, query: str = "") -> str:
    answer = browser.get(f"/{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def referred(person: Participant, author: Account, service: cast.Service, days: int) -> Referral:
    return Referral.objects.create(
        participant=person,
        programme=cast.programme(service.organisation),
        author=author,
        need="use",
        state="requested",
        sealed=b"",
        agreed_on=clock.today(),
        agreed_how="spoken",
        made_at=clock.now(),
        sent_at=clock.now() - timedelta(days=days),
    )


def test_who_has_no_next_contact_is_counted_and_can_be_planned_from_the_row(
    at_lien: DoorClient, yassine: Participant
) -> None:
    page = home(at_lien)
    assert "without a next contact" in page
    assert f"/people/{yassine.pk}/next/?back=home" in page


@pytest.mark.parametrize("name", ["without-next", "changed", "sitting", "referrals", "outcomes", "drafts"])
def test_every_count_opens_its_list(
    at_lien: DoorClient, lien: Account, yassine: Participant, service: cast.Service, name: str
) -> None:
    page = home(at_lien, f"?list={name}")
    is_on_it = name == "without-next"
    assert (f'"/people/{yassine.pk}/"' in page) is is_on_it
    assert ("Nobody is on this list now" in page) is not is_on_it


def test_a_list_that_there_is_not_is_no_page(at_lien: DoorClient) -> None:
    assert at_lien.get("/?list=relapsed").status_code == 404


def test_the_next_list_says_how_many_and_counts_nothing_else(
    at_lien: DoorClient, yassine: Participant, service: cast.Service
) -> None:
    on = cast.appearance(yassine, cast.sitting(service.chamber, clock.today() + timedelta(days=3)))
    page = home(at_lien)
    assert "One of your people is on the list." in page
    assert "nothing is counted here" in page
    assert f"/courtroom/{on.pk}/" in page
    assert yassine.surname in home(at_lien, "?list=sitting")


def test_a_referral_without_an_answer_is_counted_with_the_age_of_its_silence(
    at_lien: DoorClient, lien: Account, yassine: Participant, service: cast.Service
) -> None:
    referred(yassine, lien, service, 9)
    page = home(at_lien)
    assert "referral unanswered" in page
    assert "oldest 9 days" in page
    assert "no answer for 9 days" in page


def test_the_way_shows_waiting_and_care(
    at_lien: DoorClient, lien: Account, yassine: Participant, service: cast.Service
) -> None:
    referral = referred(yassine, lien, service, 90)
    Referral.objects.unguarded(because="it began").update(
        wait_ended_on=clock.today() - timedelta(days=40), state="in-progress"
    )
    Stay.objects.create(
        participant=yassine,
        programme=referral.programme,
        kind="admitted",
        starts_on=clock.today() - timedelta(days=39),
    )
    page = home(at_lien)
    assert 'class="way-waiting"' in page
    assert "Admitted since" in page


def test_a_month_without_care_is_no_shape(at_lien: DoorClient) -> None:
    way = home(at_lien).partition("<tbody>")[2].partition("</tbody>")[0]
    assert 'class="way way-small"' in way
    assert not [shape for shape in ("way-waiting", "way-admitted", "way-outpatient") if shape in way]


def test_a_draft_leads_back_to_what_was_being_typed(at_lien: DoorClient, yassine: Participant) -> None:
    sent = {"note_id": uuid4(), "words": "Half a", "contact": "talk", "day": clock.today()}
    at_lien.post(f"/people/{yassine.pk}/draft/", sent)
    page = home(at_lien)
    assert "draft kept" in page
    assert f"/people/{yassine.pk}/note/?back=home" in page


def test_cover_says_for_whom_until_when_and_how_many(
    at_an: DoorClient, an: Account, yassine: Participant
) -> None:
    cast.assign(yassine, an, until=timedelta(days=5))
    last = clock.today() + timedelta(days=5)
    page = home(at_an)
    assert "0 people with you." in page
    assert f"Covering for Lien Maes up to and with {last.day} " in page
    assert ": one more." in page


def test_somebody_who_has_not_begun_is_not_in_month_one(at_lien: DoorClient, yassine: Participant) -> None:
    assert "month " in home(at_lien)
    Trajectory.objects.unguarded(because="notified only").update(introduced_on=None, state="notified")
    assert "not begun" in home(at_lien)


def test_one_thing_is_a_tag_and_the_others_are_words(
    at_lien: DoorClient, lien: Account, yassine: Participant, service: cast.Service
) -> None:
    cast.contact(yassine, lien, -cast.HOUR)
    cast.asked(yassine, cast.programme(service.organisation))
    row = home(at_lien).partition("<tbody>")[2].partition("</tbody>")[0]
    assert row.count("govuk-tag ") == 1
    assert "certificate to ask for · no plan agreed yet" in row


def test_what_is_about_somebody_else_is_kept_apart(at_lien: DoorClient, yassine: Participant) -> None:
    from liaison.casework.models import Note

    sent: dict[str, Any] = {"note_id": uuid4(), "words": "Slept well.", "contact": "talk"}
    sent |= {"day": clock.today(), "others": "His brother drinks again."}
    at_lien.post(f"/people/{yassine.pk}/note/", sent)
    row = Note.objects.unguarded(because="looks at the bytes").get()
    assert b"brother" not in bytes(row.others)
    page = at_lien.get(f"/people/{yassine.pk}/").content.decode()
    assert "His brother drinks again." in page
    assert "left out when the person reads this" in page


def test_the_state_on_one_page_is_made_from_the_file(at_lien: DoorClient, yassine: Participant) -> None:
    sent = {"begun_from": 0, "agreed_on": clock.today(), "housing": "a room of his own"}
    at_lien.post(f"/people/{yassine.pk}/plan/", sent)
    page = at_lien.get(f"/people/{yassine.pk}/state/").content.decode()
    for words in (yassine.name, "a room of his own", "A copy may be old"):
        assert words in page


def test_who_could_look_stays_written(at_lien: DoorClient, an: Account, yassine: Participant) -> None:
    cast.assign(yassine, an, since=timedelta(days=9), until=-cast.DAY)
    page = at_lien.get(f"/people/{yassine.pk}/terms/").content.decode()
    assert page.index("Lien Maes</th>") < page.index("An Peeters</th>")
    assert "cannot look" in page


def test_the_feed_shows_one_kind_alone(
    at_lien: DoorClient, yassine: Participant, service: cast.Service
) -> None:
    held = cast.sitting(service.chamber, clock.today() - timedelta(days=20))
    cast.agree(cast.appearance(yassine, held, decision="praise"), "Looks for a room")
    at = f"/people/{yassine.pk}/"
    assert "Looks for a room" in at_lien.get(f"{at}?show=court").content.decode()
    assert "Looks for a room" not in at_lien.get(f"{at}?show=talks").content.decode()
    assert at_lien.get(f"{at}?show=urine").status_code == 404


def answered(lien: Account, yassine: Participant, service: cast.Service, state: str, step: str) -> None:
    """A programme did something with a referral of his that nobody has read."""
    sent = referrals.sent(cast.viewer_of(lien), yassine, cast.programme(service.organisation, "The house"))
    Referral.objects.unguarded(because="a test").filter(pk=sent.id).update(
        state=state, refusal="at-capacity" if state == "refused" else ""
    )
    ReferralEvent.objects.create(
        referral_id=sent.id,
        participant=yassine,
        step=step,
        state=state,
        at=clock.now() + timedelta(seconds=1),
        by=uuid4(),
        role="programme",
    )


@pytest.mark.parametrize(
    ("state", "step", "tag"),
    [
        ("accepted", "accept", "yellow"),
        ("waiting", "wait", "yellow"),
        ("refused", "refuse", "yellow"),
        ("in-progress", "start", "grey"),
        ("completed", "end", ""),
        ("withdrawn", "ask", ""),
    ],
)
def test_only_a_referral_that_asks_for_a_step_is_marked(
    at_lien: DoorClient,
    lien: Account,
    yassine: Participant,
    service: cast.Service,
    state: str,
    step: str,
    tag: str,
) -> None:
    answered(lien, yassine, service, state, step)
    row = home(at_lien).partition("<tbody>")[2].partition("</tbody>")[0]
    marked = [
        colour for colour in ("yellow", "grey") if f"govuk-tag--{colour}" in row and "The house:" in row
    ]
    assert marked[:1] == ([tag] if tag else [])


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "ma 12 okt"), ("fr", "lun 12 oct."), ("en", "Mon 12 Oct.")]
)
def test_short_months_are_written_as_each_language_writes_them(
    lien: Account, yassine: Participant, language: str, words: str
) -> None:
    with time_machine.travel(datetime(2026, 10, 9, 8, tzinfo=UTC)):
        cast.assign(yassine, lien)
        cast.contact(yassine, lien, timedelta(days=3))
        page = DoorClient("care", language).enter(lien).get("/").content.decode()
    assert words in page
