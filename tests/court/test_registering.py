"""A clerk registers a file from the summons on one screen, and corrects it later."""

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import pytest
from django.utils import translation

from liaison.common import clock
from liaison.common.roles import Role
from liaison.court.models import CaseFile, Charge
from liaison.participants.models import NameGram, Participant, Trajectory
from liaison.participants.rules import grams
from tests import people
from tests.court import cast
from tests.court.summons import SUMMONS, clerk_of, every, send


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_one_screen_makes_the_person_his_path_and_the_file_with_its_charges() -> None:
    court = cast.court()
    page = send(clerk_of(court))
    assert "The file is registered." in cast.text(page)
    file = every(CaseFile).select_related("participant", "trajectory").get()
    assert (file.participant.surname, file.participant.folded_name) == ("Haddadi", "haddadiyassine")
    assert (file.number, file.detained, file.detained_where) == ("GE21.L3.0412-26", "yes", "Gent")
    assert (file.trajectory.state, file.trajectory.introduced_on) == ("notified", None)
    charges = every(Charge).order_by("position").values_list("words", "facts_from", "facts_until")
    assert list(charges) == [
        ("burglary", date(2026, 3, 2), None),
        ("possession", date(2026, 1, 5), date(2026, 3, 2)),
    ]


def test_the_national_number_is_not_asked() -> None:
    page = cast.text(clerk_of(cast.court()).get("/files/new/")).lower()
    assert "national" not in page
    assert "rijksregister" not in page


def test_one_more_charge_is_added_without_script_and_nothing_typed_is_lost() -> None:
    client = clerk_of(cast.court())
    html = cast.shown(client.post("/files/new/", SUMMONS | {"add": "1"}))
    for value in ("HADDADI", "1994-03-14", "burglary", "2026-01-05", "Mr. Claes", 'name="charge-3-words"'):
        assert value in html
    assert "Something must be changed" not in html
    assert not every(CaseFile).exists()


def test_a_charge_is_taken_away_and_the_others_move_up() -> None:
    html = cast.shown(clerk_of(cast.court()).post("/files/new/", SUMMONS | {"drop": "1"}))
    assert "possession" in html
    assert "burglary" not in html.partition("<main")[2]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"surname": "123"}, "Surname: A name has letters"),
        ({"born_on": "2999-01-01"}, "Date of birth: That day is still to come."),
        ({"born_on": "2020-01-01"}, "look at the year again"),
        ({"born_on": ""}, "Date of birth: This field is required."),
        ({"language": ""}, "Language of the case: This field is required."),
        ({"number": "--"}, "File number: A file number has letters or figures."),
        ({"charge-1-from": ""}, "Type the day of the facts, or the first one."),
        ({"charge-1-words": "", "charge-2-words": "", "charge-2-from": ""}, "Type the charge to which"),
        ({"charge-2-until": "2026-01-01"}, "The last day comes before the first one."),
        ({"charge-1-from": "1990-01-01"}, "That is before this person was born."),
        ({"detained": ""}, "Custody: This field is required."),
        ({"detained": "no"}, "A place of detention is typed"),
        ({"rows": "999999"}, "Rows:"),
    ],
)
def test_what_cannot_be_is_named_with_its_field_and_nothing_is_written(
    changed: dict[str, str], said: str
) -> None:
    page = send(clerk_of(cast.court()), **changed)
    assert said in cast.text(page)
    assert "Mr. Claes" in cast.shown(page)
    assert not every(CaseFile).exists()


def test_somebody_who_is_known_in_another_spelling_is_shown_before_anybody_new_is_made() -> None:
    court = cast.court()
    client = clerk_of(court)
    send(client)
    page = send(client, surname="Hadadi", given_name="Yasin", number="GE.2")
    assert "Yassine Haddadi, born 14 March 1994, file GE21.L3.0412-26" in cast.text(page)
    assert every(CaseFile).count() == 1
    unchosen = send(client, surname="Hadadi", given_name="Yasin", number="GE.2", asked="1")
    assert "Choose whether it is one of these people" in cast.text(unchosen)


def test_choosing_him_joins_the_file_to_his_path_and_asks_nothing_again() -> None:
    court = cast.court()
    client = clerk_of(court)
    send(client)
    first = every(CaseFile).get()
    send(client, surname="Hadadi", given_name="Yasin", number="GE.2", asked="1", person=first.participant_id)
    assert every(Participant).count() == every(Trajectory).count() == 1
    assert set(every(CaseFile).values_list("trajectory_id", flat=True)) == {first.trajectory_id}
    page = cast.text(client.get(f"/files/new/?of={first.pk}"))
    assert "Yassine Haddadi" in page
    assert "Surname" not in page


