"""Whose turn it is: a proposal that shows its criteria and can be declined; and another liaison on request."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.casework.models import Assignment, LiaisonWish
from liaison.casework.queries import related_people
from liaison.casework.queries.assigning import turns
from liaison.casework.rules import Load, rota
from liaison.common import clock
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.casework import cast
from tests.doors import DoorClient

START = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.none() | st.integers(0, 364).map(lambda days: START + timedelta(days=days))
LOADS = st.lists(st.builds(Load, st.uuids(), st.text(max_size=5), st.integers(0, 40), MOMENTS), max_size=9)


@given(LOADS)
def test_who_has_fewest_people_comes_first_and_nobody_is_left_out(loads: list[Load]) -> None:
    order = rota(loads)
    assert sorted(load.id for load in order) == sorted(load.id for load in loads)
    assert [load.people for load in order] == sorted(load.people for load in loads)


def test_of_two_with_as_many_it_is_the_turn_of_who_was_longest_not_given_one() -> None:
    early, late = (datetime(2026, month, 1, tzinfo=UTC) for month in (3, 9))
    loads = [Load(uuid4(), name, 5, at) for name, at in (("An", late), ("Lien", early), ("Zoë", None))]
    assert [load.name for load in rota(loads)] == ["Zoë", "Lien", "An"]


def test_the_criteria_are_on_the_page_and_the_proposal_is_one_click(
    at_katrien: DoorClient, lien: Account, an: Account, yassine: Participant, service: cast.Service
) -> None:
    for account in (lien, lien, an):
        cast.assign(cast.person(service.chamber, "Maes", "Tom"), account)
    page = at_katrien.get(f"/assign/{yassine.pk}/").content.decode()
    assert "The rota proposes Katrien: 0 people now" in page
    assert page.index(">Katrien</th>") < page.index(">An Peeters</th>") < page.index(">Lien Maes</th>")


def test_the_proposal_can_be_declined(
    at_katrien: DoorClient, lien: Account, an: Account, yassine: Participant
) -> None:
    cast.assign(yassine, lien, until=-cast.HOUR)
    sent = {"account": lien.pk, "first_day": clock.today()}
    assert at_katrien.post(f"/assign/{yassine.pk}/", sent).status_code == 302
    assert related_people(cast.viewer_of(lien)) == {yassine.pk}


def test_cover_counts_as_people_and_not_as_a_turn(
    katrien: Account, lien: Account, yassine: Participant
) -> None:
    cast.assign(yassine, lien, until=cast.DAY)
    [load] = [load for load in turns(cast.viewer_of(katrien)) if load.id == lien.pk]
    assert (load.people, load.last_assigned_at) == (1, None)


def wish(person: Participant) -> LiaisonWish:
    return LiaisonWish.objects.create(participant=person, asked_at=clock.now())


def people_of(account: Account) -> frozenset[UUID]:
    return related_people(cast.viewer_of(account))


@pytest.mark.usefixtures("assigned")
def test_who_asks_for_another_gets_another(
    at_katrien: DoorClient, lien: Account, an: Account, yassine: Participant
) -> None:
    asked = wish(yassine)
    assert yassine.name in at_katrien.get("/assign/").content.decode()
    sent = {"account": an.pk, "first_day": clock.today()}
    assert at_katrien.post(f"/wishes/{asked.pk}/", sent).status_code == 302
    assert (people_of(an), people_of(lien)) == ({yassine.pk}, frozenset())
    assert yassine.name not in at_katrien.get("/assign/").content.decode()


@pytest.mark.usefixtures("assigned")
def test_a_wish_can_be_left_as_it_is(at_katrien: DoorClient, lien: Account, yassine: Participant) -> None:
    asked = wish(yassine)
    assert at_katrien.post(f"/wishes/{asked.pk}/", {"answer": "leave"}).status_code == 302
    assert people_of(lien) == {yassine.pk}
    assert at_katrien.get(f"/wishes/{asked.pk}/").status_code == 404


@pytest.mark.usefixtures("assigned")
def test_a_liaison_of_another_service_is_not_given(
    at_katrien: DoorClient, lien: Account, yassine: Participant
) -> None:
    stranger = cast.staff(cast.service().organisation, "stranger")
    sent = {"account": stranger.pk, "first_day": clock.today()}
    assert at_katrien.post(f"/wishes/{wish(yassine).pk}/", sent).status_code == 200
    assert (people_of(stranger), people_of(lien)) == (frozenset(), {yassine.pk})


@pytest.mark.usefixtures("assigned")
def test_another_from_a_day_on_leaves_the_one_of_now_until_then(
    at_katrien: DoorClient, lien: Account, an: Account, yassine: Participant
) -> None:
    sent = {"account": an.pk, "first_day": clock.today() + timedelta(days=3)}
    at_katrien.post(f"/wishes/{wish(yassine).pk}/", sent)
    assert (people_of(an), people_of(lien)) == (frozenset(), {yassine.pk})
    ends = Assignment.objects.unguarded(because="looks").get(account=lien).ends_at
    assert ends == Assignment.objects.unguarded(because="looks").get(account=an).starts_at


@pytest.mark.usefixtures("assigned")
def test_the_liaison_of_now_reads_nothing_of_the_wish(at_lien: DoorClient, yassine: Participant) -> None:
    pages = ("/", f"/people/{yassine.pk}/", f"/people/{yassine.pk}/terms/")
    before = [at_lien.get(page).content for page in pages]
    wish(yassine)
    after = [at_lien.get(page).content for page in pages]
    assert [len(page) for page in before] == [len(page) for page in after]
