"""A fault of the storage is answered with a way out; a fault of the program stays one."""

from typing import Any

import pytest
from django.db import OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.test import RequestFactory

from liaison.common import faults, log


class Told(Exception):  # noqa: N818
    """A fault with the code by which a database names it."""

    def __init__(self, number: int | None = None, state: str | None = None) -> None:
        super().__init__("told")
        self.sqlite_errorcode = number
        self.sqlstate = state


def fault(**code: Any) -> OperationalError:
    error = OperationalError("told")
    error.__cause__ = Told(**code)
    return error


@pytest.mark.parametrize(
    "code", [{"number": 13}, {"number": 5}, {"number": 778}, {"state": "53100"}, {"state": "57P01"}, {}]
)
def test_a_full_disk_a_busy_file_and_a_server_that_is_away_are_of_the_storage(code: Any) -> None:
    assert faults.is_of_storage(fault(**code))


@pytest.mark.parametrize(
    "error", [fault(number=1), fault(state="42P01"), ProgrammingError("x"), ValueError()]
)
def test_a_statement_that_makes_no_sense_is_of_the_program(error: Exception) -> None:
    assert not faults.is_of_storage(error)


@pytest.mark.parametrize("code", [{"number": 13}, {"state": "53100"}])
def test_a_log_that_has_no_room_says_that_the_disk_is_full(code: Any) -> None:
    unlogged = log.LogUnavailableError("file.look")
    unlogged.__cause__ = fault(**code)
    assert faults.is_of_full_disk(unlogged)
    assert not faults.is_of_full_disk(log.LogUnavailableError("file.look"))


def answered(error: Exception, **attributes: Any) -> HttpResponse:
    request = RequestFactory().post(
        "/people/x/note/", {"words": 50 * "He came. ", "code": "123456", "contact": "talk"}
    )
    for name, value in attributes.items():
        setattr(request, name, value)
    return raised(error, request)


def raised(error: Exception, request: HttpRequest) -> HttpResponse:
    try:
        raise error
    except Exception:
        return faults.server_error(request)


def test_what_was_typed_comes_back_without_the_digits_of_a_link() -> None:
    page = answered(fault(number=13), sent="words=…")
    assert page.status_code == 503
    assert 50 * "He came. " in page.content.decode()
    assert "123456" not in page.content.decode()


def test_what_was_typed_on_a_page_with_secrets_does_not_come_back() -> None:
    page = answered(fault(number=13))
    assert page.status_code == 503
    assert "He came." not in page.content.decode()


def test_a_fault_of_the_program_is_answered_as_one() -> None:
    assert answered(ValueError(), sent="words=…").status_code == 500


def test_an_empty_form_leaves_nothing_to_send_again() -> None:
    request = RequestFactory().post("/people/x/")
    request.sent, request.POST = "", QueryDict("")  # type: ignore[attr-defined]
    assert b"<form" not in raised(fault(), request).content
