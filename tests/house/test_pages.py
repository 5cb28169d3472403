"""Who may open which page. A page without a row here fails, and so does a row without a page."""

import pytest

from docs import draw
from liaison.common.roles import Role
from tests import people
from tests.doors import DoorClient

WAY_IN = ""
STAFF = "every account of the door"
CHAMBER = "judge prosecutor clerk"
WRITERS = "judge clerk"
LAWYERS = "mandated-lawyer trusted-person"

AT_EVERY_STAFF_DOOR = {
    "/density/": WAY_IN,
    "/language/": WAY_IN,
    "/sign-in/": WAY_IN,
    "/sign-out/": WAY_IN,
    "/second-factor/": WAY_IN,
    "/second-factor/again/": STAFF,
    "/again/": STAFF,
    "/password/": STAFF,
    "/factors/": STAFF,
    "/factors/app/": STAFF,
    "/factors/app/remove/": STAFF,
    "/factors/keys/": STAFF,
    "/factors/keys/add/": STAFF,
    "/factors/keys/again/": STAFF,
    "/factors/keys/<int:pk>/remove/": STAFF,
    "/factors/paper/": STAFF,
    "/factors/paper/new/": STAFF,
}
WHO_MAY = {
    "court": {
        **AT_EVERY_STAFF_DOOR,
        "/": f"{CHAMBER} lawyer",
        "/appearances/<uuid:appearance>/": CHAMBER,
        "/files/": f"{CHAMBER} lawyer",
        "/files/<uuid:file>/": f"{CHAMBER} lawyer",
        "/files/<uuid:file>/lawyer/": WRITERS,
        "/files/<uuid:file>/off-list/": WRITERS,
        "/files/<uuid:file>/sitting/": WRITERS,
        "/lists/import/": "clerk",
        "/sittings/<uuid:sitting>/": CHAMBER,
        "/sittings/<uuid:sitting>/closing/": "clerk",
        "/sittings/<uuid:sitting>/list.pdf": CHAMBER,
        "/sittings/<uuid:sitting>/order/": WRITERS,
        "/sittings/<uuid:sitting>/times/": WRITERS,
    },
    "care": {
        **AT_EVERY_STAFF_DOOR,
        "/": "liaison coordinator",
        "/assign/": "coordinator",
        "/assign/<uuid:participant>/": "coordinator",
        "/confirm/<uuid:statement>/": "liaison coordinator",
        "/cover/": "coordinator",
        "/l/<str:token>/": "programme",
        "/l/<str:token>/answer/<uuid:statement>/": "programme",
        "/l/<str:token>/attendance/": "programme",
        "/l/<str:token>/code/": "programme",
        "/l/<str:token>/leave/": "programme",
        "/lawyers/": "liaison coordinator",
        "/people/<uuid:participant>/": "liaison coordinator",
        "/people/<uuid:participant>/ask/<uuid:attestation>/": "liaison coordinator",
        "/people/<uuid:participant>/draft/": "liaison coordinator",
        "/people/<uuid:participant>/draft/discard/": "liaison coordinator",
        "/people/<uuid:participant>/give-back/": "liaison coordinator",
        "/people/<uuid:participant>/link/": "liaison coordinator",
        "/people/<uuid:participant>/plan/": "liaison coordinator",
    },
    "me": {
        "/": f"participant {LAWYERS}",
        "/ask/": "participant",
        "/away/": WAY_IN,
        "/client/": LAWYERS,
        "/client/pick/": LAWYERS,
        "/density/": WAY_IN,
        "/l/<str:token>/": WAY_IN,
        "/l/<str:token>/code/": WAY_IN,
        "/language/": WAY_IN,
        "/lawyer/": "participant",
        "/lawyer/<uuid:mandate>/end/": "participant",
        "/leave/": WAY_IN,
        "/looked/": "participant",
        "/sign-out/": WAY_IN,
        "/tell/<uuid:appearance>/": "participant",
        "/tell/<uuid:appearance>/back/<uuid:statement>/": "participant",
        "/tell/<uuid:appearance>/lawyer/": "participant",
        "/tell/<uuid:appearance>/nothing/": "participant",
        "/tell/<uuid:appearance>/sure/": "participant",
    },
    "network": {**AT_EVERY_STAFF_DOOR, "/": "network-manager policy-coordinator researcher"},
    "office": {
        **AT_EVERY_STAFF_DOOR,
        "/": "administrator data-protection-officer",
        "/accounts/<account>/<act>/": "administrator",
        "/accounts/<uuid:account>/": "administrator",
        "/accounts/new/": "administrator",
        "/checkpoints/": "administrator data-protection-officer",
        "/gallery/": "administrator data-protection-officer",
        "/log/": "administrator data-protection-officer",
        "/organisations/": "administrator",
    },
}
ROLES_AT = {door: [role for role, at in people.DOOR_OF.items() if at == door] for door in draw.DOORS}
PLAIN_PAGES = [
    (door, path, role)
    for door, pages in WHO_MAY.items()
    for path, who in pages.items()
    if "<" not in path and who not in {WAY_IN, STAFF}
    for role in ROLES_AT[door]
]


@pytest.mark.parametrize("door", draw.DOORS)
def test_every_page_has_its_row_and_opens_to_the_roles_of_that_row(door: str) -> None:
    opened = {page.path: set(page.roles) for page in draw.pages(door)}
    every = {role.value for role in draw.staff_roles()}
    told = {path: every if who == STAFF else set(who.split()) for path, who in WHO_MAY[door].items()}
    assert opened == told


@pytest.mark.parametrize(("door", "path", "role"), PLAIN_PAGES)
def test_a_role_without_the_page_gets_the_same_answer_as_for_no_page(
    door: str, path: str, role: Role
) -> None:
    client = DoorClient(door).enter(people.account(role))
    answer = client.get(path)
    may = role.value in WHO_MAY[door][path].split()
    if may:
        assert answer.status_code != 404
    else:
        assert answer.status_code == 404
        assert answer.content == client.get("/no-such-page/").content


@pytest.mark.parametrize("door", [door for door in draw.DOORS if door != "me"])
def test_nobody_who_is_not_signed_in_sees_a_page(door: str) -> None:
    for path in (path for path, who in WHO_MAY[door].items() if "<" not in path and who != WAY_IN):
        answer = DoorClient(door).get(path)
        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/sign-in/"), path


def test_every_role_with_an_account_has_a_first_page_or_none_on_purpose() -> None:
    without = {role for role, door in people.DOOR_OF.items() if role.value not in WHO_MAY[door]["/"].split()}
    assert without == {Role.JUSTICE_ASSISTANT, Role.PROVIDER}
