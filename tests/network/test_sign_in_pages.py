"""The pages of signing in: strict about what a browser may run, readable by everybody, in three languages."""

from typing import Any

import pytest

from liaison.network.models import Account
from tests.doors import DoorClient
from tests.network.signing_in import account, app_of, give_password, shown
from tests.reading_pages import faults

LANGUAGES = ["nl", "fr", "en"]
OF_NOBODY = ["/sign-in/"]
HALFWAY = ["/second-factor/"]
ENROLLING = ["/factors/app/", "/factors/keys/add/"]
OWN = [
    "/factors/",
    "/factors/app/remove/",
    "/factors/paper/",
    "/factors/paper/new/",
    "/factors/keys/add/",
    "/password/",
    "/again/",
    "/second-factor/again/",
]


def client_at(stage: str, language: str) -> DoorClient:
    """A browser before signing in, between its two steps, without a factor, or signed in."""
    client = DoorClient("court", language)
    holder = account()
    if stage == "nobody":
        return client
    secret = app_of(holder) if stage != "enrolling" else ""
    give_password(client)
    if stage == "own":
        client.post("/second-factor/", {"code": shown(secret)})
        client.post("/factors/paper/new/")
    client.cookies["court_language"] = language
    return client


PAGES = [
    (stage, path)
    for stage, paths in (("nobody", OF_NOBODY), ("halfway", HALFWAY), ("enrolling", ENROLLING), ("own", OWN))
    for path in paths
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("stage", "path"), PAGES)
def test_a_page_has_no_inline_script_and_a_label_for_every_field(
    stage: str, path: str, language: str
) -> None:
    answer = client_at(stage, language).get(path)
    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.content.decode()
    assert faults(answer) == []


@pytest.mark.parametrize(("stage", "path"), PAGES)
def test_a_page_lets_the_browser_run_and_ask_nothing_from_elsewhere(stage: str, path: str) -> None:
    headers: Any = client_at(stage, "en").get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy.pop("default-src") == policy.pop("frame-ancestors") == policy.pop("base-uri") == "'none'"
    assert set(policy.values()) == {"'self'"}
    assert headers["Cache-Control"].startswith(("no-store", "max-age=0, no-cache, no-store"))
    assert headers["X-Frame-Options"] == "DENY"


def test_the_locked_page_is_as_strict() -> None:
    account()
    for _ in range(5):
        answer = give_password(DoorClient("court"), password="wrong")
    assert answer.status_code == 429
    assert faults(answer) == []
    assert "'unsafe" not in answer.headers["Content-Security-Policy"]


def test_a_wrong_field_is_named_above_the_form() -> None:
    account()
    page = DoorClient("court").post("/sign-in/", {"login": "", "password": ""})
    assert 'href="#id_login"' in page.content.decode()
    assert faults(page) == []


def test_a_form_from_another_site_is_refused() -> None:
    account()
    client = DoorClient("court", enforce_csrf_checks=True)
    assert give_password(client).status_code == 403


def test_a_browser_gets_the_language_of_the_account_unless_it_chose_one() -> None:
    holder = account(language="fr")
    secret = app_of(holder)
    client = DoorClient("court", "en")
    give_password(client)
    client.post("/second-factor/", {"code": shown(secret)})
    assert client.cookies["court_language"].value == "fr"
    assert Account.objects.get().last_login is not None


@pytest.mark.parametrize(("stage", "path"), PAGES)
def test_asking_for_the_head_of_a_page_is_no_try_to_sign_in(stage: str, path: str) -> None:
    client = client_at(stage, "en")
    assert client.head(path).status_code == client.get(path).status_code == 200


@pytest.mark.parametrize(
    "onward", ["nowhere", "a\x00b", "/a\x00b", "https://elsewhere.example/", "//elsewhere.example/"]
)
def test_choosing_the_density_goes_to_a_page_of_ours_whatever_is_asked(onward: str) -> None:
    answer = DoorClient("court").post("/density/", {"density": "roomy", "next": onward})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/")
    assert not answer["Location"].startswith("//")