def test_a_namesake_can_be_somebody_new() -> None:
    client = clerk_of(cast.court())
    send(client)
    send(client, number="GE.2", asked="1", person="new")
    assert every(Participant).count() == 2


def test_another_chambers_people_are_never_shown() -> None:
    send(clerk_of(cast.court()))
    page = send(clerk_of(cast.court("Another chamber")))
    assert "The file is registered." in cast.text(page)
    assert every(Participant).count() == 2


def test_nobody_of_another_chamber_is_chosen_by_his_id() -> None:
    other = cast.file(cast.court("Another chamber").chamber, "Yassine Haddadi")
    court = cast.court()
    client = clerk_of(court)
    send(client)
    sent = SUMMONS | {"number": "GE.2", "asked": "1", "person": other.participant_id}
    assert "valid choice" in cast.text(client.post("/files/new/", sent))
    assert client.get(f"/files/new/?of={other.pk}").status_code == 404
    assert (
        client.get(f"/files/new/?of={uuid4()}").status_code
        == client.get("/files/new/?of=x").status_code
        == 404
    )


def test_a_number_that_is_in_use_is_named_with_whose_it_is_however_it_is_written() -> None:
    client = clerk_of(cast.court())
    send(client)
    page = send(client, number="GE 21/L3/0412-26", asked="1", person="new")
    assert "A file of Yassine Haddadi has this number already." in cast.text(page)


def test_a_file_for_somebody_who_was_judged_begins_a_new_path() -> None:
    court = cast.court()
    client = clerk_of(court)
    send(client)
    first = every(CaseFile).get()
    every(Trajectory).update(state="judged")
    send(client, number="GE.2", asked="1", person=first.participant_id)
    second = every(CaseFile).exclude(pk=first.pk).select_related("trajectory").get()
    assert (second.participant_id, second.trajectory.state) == (first.participant_id, "notified")
    assert second.trajectory_id != first.trajectory_id


def test_a_lawyer_with_an_account_reads_the_file_from_then_on() -> None:
    court = cast.court()
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    send(clerk_of(court), lawyer=str(lawyer.pk), lawyer_name="")
    file = every(CaseFile).get()
    assert (file.lawyer_id, file.lawyer_name) == (lawyer.pk, lawyer.name)
    assert "burglary" in cast.text(cast.at_court(lawyer).get(f"/files/{file.pk}/"))


def test_who_defends_him_reads_a_file_that_joins_the_path_and_one_that_is_joined_again() -> None:
    court = cast.court()
    lawyer, client = people.account(Role.LAWYER, people.organisation("law-firm")), clerk_of(court)
    send(client, lawyer=str(lawyer.pk), lawyer_name="")
    first = every(CaseFile).get()
    send(client, number="GE.2", asked="1", person=first.participant_id, lawyer_name="")
    second = every(CaseFile).exclude(pk=first.pk).get()
    assert (second.lawyer_id, second.lawyer_name) == (lawyer.pk, lawyer.name)
    assert cast.at_court(lawyer).get(f"/files/{second.pk}/").status_code == 200
    every(CaseFile).filter(pk=second.pk).update(parted_on=clock.today(), lawyer=None, lawyer_name="")
    client.post(f"/files/{second.pk}/join/")
    assert cast.at_court(lawyer).get(f"/files/{second.pk}/").status_code == 200


def test_another_lawyer_whom_the_clerk_typed_stays_and_nobody_elses_account_reads_that_file() -> None:
    court = cast.court()
    lawyer, client = people.account(Role.LAWYER, people.organisation("law-firm")), clerk_of(court)
    send(client, lawyer=str(lawyer.pk), lawyer_name="")
    first = every(CaseFile).get()
    send(client, number="GE.2", asked="1", person=first.participant_id, lawyer_name="Mr. Other")
    second = every(CaseFile).exclude(pk=first.pk).get()
    assert (second.lawyer_id, second.lawyer_name) == (None, "Mr. Other")
    assert cast.at_court(lawyer).get(f"/files/{second.pk}/").status_code == 404


def grams_of(name: str) -> set[str]:
    kept = NameGram.objects.unguarded(because=cast.TEST).filter(participant__surname=name)
    return set(kept.values_list("gram", flat=True))


def test_a_name_that_is_registered_or_corrected_can_be_found_though_it_is_misspelt() -> None:
    client = clerk_of(cast.court())
    send(client)
    assert grams_of("Haddadi") == set(grams("Yassine Haddadi"))
    file = every(CaseFile).get()
    reason = {"reason": "the name on the summons", "revision": file.revision}
    client.post(f"/files/{file.pk}/correct/", SUMMONS | {"surname": "Kowalczyk"} | reason)
    assert grams_of("Kowalczyk") == set(grams("Yassine Kowalczyk"))
