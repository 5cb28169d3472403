"""Signing in with a name and a password: at one's own door, with few tries, and telling a stranger nothing."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY

from liaison.common import clock, log
from liaison.network.models import Account
from liaison.network.sign_in.backend import DoorBackend
from tests.doors import DoorClient
from tests.network.signing_in import PASSWORD, account, acts, app_of, at_door, give_password, shown, sign_in

WRONG = "The name or the password is not right."
DOORS = ["court", "care", "network", "office"]


def is_in(client: DoorClient) -> bool:
    with at_door(client.door):
        return SESSION_KEY in client.session


def told(answer: Any) -> tuple[int, str]:
    """What a stranger can see of an answer, apart from what is new in every answer and the name he typed."""
    text = re.sub(r'(name="csrfmiddlewaretoken" value)="\w+"', r"\1", answer.content.decode())
    return answer.status_code, text


@pytest.mark.parametrize("door", DOORS)
def test_password_and_app_open_every_staff_door(door: str) -> None:
    holder = account(door)
    client = sign_in(holder, app_of(holder))
    assert is_in(client)
    assert client.get("/factors/").status_code == 200
    assert acts(door)[-1] == "session.start"


def test_the_password_alone_opens_nothing_of_an_account_with_an_app() -> None:
    app_of(account())
    client = DoorClient("court")
    assert give_password(client).url == "/second-factor/"
    assert not is_in(client)
    assert client.get("/factors/").url.startswith("/sign-in/")


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("home", DOORS)
def test_the_right_password_at_the_wrong_door_is_a_wrong_password(door: str, home: str) -> None:
    account(home)
    client = DoorClient(door)
    answer = give_password(client)
    assert (answer.status_code == 302) == (door == home)
    assert (WRONG in answer.content.decode()) == (door != home)


def test_nobody_and_a_wrong_password_and_another_door_and_an_ended_account_get_the_same_bytes() -> None:
    account()
    account("care", "karel")
    account(username="gone", is_active=False)
    tries = [("jozefien", "wrong"), ("nobody", PASSWORD), ("karel", PASSWORD), ("gone", PASSWORD)]
    answers = {
        told(give_password(DoorClient("court"), name, word))[1].replace(name, "") for name, word in tries
    }
    assert len(answers) == 1
    assert WRONG in answers.pop()


def test_nobody_and_a_wrong_password_cost_the_same_work(
    django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    account()
    hashed: list[str] = []
    monkeypatch.setattr(Account, "check_password", lambda self, raw: hashed.append(raw))
    monkeypatch.setattr(DoorBackend, "_mitigate_timing_attack", lambda self, raw: hashed.append(raw))
    with at_door("court"):
        for name in ("jozefien", "nobody"):
            with django_assert_num_queries(1):
                assert DoorBackend().authenticate(None, username=name, password="wrong") is None
    assert hashed == ["wrong", "wrong"]


def test_the_office_signs_in_its_own_accounts_though_it_sees_all() -> None:
    account("court", "same", password="!")
    assert give_password(DoorClient("office"), "same").status_code == 200
    account("office", "same")
    assert give_password(DoorClient("office"), "same").status_code == 302


def test_five_wrong_passwords_lock_the_name_at_this_address_also_for_the_right_one() -> None:
    account()
    for _ in range(4):
        assert give_password(DoorClient("court"), password="wrong").status_code == 200
    answer = give_password(DoorClient("court"), password="wrong")
    assert answer.status_code == 429
    assert "Wait 15 minutes" in answer.content.decode()
    assert give_password(DoorClient("court")).status_code == 429


def test_a_stranger_elsewhere_locks_nobody_out() -> None:
    account()
    for _ in range(6):
        give_password(DoorClient("court"), password="wrong", REMOTE_ADDR="203.0.113.9")
    assert give_password(DoorClient("court")).status_code == 302


def test_a_lock_is_the_same_for_a_name_that_nobody_has() -> None:
    account()
    answers = []
    for name in ("jozefien", "nobody"):
        for _ in range(5):
            answer = give_password(DoorClient("court"), name, "wrong")
        answers.append(told(answer))
    assert answers[0] == answers[1]
    assert answers[0][0] == 429


def test_another_spelling_of_the_name_gives_no_further_tries() -> None:
    account()
    for name in ("jozefien", "JOZEFIEN", " Jozefien", "jozefien ", "jozeﬁen"):
        answer = give_password(DoorClient("court"), name, "wrong")
    assert answer.status_code == 429


def test_a_lock_ends_after_a_quarter_of_an_hour() -> None:
    account()
    with time_machine.travel(clock.now(), tick=False) as traveller:
        for _ in range(5):
            give_password(DoorClient("court"), password="wrong")
        traveller.shift(timedelta(minutes=14))
        assert give_password(DoorClient("court")).status_code == 429
        traveller.shift(timedelta(minutes=2))
        assert give_password(DoorClient("court")).status_code == 302


def test_a_success_forgives_the_tries_before_it() -> None:
    holder = account()
    secret = app_of(holder)
    for _ in range(4):
        give_password(DoorClient("court"), password="wrong")
    sign_in(holder, secret)
    assert give_password(DoorClient("court"), password="wrong").status_code == 200


def test_a_refused_sign_in_is_in_the_log_without_what_was_typed() -> None:
    holder = account()
    give_password(DoorClient("court"), password="secret-typed")
    give_password(DoorClient("court"), username="password-in-the-wrong-field")
    assert acts("court") == ["session.refuse", "session.refuse"]
    bodies = "".join(log.table("court", "event")._default_manager.values_list("body", flat=True))
    assert str(holder.pk) in bodies
    assert "typed" not in bodies
    assert "wrong-field" not in bodies


def test_nobody_is_signed_in_whose_start_cannot_be_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    account()

    def broken(**facts: Any) -> None:
        raise log.LogUnavailableError

    monkeypatch.setattr(log, "record", broken)
    client = DoorClient("court")
    assert give_password(client).status_code == 503
    assert not is_in(client)


def test_an_ended_account_loses_its_session_at_the_next_request() -> None:
    holder = account()
    client = sign_in(holder, app_of(holder))
    assert client.get("/factors/").status_code == 200
    Account.objects.filter(pk=holder.pk).update(is_active=False)
    assert client.get("/factors/").url.startswith("/sign-in/")


def test_a_new_password_from_the_office_ends_open_sessions_and_must_be_changed() -> None:
    holder = account()
    secret = app_of(holder)
    client = sign_in(holder, secret)
    holder.set_password("een heel ander woord")
    holder.last_login = None
    holder.save()
    assert client.get("/factors/").url.startswith("/sign-in/")
    again = DoorClient("court")
    give_password(again, password="een heel ander woord")
    again.post("/second-factor/", {"code": shown(secret, 1)})
    assert again.get("/factors/").url == "/password/"


def test_a_chosen_password_opens_the_way() -> None:
    client = DoorClient("court")
    account(last_login=None)
    give_password(client)
    assert client.get("/factors/").url == "/password/"
    new = {"oldpassword": PASSWORD, "password1": "zeven groene daken", "password2": "zeven groene daken"}
    assert client.post("/password/", {**new, "oldpassword": "wrong"}).status_code == 200
    assert client.post("/password/", {**new, "password1": "short", "password2": "short"}).status_code == 200
    assert client.post("/password/", new).status_code == 302
    assert client.get("/factors/").url == "/factors/app/"
    assert "password.change" in acts("court")


def test_signing_out_is_a_post_and_clears_the_browser() -> None:
    holder = account()
    client = sign_in(holder, app_of(holder))
    assert client.get("/sign-out/").url == "/"
    assert is_in(client)
    answer = client.post("/sign-out/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not is_in(client)
    assert acts("court")[-1] == "session.end"


def test_a_session_ends_after_a_quarter_of_an_hour_without_a_request() -> None:
    holder = account()
    secret = app_of(holder)
    with time_machine.travel(clock.now(), tick=False) as traveller:
        client = sign_in(holder, secret)
        client.get("/factors/")
        traveller.shift(timedelta(minutes=14))
        assert client.get("/factors/").status_code == 200
        traveller.shift(timedelta(minutes=16))
        assert client.get("/factors/").url.startswith("/sign-in/")


def test_a_session_ends_after_eight_hours_whatever_happens() -> None:
    holder = account()
    secret = app_of(holder)
    with time_machine.travel(clock.now(), tick=False) as traveller:
        client = sign_in(holder, secret)
        for _ in range(33):
            assert client.get("/factors/").status_code == 200
            traveller.shift(timedelta(minutes=14, seconds=30))
        assert client.get("/factors/").status_code == 200
        traveller.shift(timedelta(minutes=5))
        assert client.get("/factors/").url.startswith("/sign-in/")


def test_a_cookie_of_one_door_opens_no_other() -> None:
    holder = account()
    client = sign_in(holder, app_of(holder))
    key = client.cookies["court_session"].value
    for door in ("care", "network", "office"):
        other = DoorClient(door)
        other.cookies[f"{door}_session"] = other.cookies["court_session"] = key
        assert other.get("/factors/").url.startswith("/sign-in/")
        assert "court_session" not in {name for name, morsel in other.cookies.items() if morsel.value != key}


def test_whoever_signs_in_goes_back_to_where_he_was_and_nowhere_else() -> None:
    account()
    fields = {"next": "/factors/"}
    assert give_password(DoorClient("court"), fields=fields).url == "/factors/"
    fields = {"next": "https://elsewhere.example/"}
    assert give_password(DoorClient("court"), fields=fields).url == "/"


@pytest.mark.parametrize(
    "path", ["/signup/", "/password/reset/", "/email/", "/sign-in/code/", "/accounts/login/"]
)
def test_no_other_page_of_the_package_is_open(path: str) -> None:
    assert DoorClient("court").get(path).status_code == 404
