"""The search: my people and nobody else's, however the name is spelt, by birth date and by file number."""

from collections.abc import Iterable

import pytest

from liaison.casework.rules import born_on
from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.network.models import Account
from liaison.participants.actions import keep_name
from liaison.participants.models import NameGram, Participant
from tests.casework import cast
from tests.doors import DoorClient


def named(person: Participant, chamber: Account | None = None) -> Participant:
    """The person with the pieces of his name, as the court's own act keeps them."""
    from liaison.common.roles import Role

    keep_name(by=Viewer(cast.NOBODY, Role.CLERK, "court"), person=person)
    return person


def hits(browser: DoorClient, typed: str) -> str:
    answer = browser.get("/find/", {"q": typed})
    assert answer.status_code == 200
    return str(answer.content.decode())


def mine(lien: Account, service: cast.Service, names: Iterable[tuple[str, str]]) -> list[Participant]:
    people = [named(cast.person(service.chamber, *name)) for name in names]
    for person in people:
        cast.assign(person, lien)
    return people


@pytest.fixture
def people(lien: Account, service: cast.Service) -> list[Participant]:
    return mine(lien, service, [("Haddadi", "Yassine"), ("Öztürk", "Emre"), ("D'hondt", "Jef")])


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("hadadi yasin", "Haddadi"),
        ("ozturk", "Öztürk"),
        ("dont jeff", "D&#x27;hondt"),
        ("YASSINE", "Haddadi"),
    ],
)
def test_a_misspelt_name_finds_the_person(
    at_lien: DoorClient, people: list[Participant], typed: str, name: str
) -> None:
    assert name in hits(at_lien, typed)


def test_a_birth_date_finds_everybody_who_was_born_that_day(
    at_lien: DoorClient, people: list[Participant]
) -> None:
    page = hits(at_lien, "14/3/1994")
    assert all(person.given_name in page for person in people)
    assert "None of your people fits" in hits(at_lien, "15/3/1994")


@pytest.mark.parametrize("typed", ["0001-26", "ge21 l3 0001/26", "GE21.L3.0001-26"])
def test_a_file_number_finds_its_person_however_its_signs_are_typed(
    at_lien: DoorClient, people: list[Participant], typed: str
) -> None:
    page = hits(at_lien, typed)
    assert people[1].given_name in page
    assert people[0].given_name not in page


def test_nobody_elses_person_is_found(
    at_an: DoorClient, people: list[Participant], an: Account, service: cast.Service
) -> None:
    mine(an, service, [("Haddad", "Nora")])
    page = hits(at_an, "haddadi")
    assert "Nora Haddad" in page
    assert "Yassine" not in page


def test_a_coordinator_finds_who_has_no_liaison_and_may_assign_him(
    at_katrien: DoorClient, people: list[Participant], service: cast.Service
) -> None:
    waiting = named(cast.person(service.chamber, "Haddadi", "Nora"))
    page = hits(at_katrien, "haddadi")
    assert f"/assign/{waiting.pk}/" in page
    assert "Yassine" not in page


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "'", "\x00", "x" * 3000, "١٢", "🙂"])
def test_whatever_is_typed_is_answered(at_lien: DoorClient, people: list[Participant], typed: str) -> None:
    assert at_lien.get("/find/", {"q": typed}).status_code == 200


def test_only_who_was_shown_is_in_the_log(at_lien: DoorClient, people: list[Participant]) -> None:
    hits(at_lien, "ozturk")
    subjects = log.table("care", "subject")._default_manager.filter(act="people.find")
    assert list(subjects.values_list("participant", flat=True)) == [people[1].pk]


def test_a_new_name_takes_the_place_of_the_old(at_lien: DoorClient, people: list[Participant]) -> None:
    person = people[0]
    person.surname, person.given_name = "Vermeulen", "Yassine"
    person.save()
    named(person)
    assert "None of your people fits" in hits(at_lien, "haddadi")
    assert "Vermeulen" in hits(at_lien, "vermuelen")


def test_the_care_door_cannot_keep_a_name(lien: Account, people: list[Participant]) -> None:
    with pytest.raises(PermissionError):
        keep_name(by=cast.viewer_of(lien), person=people[0])
    assert NameGram.objects.unguarded(because="counting").filter(participant=people[0].pk).exists()


@pytest.mark.parametrize(
    ("typed", "is_day"),
    [("14/3/1994", True), ("14-03-1994", True), ("1994.03.14", True), ("31/2/1994", False), ("1994", False)],
)
def test_a_birth_date_is_read_day_first_or_year_first(typed: str, is_day: bool) -> None:
    assert (born_on(typed) is not None) is is_day
