"""The second factor: nobody goes without, a code opens once, and its secret is the door's alone."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator

import tests.doors
from liaison.common import clock, log, sealing
from liaison.network.models import Account
from liaison.network.sign_in import factors
from tests.doors import DoorClient
from tests.network.signing_in import (
    PASSWORD,
    account,
    acts,
    app_of,
    at_door,
    constructed,
    give_password,
    secret_on,
    shown,
    sign_in,
)

NOT_RIGHT = "This code is not right"


@pytest.fixture
def step_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The court's door has one page that wants a fresh sign-in."""
    usual = tests.doors.settings_of
    monkeypatch.setattr(
        tests.doors, "settings_of", lambda door: usual(door) | {"ROOT_URLCONF": "tests.network.step_up_urls"}
    )


@pytest.fixture
def newcomer() -> DoorClient:
    """A browser whose account has no factor yet."""
    account()
    client = DoorClient("court")
    give_password(client)
    return client


@pytest.mark.usefixtures("step_up")
def test_a_new_account_reaches_no_page_before_it_has_a_factor(newcomer: DoorClient) -> None:
    assert newcomer.get("/careful/").url.startswith("/factors/app/")
    for path in ("/factors/", "/factors/app/remove/", "/factors/paper/", "/factors/paper/new/"):
        assert newcomer.get(path).url == "/factors/app/"


@pytest.mark.usefixtures("step_up")
def test_an_app_is_enrolled_by_its_first_code_and_opens_the_way(newcomer: DoorClient) -> None:
    secret = secret_on(newcomer.get("/factors/app/"))
    assert newcomer.post("/factors/app/", {"code": "000000"}).status_code == 200
    answer = newcomer.post("/factors/app/", {"code": shown(secret)})
    assert answer.url == "/factors/paper/"
    assert newcomer.get("/factors/paper/").content.decode().count("<kbd>") == 10
    assert newcomer.get("/careful/").content == b"reached"
    assert acts("court")[-2:] == ["factor.add", "test.look"]


def test_an_app_whose_enrolment_cannot_be_logged_is_not_enrolled(
    newcomer: DoorClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**facts: Any) -> None:
        raise log.LogUnavailableError

    secret = secret_on(newcomer.get("/factors/app/"))
    with monkeypatch.context() as patch:
        patch.setattr(log, "record", broken)
        assert newcomer.post("/factors/app/", {"code": shown(secret)}).status_code == 503
    assert Authenticator.objects.count() == 0
    assert newcomer.get("/factors/").url == "/factors/app/"


def test_the_picture_for_the_app_is_part_of_the_page(newcomer: DoorClient) -> None:
    page = newcomer.get("/factors/app/").content.decode()
    assert "<svg" in page
    assert "data:" not in page
    assert "<?xml" not in page


@pytest.mark.parametrize("later", [-1, 0, 1])
def test_a_clock_half_a_minute_off_does_no_harm(later: int) -> None:
    holder = account()
    sign_in(holder, app_of(holder), later)


@pytest.mark.parametrize("later", [-2, 2])
def test_a_code_of_another_minute_opens_nothing(later: int) -> None:
    secret = app_of(account())
    client = DoorClient("court")
    give_password(client)
    assert NOT_RIGHT in client.post("/second-factor/", {"code": shown(secret, later)}).content.decode()
    assert acts("court")[-1] == "factor.refuse"


def test_a_code_opens_once_for_as_long_as_it_would_be_accepted() -> None:
    holder = account()
    secret = app_of(holder)
    with time_machine.travel(clock.now(), tick=False) as traveller:
        code = shown(secret, 1)
        sign_in(holder, secret, 1)
        for _ in range(3):
            client = DoorClient("court")
            give_password(client)
            assert NOT_RIGHT in client.post("/second-factor/", {"code": code}).content.decode()
            traveller.shift(timedelta(seconds=29))


def test_a_code_of_another_account_opens_nothing() -> None:
    account()
    app_of(Account.objects.get())
    others = app_of(account(username="other"))
    client = DoorClient("court")
    give_password(client)
    assert NOT_RIGHT in client.post("/second-factor/", {"code": shown(others)}).content.decode()


def test_six_wrong_codes_close_the_second_step_for_five_minutes() -> None:
    secret = app_of(account())
    client = DoorClient("court")
    give_password(client)
    with time_machine.travel(clock.now(), tick=False) as traveller:
        for _ in range(5):
            client.post("/second-factor/", {"code": "000000"})
        answer = client.post("/second-factor/", {"code": shown(secret)})
        assert "Wait five minutes" in answer.content.decode()
        traveller.shift(timedelta(minutes=5, seconds=1))
        assert client.post("/second-factor/", {"code": shown(secret)}).status_code == 302


