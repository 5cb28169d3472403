"""A way in for the participant and his lawyer: given by the liaison alone, one at a time, opening nothing by itself."""

import json
import re

import pytest
from django.http import Http404

from liaison.casework.actions.inviting import invite, prepare_lawyer
from liaison.common import links, log
from liaison.common.roles import Role
from liaison.participants.models import Mandate, SignIn
from tests.casework import cast
from tests.doors import DoorClient, rights_of


def test_the_link_leads_to_the_persons_own_sign_in() -> None:
    service = cast.service()
    liaison, person = cast.staff(service.organisation, "jonas"), cast.person(service.chamber)
    cast.assign(person, liaison)
    made = invite(by=cast.viewer_of(liaison), participant=person.pk, address="yassine@example.org")
    found = links.find(made.token, "me")
    assert found
    assert SignIn.objects.get(pk=found.subject).participant == person


def test_an_earlier_link_ends_and_the_sign_in_stays() -> None:
    service = cast.service()
    liaison, person = cast.staff(service.organisation, "jonas"), cast.person(service.chamber)
    cast.assign(person, liaison)
    by = cast.viewer_of(liaison)
    first, second = (
        invite(by=by, participant=person.pk, address=address) for address in ("a@example.org", "")
    )
    assert links.find(first.token, "me") is None
    assert links.find(second.token, "me")
    assert SignIn.objects.get().address == "a@example.org"


@pytest.mark.parametrize("role", [Role.LIAISON, Role.COORDINATOR, Role.PROVIDER])
def test_nobody_but_his_liaison_invites_somebody(role: Role) -> None:
    service = cast.service()
    person = cast.person(service.chamber)
    with pytest.raises(Http404):
        invite(by=cast.viewer_of(cast.staff(service.organisation, "other", role)), participant=person.pk)
    assert not SignIn.objects.exists()


def test_a_lawyers_sign_in_opens_nothing_by_itself() -> None:
    service = cast.service()
    made = prepare_lawyer(
        by=cast.viewer_of(cast.staff(service.organisation, "jonas")), name="Samira Belkacem"
    )
    found = links.find(made.token, "me")
    assert found
    lawyer = SignIn.objects.get(pk=found.subject)
    assert (lawyer.role, lawyer.participant) == (Role.MANDATED_LAWYER.value, None)
    assert not Mandate.objects.unguarded(because="a test counts").exists()


def test_a_provider_prepares_no_lawyer() -> None:
    service = cast.service()
    with pytest.raises(Http404):
        prepare_lawyer(
            by=cast.viewer_of(cast.staff(service.organisation, "p", Role.PROVIDER)), name="S. Belkacem"
        )


def test_the_care_doors_rights_are_enough_and_the_log_has_no_address() -> None:
    service = cast.service()
    liaison, person = cast.staff(service.organisation, "jonas"), cast.person(service.chamber)
    cast.assign(person, liaison)
    with rights_of("care"):
        invite(by=cast.viewer_of(liaison), participant=person.pk, address="yassine@example.org")
    said = [json.loads(row.body) for row in log.table("care", "event")._default_manager.order_by("seq")]
    assert [event["act"] for event in said] == ["link.give", "link.make"]
    assert "example.org" not in json.dumps(said)


def test_the_link_is_shown_once_and_leads_in() -> None:
    service = cast.service()
    liaison, person = cast.staff(service.organisation, "jonas"), cast.person(service.chamber)
    cast.assign(person, liaison)
    browser = DoorClient("care").enter(liaison)
    address = f"/people/{person.pk}/link/"
    shown = browser.post(address, {"address": "yassine@example.org"}).content.decode()
    token = re.findall(r"/l/([\w-]+)/", shown)[0]
    assert links.find(token, "me")
    assert token not in browser.get(address).content.decode()


def test_without_an_address_no_link_is_made_and_the_earlier_one_works() -> None:
    service = cast.service()
    liaison, person = cast.staff(service.organisation, "jonas"), cast.person(service.chamber)
    cast.assign(person, liaison)
    made = invite(by=cast.viewer_of(liaison), participant=person.pk, address="yassine@example.org")
    answer = DoorClient("care").enter(liaison).post(f"/people/{person.pk}/link/", {"address": "no address"})
    assert "no address" in answer.content.decode()
    assert links.find(made.token, "me")


def test_a_lawyers_link_is_made_on_a_page_of_its_own() -> None:
    service = cast.service()
    browser = DoorClient("care").enter(cast.staff(service.organisation, "jonas"))
    given = {"name": "Samira Belkacem", "address": "samira@example.org", "language": "fr"}
    assert "/l/" in browser.post("/lawyers/", given).content.decode()
    assert SignIn.objects.get().language == "fr"
