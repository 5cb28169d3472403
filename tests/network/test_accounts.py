"""The office: accounts are made, ended and helped back in; each act is in the log, each password told once."""

import json
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password

from liaison.common import log
from liaison.common.roles import Role
from liaison.network import actions
from liaison.network.models import Account, Organisation, Programme
from liaison.network.rules import ROLES_OF_DOOR, may_hold
from tests import people
from tests.doors import DoorClient

TOLD = re.compile(r"<kbd>([a-z2-9-]{24})</kbd>")


def office(role: Role = Role.ADMINISTRATOR) -> DoorClient:
    return DoorClient("office").enter(people.account(role, people.organisation("operator", "Operator")))


def acts() -> list[str]:
    rows = log.table("office", "event")._default_manager.order_by("seq")
    return [json.loads(row.body)["act"] for row in rows]


def filled(**more: Any) -> dict[str, Any]:
    chamber = people.organisation("chamber", "Drug chamber")
    given = {"door": "court", "role": "clerk", "organisation": str(chamber.pk), "language": "nl"}
    return {**given, "name": "Griet Lenaerts", "username": "griet", **more}


def told(response: Any) -> str:
    found = TOLD.search(response.content.decode())
    assert found
    return found[1]


def act_on(client: DoorClient, account: Account, act: str) -> Any:
    return client.post(f"/accounts/{account.pk}/{act}/")


def test_a_new_account_can_sign_in_with_the_password_that_was_told() -> None:
    password = told(office().post("/accounts/new/", filled()))
    made = Account.objects.get(door="court", username="griet")
    assert check_password(password, made.password)
    assert (made.role, made.organisation.name, made.last_login) == ("clerk", "Drug chamber", None)
    assert acts() == ["account.create"]


def test_the_log_of_a_new_account_has_neither_its_name_nor_its_password() -> None:
    password = told(office().post("/accounts/new/", filled()))
    body = log.table("office", "event")._default_manager.get().body
    assert "Griet" not in body
    assert "griet" not in body
    assert password not in body


def test_a_care_worker_gets_no_account_at_the_courts_door() -> None:
    care = people.organisation("care", "Service")
    page = office().post("/accounts/new/", filled(organisation=str(care.pk)))
    assert "has no account at this door" in page.content.decode()
    assert not Account.objects.filter(username="griet").exists()


def test_a_name_is_taken_once_per_door() -> None:
    client = office()
    client.post("/accounts/new/", filled())
    page = client.post("/accounts/new/", filled())
    assert "already signs in by this name" in page.content.decode()
    assert Account.objects.filter(username="griet").count() == 1


@pytest.mark.parametrize("missing", ["door", "role", "organisation", "name", "username"])
def test_what_was_left_out_is_asked_for(missing: str) -> None:
    page = office().post("/accounts/new/", filled(**{missing: ""}))
    assert f'href="#id_{missing}"' in page.content.decode()


def test_every_role_of_a_door_fits_some_organisation_and_no_other_door() -> None:
    for door, roles in ROLES_OF_DOOR.items():
        for role in roles:
            fits = {
                where for where in ROLES_OF_DOOR for kind in Organisation.Kind if may_hold(where, role, kind)
            }
            assert fits == {door}


def test_an_ended_account_is_out_at_its_very_next_page() -> None:
    manager = people.account(Role.NETWORK_MANAGER, people.organisation("operator"))
    inside = DoorClient("network").enter(manager)
    assert inside.get("/").status_code == 200
    act_on(office(), manager, "deactivate")
    assert inside.get("/").status_code == 302


def test_an_account_can_be_used_again() -> None:
    clerk, client = people.account(Role.CLERK, is_active=False), office()
    assert act_on(client, clerk, "reactivate").status_code == 302
    clerk.refresh_from_db()
    assert clerk.is_active
    assert acts() == ["account.reactivate"]


def test_an_administrator_cannot_shut_himself_out() -> None:
    administrator = people.account(Role.ADMINISTRATOR, people.organisation("operator"))
    client = DoorClient("office").enter(administrator)
    assert act_on(client, administrator, "deactivate").status_code == 404
    assert "End the account" not in client.get(f"/accounts/{administrator.pk}/").content.decode()


def test_a_new_password_replaces_the_old_one_and_is_marked_as_not_his_own() -> None:
    clerk = people.account(Role.CLERK)
    password = told(act_on(office(), clerk, "password"))
    clerk.refresh_from_db()
    assert check_password(password, clerk.password)
    assert clerk.last_login is None


def test_forgetting_the_factor_sets_a_new_password_too() -> None:
    clerk = people.account(Role.CLERK)
    Authenticator.objects.create(user=clerk, type="totp", data={})
    password = told(act_on(office(), clerk, "factor"))
    clerk.refresh_from_db()
    assert check_password(password, clerk.password)
    assert not Authenticator.objects.filter(user=clerk).exists()
    assert acts() == ["account.factor", "account.password"]


def test_passwords_are_long_and_never_the_same() -> None:
    made = {actions.one_time_password() for _ in range(100)}
    assert len(made) == 100
    assert all(re.fullmatch(r"([a-z2-9]{4}-){4}[a-z2-9]{4}", password) for password in made)


def test_the_list_shows_every_door_with_its_people() -> None:
    people.account(Role.JUDGE, name="Els Maes")
    people.account(Role.LIAISON, people.organisation("care"), name="An Vos")
    page = office().get("/").content.decode()
    assert "Els Maes" in page
    assert "An Vos" in page
    assert "no second factor yet" in page


def test_the_officer_for_data_protection_makes_no_accounts() -> None:
    officer, clerk = office(Role.DATA_PROTECTION_OFFICER), people.account(Role.CLERK)
    assert officer.get("/").headers["location"] == "/log/"
    assert officer.get("/accounts/new/").status_code == 404
    assert officer.get(f"/accounts/{clerk.pk}/").status_code == 404
    assert act_on(officer, clerk, "password").status_code == 404
    assert officer.get("/organisations/").status_code == 404


def test_an_account_that_is_not_there_is_the_same_404() -> None:
    assert office().get("/accounts/5c0f0000-0000-4000-8000-000000000000/").status_code == 404


def test_organisations_and_programmes_are_added() -> None:
    client = office()
    client.post("/organisations/", {"form": "organisation", "o-name": "De Brug", "o-kind": "care"})
    brug = Organisation.objects.get(name="De Brug")
    client.post(
        "/organisations/", {"form": "programme", "p-organisation": str(brug.pk), "p-name": "Day centre"}
    )
    assert Programme.objects.get().organisation == brug
    assert acts() == ["organisation.add", "programme.add"]
    page = client.get("/organisations/").content.decode()
    assert page.index('<th scope="row" role="rowheader">De Brug') < page.index(">Day centre</a>")