def test_a_code_on_paper_opens_once() -> None:
    holder = account()
    client = sign_in(holder, app_of(holder))
    client.post("/factors/paper/new/")
    code = re.findall(r"<kbd>(\d+)</kbd>", client.get("/factors/paper/").content.decode())[0]
    first, second = DoorClient("court"), DoorClient("court")
    give_password(first)
    assert first.post("/second-factor/", {"code": code}).status_code == 302
    give_password(second)
    assert NOT_RIGHT in second.post("/second-factor/", {"code": code}).content.decode()


def test_without_the_last_factor_another_is_enrolled_first() -> None:
    holder = account()
    client = sign_in(holder, app_of(holder))
    assert client.post("/factors/app/remove/").status_code == 302
    assert client.get("/factors/").url == "/factors/app/"
    assert acts("court")[-1] == "factor.remove"


def test_a_session_from_before_the_app_cannot_touch_it(newcomer: DoorClient) -> None:
    secret = app_of(Account.objects.get())
    assert newcomer.post("/factors/app/remove/").url == "/factors/app/"
    assert newcomer.get("/factors/app/").url.startswith("/second-factor/again/")
    assert newcomer.get("/factors/keys/add/").url.startswith("/second-factor/again/")
    assert newcomer.post("/second-factor/again/", {"code": shown(secret)}).status_code == 302
    assert newcomer.get("/factors/").status_code == 200


@pytest.mark.usefixtures("step_up")
@pytest.mark.parametrize("way", ["/again/", "/second-factor/again/"])
def test_after_five_minutes_a_careful_page_asks_again_and_is_then_reached(way: str) -> None:
    holder = account()
    secret = app_of(holder)
    with time_machine.travel(clock.now(), tick=False) as traveller:
        client = sign_in(holder, secret)
        assert client.get("/careful/?list=3").content == b"reached"
        traveller.shift(timedelta(minutes=5, seconds=1))
        assert client.get("/careful/?list=3").url == "/again/?next=%2Fcareful%2F%3Flist%3D3"
        fields = {"password": PASSWORD, "code": shown(secret), "next": "/careful/?list=3"}
        assert client.post(way, {**fields, "password": "wrong", "code": "1"}).status_code == 200
        assert client.post(way, fields).url == "/careful/?list=3"
        assert client.get("/careful/?list=3").content == b"reached"


def test_factors_are_not_changed_by_a_session_left_open() -> None:
    holder = account()
    secret = app_of(holder)
    with time_machine.travel(clock.now(), tick=False) as traveller:
        client = sign_in(holder, secret)
        traveller.shift(timedelta(minutes=6))
        for path in ("/factors/app/remove/", "/factors/paper/new/"):
            assert client.post(path).url.startswith("/again/")
        for path in ("/factors/paper/", "/factors/keys/add/"):
            assert client.get(path).url.startswith("/again/")
    assert Authenticator.objects.count() == 1


def test_the_page_shows_the_code_of_a_constructed_world() -> None:
    constructed()
    secret = app_of(account())
    client = DoorClient("court")
    give_password(client)
    page = client.get("/second-factor/").content.decode()
    code = shown(secret)
    assert f"Constructed world: the code is {code[:3]} {code[3:]}" in page
    assert client.post("/second-factor/", {"code": f"{code[:3]} {code[3:]}"}).status_code == 302
    again = re.search(r"(\d{3} \d{3})</p>", client.get("/second-factor/again/").content.decode())
    assert again is not None
    assert client.post("/second-factor/again/", {"code": again[1]}).status_code == 302


def test_no_page_shows_a_code_where_people_are_real() -> None:
    holder = account()
    secret = app_of(holder)
    client = DoorClient("court")
    give_password(client)
    pages = client.get("/second-factor/").content + client.post("/second-factor/", {"code": "1"}).content
    client.post("/second-factor/", {"code": shown(secret)})
    pages += client.get("/second-factor/again/").content
    assert b"Constructed" not in pages
    assert not [later for later in (-1, 0, 1) if shown(secret, later).encode() in pages]


def test_the_account_of_a_constructed_world_need_not_choose_a_password() -> None:
    constructed()
    holder = account(last_login=None)
    assert sign_in(holder, app_of(holder)).get("/factors/").status_code == 200


def test_a_secret_is_kept_sealed_and_opens_at_its_own_door_alone() -> None:
    secret = app_of(account())
    kept: Any = Authenticator.objects.get().data["secret"]
    assert secret not in kept
    assert factors.unseal("court", kept) == secret
    with pytest.raises(sealing.SealBroken):
        factors.unseal("office", kept)


def test_the_seed_of_the_paper_is_kept_sealed() -> None:
    holder = account()
    sign_in(holder, app_of(holder)).post("/factors/paper/new/")
    kept = Authenticator.objects.get(type="recovery_codes")
    with at_door("court"):
        assert len(kept.wrap().get_unused_codes()) == 10
    with at_door("office"), pytest.raises(sealing.SealBroken):
        kept.wrap().get_unused_codes()
