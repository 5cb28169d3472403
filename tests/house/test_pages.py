"""Who may open which page. A page without a row here fails, and so does a row without a page."""

import pytest

from docs import draw
from liaison.common.roles import Role
from tests import people
from tests.doors import DoorClient

pytestmark = pytest.mark.once

WAY_IN = ""
STAFF = "every account of the door"
CHAMBER = "judge prosecutor clerk"
WRITERS = "judge clerk"
LAWYERS = "mandated-lawyer trusted-person"
NETWORK = "network-manager policy-coordinator researcher"

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
        "/appearances/<uuid:appearance>/note/": "judge",
        "/appearances/<uuid:appearance>/offer/": CHAMBER,
        "/appearances/<uuid:appearance>/offer/back/": WRITERS,
        "/appearances/<uuid:appearance>/papers/": WRITERS,
        "/appearances/<uuid:appearance>/pulse/": WRITERS,
        "/appearances/<uuid:appearance>/sheet.pdf": CHAMBER,
        "/appearances/<uuid:appearance>/slip.pdf": CHAMBER,
        "/appearances/<uuid:appearance>/undo/": WRITERS,
        "/chamber/": WRITERS,
        "/files/": f"{CHAMBER} lawyer",
        "/files/<uuid:file>/": f"{CHAMBER} lawyer",
        "/files/<uuid:file>/checklist/": f"{CHAMBER} lawyer",
        "/files/<uuid:file>/closing/": WRITERS,
        "/files/<uuid:file>/correct/": "clerk",
        "/files/<uuid:file>/join/": WRITERS,
        "/files/<uuid:file>/judgment.pdf": f"{CHAMBER} lawyer",
        "/files/<uuid:file>/judgment/": f"{CHAMBER} lawyer",
        "/files/<uuid:file>/judgment/appeal/": WRITERS,
        "/files/<uuid:file>/judgment/record/": WRITERS,
        "/files/<uuid:file>/kind/": WRITERS,
        "/files/<uuid:file>/lawyer/": WRITERS,
        "/files/<uuid:file>/off-list/": WRITERS,
        "/files/<uuid:file>/part/": WRITERS,
        "/files/<uuid:file>/reopen/": WRITERS,
        "/files/<uuid:file>/sitting/": WRITERS,
        "/files/new/": "clerk",
        "/lists/import/": "clerk",
        "/room-papers/<uuid:paper>/": WRITERS,
        "/sanctions/": f"{CHAMBER} lawyer",
        "/papers/<uuid:copy>/": f"{CHAMBER} lawyer",
        "/papers/<uuid:copy>/<int:number>/": f"{CHAMBER} lawyer",
        "/sittings/<uuid:sitting>/": CHAMBER,
        "/sittings/<uuid:sitting>/call/": WRITERS,
        "/sittings/<uuid:sitting>/closing/": "clerk",
        "/sittings/<uuid:sitting>/list.pdf": CHAMBER,
        "/sittings/<uuid:sitting>/order/": WRITERS,
        "/sittings/<uuid:sitting>/places/": "clerk",
        "/sittings/<uuid:sitting>/presence/": WRITERS,
        "/sittings/<uuid:sitting>/sheets.pdf": CHAMBER,
        "/sittings/<uuid:sitting>/times/": WRITERS,
    },
    "care": {
        **AT_EVERY_STAFF_DOOR,
        "/": "liaison coordinator",
        "/assign/": "coordinator",
        "/assign/<uuid:participant>/": "coordinator",
        "/confirm/<uuid:statement>/": "liaison coordinator",
        "/contacts/<uuid:contact>/": "liaison coordinator",
        "/courtroom/<uuid:appearance>/": "liaison coordinator",
        "/cover/": "coordinator",
        "/directory/": "liaison coordinator",
        "/directory/<uuid:programme>/": "liaison coordinator",
        "/find/": "liaison coordinator",
        "/l/<str:token>/": "programme",
        "/l/<str:token>/answer/<uuid:statement>/": "programme",
        "/l/<str:token>/ask/": "programme",
        "/l/<str:token>/attendance/": "programme",
        "/l/<str:token>/code/": "programme",
        "/l/<str:token>/end/": "programme",
        "/l/<str:token>/later/": "programme",
        "/l/<str:token>/leave/": "programme",
        "/countersign/": "liaison coordinator",
        "/countersign/<uuid:paper>/": "liaison coordinator",
        "/l/<str:token>/met/": "programme",
        "/l/<str:token>/no/": "programme",
        "/l/<str:token>/read/": "programme",
        "/l/<str:token>/start/": "programme",
        "/l/<str:token>/yes/": "programme",
        "/lawyers/": "liaison coordinator",
        "/people/<uuid:participant>/": "liaison coordinator",
        "/people/<uuid:participant>/ask/<uuid:attestation>/": "liaison coordinator",
        "/people/<uuid:participant>/care/": "liaison coordinator",
        "/people/<uuid:participant>/court/": "liaison coordinator",
        "/people/<uuid:participant>/courtroom/": "liaison coordinator",
        "/people/<uuid:participant>/draft/": "liaison coordinator",
        "/people/<uuid:participant>/draft/discard/": "liaison coordinator",
        "/people/<uuid:participant>/give-back/": "liaison coordinator",
        "/people/<uuid:participant>/handed/<uuid:copy>/<int:number>/": "liaison coordinator",
        "/people/<uuid:participant>/link/": "liaison coordinator",
        "/people/<uuid:participant>/next/": "liaison coordinator",
        "/people/<uuid:participant>/note/": "liaison coordinator",
        "/people/<uuid:participant>/on-paper/": "liaison coordinator",
        "/people/<uuid:participant>/on-paper/<uuid:paper>/back/": "liaison coordinator",
        "/people/<uuid:participant>/on-paper/sheet.pdf": "liaison coordinator",
        "/people/<uuid:participant>/plan/": "liaison coordinator",
        "/people/<uuid:participant>/plan/<uuid:step>/": "liaison coordinator",
        "/people/<uuid:participant>/referrals/": "liaison coordinator",
        "/people/<uuid:participant>/referrals/<uuid:referral>/": "liaison coordinator",
        "/people/<uuid:participant>/referrals/<uuid:referral>/<slug:what>/": "liaison coordinator",
        "/people/<uuid:participant>/referrals/<uuid:referral>/error/": "liaison coordinator",
        "/people/<uuid:participant>/referrals/<uuid:referral>/link/": "liaison coordinator",
        "/people/<uuid:participant>/referrals/<uuid:referral>/message/": "liaison coordinator",
        "/people/<uuid:participant>/referrals/<uuid:referral>/send/": "liaison coordinator",
        "/people/<uuid:participant>/referrals/<uuid:referral>/told/<slug:what>/": "liaison coordinator",
        "/people/<uuid:participant>/referrals/<uuid:referral>/words/": "liaison coordinator",
        "/people/<uuid:participant>/referrals/new/": "liaison coordinator",
        "/people/<uuid:participant>/referrals/new/<uuid:programme>/": "liaison coordinator",
        "/people/<uuid:participant>/releases/": "liaison coordinator",
        "/people/<uuid:participant>/state/": "liaison coordinator",
        "/people/<uuid:participant>/strengths/": "liaison coordinator",
        "/people/<uuid:participant>/strengths/<uuid:strength>/": "liaison coordinator",
        "/people/<uuid:participant>/terms/": "liaison coordinator",
        "/seen/": "liaison coordinator",
        "/urgent/": "liaison coordinator",
        "/urgent/<uuid:access>/": "coordinator",
        "/waiting/": "liaison coordinator",
        "/wishes/<uuid:wish>/": "coordinator",
    },
    "me": {
        "/": f"participant {LAWYERS}",
        "/agreed/": "participant",
        "/another/": "participant",
        "/ask/": "participant",
        "/away/": WAY_IN,
        "/client/": LAWYERS,
        "/client/<uuid:appearance>/signed/<uuid:paper>/": "mandated-lawyer",
        "/client/pick/": LAWYERS,
        "/density/": WAY_IN,
        "/handed/<uuid:copy>/<int:number>/": f"participant {LAWYERS}",
        "/help/": "participant",
        "/l/<str:token>/": WAY_IN,
        "/l/<str:token>/code/": WAY_IN,
        "/language/": WAY_IN,
        "/lawyer/": "participant",
        "/lawyer/<uuid:mandate>/end/": "participant",
        "/leave/": WAY_IN,
        "/looked/": "participant",
        "/offered/": "participant",
        "/paper/<uuid:paper>/<int:number>/": f"participant {LAWYERS}",
        "/sign-out/": WAY_IN,
        "/tell/<uuid:appearance>/": "participant",
        "/tell/<uuid:appearance>/back/<uuid:statement>/": "participant",
        "/tell/<uuid:appearance>/lawyer/": "participant",
        "/tell/<uuid:appearance>/nothing/": "participant",
        "/tell/<uuid:appearance>/paper/": "participant",
        "/tell/<uuid:appearance>/paper/<uuid:paper>/": "participant",
        "/tell/<uuid:appearance>/paper/<uuid:paper>/away/": "participant",
        "/tell/<uuid:appearance>/signed/<uuid:paper>/back/": "participant",
        "/tell/<uuid:appearance>/sure/": "participant",
        "/written/": "participant",
    },
    "network": {
        **AT_EVERY_STAFF_DOOR,
        "/": NETWORK,
        "/programmes/<uuid:programme>/": NETWORK,
        "/programmes/<uuid:programme>/told/": "network-manager",
        "/table.csv": NETWORK,
    },
    "office": {
        **AT_EVERY_STAFF_DOOR,
        "/": "administrator data-protection-officer",
        "/accounts/<account>/<act>/": "administrator",
        "/accounts/<uuid:account>/": "administrator",
        "/accounts/new/": "administrator",
        "/chambers/": "administrator",
        "/chambers/<uuid:chamber>/": "administrator",
        "/chambers/<uuid:chamber>/adopt/": "administrator",
        "/chambers/<uuid:chamber>/version/": "administrator",
        "/checkpoints/": "administrator data-protection-officer",
        "/counsel/": "administrator data-protection-officer",
        "/counsel/<slug:point>/": "administrator",
        "/counsel/<slug:point>/reopen/": "administrator",
        "/gallery/": "administrator data-protection-officer",
        "/log/": "administrator data-protection-officer",
        "/reviews/": "data-protection-officer",
        "/reviews/<uuid:review>/": "data-protection-officer",
        "/organisations/": "administrator",
        "/programmes/<uuid:programme>/": "administrator",
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
