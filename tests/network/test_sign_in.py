"""Signing in with a name and a password: at one's own door, with few tries, and telling a stranger nothing."""

import re
import statistics
import time
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import Argon2PasswordHasher

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


NAMES = ("jozefien", "karel", "gone", "nobody", "", "\x00", "x" * 5000)


def cast_of_names(settings: Any) -> None:
    """An account in use, one of another door, one that ended, hashed as in earnest; the other names are nobody's."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    account()
    account("care", "karel")
    account(username="gone", is_active=False)


def test_every_wrong_sign_in_hashes_one_password_whoever_is_named(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    cast_of_names(settings)
    hashed = count_hashes(monkeypatch)
    work = {}
    for number, name in enumerate(NAMES[:4]):
        hashed.clear()
        give_password(DoorClient("court"), name, "wrong", REMOTE_ADDR=f"203.0.113.{number}")
        work[name] = len(hashed)
    assert work == dict.fromkeys(NAMES[:4], 1)


def count_hashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each password that is hashed from here on, whether to compare or to make up for a name of nobody."""
    hashed: list[str] = []
    encode, verify = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify

    def encoding(self: Any, password: str, salt: str) -> Any:
        hashed.append("encode")
        return encode(self, password, salt)

    def verifying(self: Any, password: str, encoded: str) -> Any:
        hashed.append("verify")
        return verify(self, password, encoded)

    monkeypatch.setattr(Argon2PasswordHasher, "encode", encoding)
    monkeypatch.setattr(Argon2PasswordHasher, "verify", verifying)
    return hashed


def test_a_wrong_sign_in_takes_about_as_long_whoever_is_named(settings: Any) -> None:
    """Coarse on purpose: a hash takes far longer than what differs, and a test must not fail on a busy machine."""
    cast_of_names(settings)
    times: dict[str, list[float]] = {name: [] for name in NAMES[:4]}
    for round_ in range(7):
        for name in times:
            begun = time.process_time()
            give_password(DoorClient("court"), name, "wrong", REMOTE_ADDR=f"203.0.113.{round_}")
            times[name].append(time.process_time() - begun)
    middle = [statistics.median(taken) for taken in times.values()]
    assert max(middle) < 1.5 * min(middle), times


@pytest.mark.parametrize("name", NAMES)
def test_no_name_breaks_the_first_page(name: str) -> None:
    assert give_password(DoorClient("court"), name, "wrong").status_code == 200


def test_sixty_tries_a_minute_from_one_address_close_the_page_for_that_address_whatever_the_names() -> None:
    account()
    with time_machine.travel(clock.now(), tick=False):
        answers = [give_password(DoorClient("court"), f"nobody{n}", "wrong").status_code for n in range(61)]
        elsewhere = give_password(DoorClient("court"), REMOTE_ADDR="203.0.113.9").status_code
    assert set(answers[:60]) == {200}
    assert answers[60] != 302
    assert elsewhere == 302
