"""No page that logs a look shows anything when the log cannot be written; each plain page of each door is tried."""

import pytest
from django.db import DatabaseError

from liaison.common import log
from liaison.common.roles import Role
from tests import people
from tests.doors import DoorClient
from tests.house.test_pages import PLAIN_PAGES, WHO_MAY

pytestmark = pytest.mark.once

OPEN = [(door, path, role) for door, path, role in PLAIN_PAGES if role.value in WHO_MAY[door][path].split()]


def broken(*_: object) -> None:
    raise DatabaseError("the log cannot be written")


@pytest.mark.parametrize(("door", "path", "role"), OPEN)
def test_what_is_not_logged_is_not_shown(
    door: str, path: str, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = DoorClient(door).enter(people.account(role))
    written: list[str] = []
    append = log._append

    def counted(at: str, body: dict[str, object]) -> object:
        written.append(str(body["act"]))
        return append(at, body)

    monkeypatch.setattr(log, "_append", counted)
    assert client.get(path).status_code in {200, 302}
    monkeypatch.setattr(log, "_append", broken)
    answer = client.get(path)
    assert (answer.status_code == 503) is bool(written)
    assert b"<table" not in answer.content or not written
