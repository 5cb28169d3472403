"""Whoever is not assigned sees nothing on any page: the same 404, and not a word of the person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from liaison.casework.models import Assignment, Goal, LiaisonWish, Note, NoteDraft, Plan, Strength
from liaison.casework.urls import urlpatterns
from liaison.common import clock
from liaison.common.roles import Role
from liaison.court.models import Appearance
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.care import referrals
from tests.casework import cast, sentences
from tests.doors import DoorClient

SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Try:
    """One request about a person: the name of its page, its address, and what is sent, if anything is."""

    page: str
    address: str
    sent: dict[str, Any] | None = None


def of_referrals(person: Participant, referral: UUID, programme: UUID) -> Iterator[Try]:
    at = f"/people/{person.pk}/referrals/"
    new = {"need": "use", "asked": "A place"}
    sent = {"keep": ["asked"], "agreed_on": clock.today(), "agreed_how": "spoken"}
    yield Try("referrals", at)
    yield Try("choose", f"{at}new/")
    yield Try("refer", f"{at}new/{programme}/")
    yield Try("refer", f"{at}new/{programme}/", new)
    yield Try("referral", f"{at}{referral}/")
    yield Try("rewrite", f"{at}{referral}/words/")
    yield Try("rewrite", f"{at}{referral}/words/", new)
    yield Try("send", f"{at}{referral}/send/", sent)
    yield Try("renew", f"{at}{referral}/link/", {})
    yield Try("reply", f"{at}{referral}/message/", {"words": "Soon."})
    yield Try("correct", f"{at}{referral}/error/", {"words": "Wrong."})
    for what in ("yes", "later", "no", "start", "end"):
        yield Try("told", f"{at}{referral}/told/{what}/")
        yield Try("told", f"{at}{referral}/told/{what}/", {"weeks": 1, "reason": "age", "on": clock.today()})
    for what in ("undo", "withdraw", "noted", "met", "not-come"):
        yield Try("act", f"{at}{referral}/{what}/", {})


def tries(person: Participant, attestation: UUID, statement: UUID) -> Iterator[Try]:
    at = f"/people/{person.pk}/"
    note = {"note_id": uuid4(), "words": "Something.", "contact": "talk", "day": clock.today()}
    plan = {"begun_from": 0, "agreed_on": clock.today(), "housing": "A room."}
    yield Try("person", at)
    yield Try("note", f"{at}note/")
    yield Try("note", f"{at}note/", note)
    yield from further_pages(at)
    yield Try("draft", f"{at}draft/", note)
    yield Try("discard-draft", f"{at}draft/discard/", {})
    yield Try("give-back", f"{at}give-back/", {})
    yield Try("plan", f"{at}plan/")
    yield Try("plan", f"{at}plan/", plan)
    yield Try("invite", f"{at}link/")
    yield Try("invite", f"{at}link/", {"address": "yassine@example.org"})
    yield Try("send-on", f"{at}ask/{attestation}/", {})
    yield Try("confirm", f"/confirm/{statement}/")
    yield Try("assign", f"/assign/{person.pk}/")
    yield Try("assign", f"/assign/{person.pk}/", {"account": uuid4(), "first_day": clock.today()})


def further_pages(at: str) -> Iterator[Try]:
    """The further pages of a file, and what is written there."""
    later = f"{clock.now() + cast.DAY:%Y-%m-%dT%H:%M}"
    for page in ("care", "court", "releases", "terms", "state", "plan-next", "strengths"):
        yield Try(page, f"{at}{page.removeprefix('plan-')}/")
    yield Try("handed-page", f"{at}handed/{uuid4()}/1/")
    yield Try("in-the-room", f"{at}courtroom/")
    yield Try("plan-next", f"{at}next/", {"at": later, "contact": "talk", "place": "Here."})
    yield Try("strengths", f"{at}strengths/", {"words": "A van.", "domain": "work", "when": "today"})
    yield Try("take-off", f"{at}strengths/{uuid4()}/", {})
    yield Try("step", f"{at}plan/{uuid4()}/", {"done": "yes"})
    yield Try("on-paper", f"{at}on-paper/")
    yield Try("on-paper", f"{at}on-paper/", {"own_words": "Ja.", "code": "0000"})
    yield Try("on-paper-sheet", f"{at}on-paper/sheet.pdf")
    yield Try("on-paper-back", f"{at}on-paper/{uuid4()}/back/", {})
    yield Try("countersign", f"/countersign/{uuid4()}/", {"answer": "confirm"})


def of_others(person: Participant, lien: Account) -> Iterator[Try]:
    """Rows of his that have an address of their own."""
    contact = cast.contact(person, lien)
    wish = LiaisonWish.objects.create(participant=person, asked_at=clock.now())
    rows = Appearance.objects.unguarded(because="a test's own person").filter(participant=person)
    yield Try("outcome", f"/contacts/{contact.pk}/", {"outcome": "kept"})
    yield Try("courtroom", f"/courtroom/{rows.get().pk}/")
    yield Try("wish", f"/wishes/{wish.pk}/")
    yield Try("wish", f"/wishes/{wish.pk}/", {"answer": "leave"})


@pytest.fixture
def about(yassine: Participant, lien: Account, service: cast.Service) -> list[Try]:
    """Everything that can be asked about Yassine, with a sentence of which Lien is the source."""
    attestation = cast.asked(yassine, cast.programme(service.organisation))
    statement = sentences.told(yassine, service.chamber, source=lien.pk)
    programme = attestation.programme
    sent = referrals.sent(cast.viewer_of(lien), yassine, programme)
    asked = of_referrals(yassine, sent.id, programme.pk)
    return [*tries(yassine, attestation.pk, statement), *of_others(yassine, lien), *asked]


WITHOUT_PERSON = {
    "countersign-list",
    "home",
    "seen",
    "find",
    "without-liaison",
    "cover",
    "lawyer",
    "urgent",
    "urgent-review",
    "directory",
    "programme",
    "waiting",
}


def test_every_page_about_a_person_is_tried(about: list[Try]) -> None:
    assert {one.page for one in about} | WITHOUT_PERSON == {pattern.name for pattern in urlpatterns}


def ask(browser: DoorClient, one: Try) -> Any:
    return browser.get(one.address) if one.sent is None else browser.post(one.address, one.sent)


def written() -> int:
    tables = (Note, NoteDraft, Plan, Goal, Strength)
    return sum(table.objects.unguarded(because="counting").count() for table in tables)


def refuses_all(browser: DoorClient, about: list[Try], person: Participant) -> None:
    nothing = browser.get("/no-such-page/").content
    for one in about:
        answer = ask(browser, one)
        assert answer.status_code == 404, one
        assert answer.content == nothing, one
    assert person.surname not in browser.get("/").content.decode()
    assert written() == 0


@pytest.mark.parametrize(
    ("since", "until"),
    [(cast.DAY, -SECOND), (-cast.DAY, None)],
    ids=["ended a second ago", "starts tomorrow"],
)
def test_a_liaison_whose_assignment_is_not_active_sees_nothing(
    at_lien: DoorClient, lien: Account, yassine: Participant, about: list[Try], since: Any, until: Any
) -> None:
    cast.assign(yassine, lien, since, until)
    refuses_all(at_lien, about, yassine)


@pytest.mark.usefixtures("assigned")
def test_another_liaison_sees_nothing(at_an: DoorClient, yassine: Participant, about: list[Try]) -> None:
    refuses_all(at_an, about, yassine)


@pytest.mark.usefixtures("assigned")
def test_a_coordinator_sees_nothing_of_somebody_who_has_a_liaison(
    at_katrien: DoorClient, yassine: Participant, about: list[Try]
) -> None:
    refuses_all(at_katrien, [one for one in about if one.page != "wish"], yassine)
    assert LiaisonWish.objects.unguarded(because="she acts on it").update(answered_at=clock.now()) == 1
    assert yassine.surname not in at_katrien.get("/assign/").content.decode()


@pytest.mark.usefixtures("assigned")
def test_a_coordinator_of_another_service_sees_nothing(yassine: Participant, about: list[Try]) -> None:
    stranger = cast.staff(cast.service().organisation, "stranger", Role.COORDINATOR)
    refuses_all(DoorClient("care").enter(stranger), about, yassine)


@pytest.mark.usefixtures("assigned")
def test_nobody_who_is_not_signed_in_sees_anything(yassine: Participant, about: list[Try]) -> None:
    browser = DoorClient("care")
    for one in about:
        answer = ask(browser, one)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/")
    assert written() == 0


def test_a_liaison_does_not_coordinate(at_lien: DoorClient, yassine: Participant) -> None:
    for address in ("/assign/", f"/assign/{yassine.pk}/", "/cover/"):
        assert at_lien.get(address).status_code == 404


def test_the_assignment_ends_while_the_page_is_open(
    at_lien: DoorClient, yassine: Participant, assigned: Assignment
) -> None:
    assert at_lien.get(f"/people/{yassine.pk}/").status_code == 200
    Assignment.objects.unguarded(because="the coordinator ends it").update(ends_at=clock.now() - SECOND)
    note = {"note_id": uuid4(), "words": "Late.", "contact": "talk", "day": clock.today()}
    assert at_lien.post(f"/people/{yassine.pk}/note/", note).status_code == 404
    assert written() == 0


@pytest.mark.usefixtures("assigned")
@pytest.mark.parametrize("act", ["draft/", "draft/discard/", "give-back/", "ask/{}/"])
def test_who_comes_to_an_act_by_reading_sees_the_file_and_has_done_nothing(
    at_lien: DoorClient, yassine: Participant, act: str
) -> None:
    at = f"/people/{yassine.pk}/"
    answer = at_lien.get(at + act.format(uuid4()))
    assert (answer.status_code, answer["Location"]) == (302, at)
    assert at_lien.get(at).status_code == 200
