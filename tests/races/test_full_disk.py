"""A full disk: the page says so, what was typed comes back to whoever typed it, and it works again once there is room."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from html import unescape
from html.parser import HTMLParser
from typing import Any
from uuid import uuid4

import pytest

from tests.races.doors import Doors
from tests.races.room import full
from tests.races.served import Served, Writer, note, served
from tests.races.test_kills import is_whole

LONG = "Hij zegt: “ik slaap weer” & <eet>.\n" + 500 * "Elke dag een regel.\n"
SEE_OTHER, UNAVAILABLE = 302, 503
FULL = {"en": "The disk on which everything is kept is full.", "nl": "schijf", "fr": "disque"}


@pytest.fixture(scope="module")
def door(doors: Doors) -> Iterator[Served]:
    with served(doors.environment) as opened:
        yield opened


def writer_of(doors: Doors, door: Served, case: dict[str, Any], language: str = "en") -> Writer:
    writer = Writer(door.port, doors["care"]("session", by=case["liaisons"][0])["answer"], language)
    writer.begin(f"/people/{case['participant']}/note/")
    return writer


class Form(HTMLParser):
    """The one form of a page, as a browser would send it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "input":
            self.fields[given["name"]] = given["value"]
        if tag == "textarea":
            self.inside = given["name"]
            self.fields[self.inside] = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.fields[self.inside] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":  # of its content a browser leaves out the line break that comes first
            self.fields[self.inside] = self.fields[self.inside].removeprefix("\n")
            self.inside = ""


@pytest.mark.parametrize("language", list(FULL))
def test_a_note_for_which_there_is_no_room_comes_back_and_is_kept_later(
    doors: Doors, door: Served, language: str
) -> None:
    comes_back(doors, door, full(doors.environment), language)


def comes_back(doors: Doors, door: Served, full_disk: AbstractContextManager[None], language: str) -> None:
    """A long note is refused while the disk is full, and kept when what the page gave back is sent once more."""
    case = doors["house"]("caseload")
    writer, key = writer_of(doors, door, case, language), str(uuid4())
    at = f"/people/{case['participant']}/note/"
    with full_disk:
        refused = writer.post(at, **note(key, LONG))
        assert refused.status == UNAVAILABLE
        assert FULL[language] in unescape(refused.body)
        back = Form(refused.body).fields
        assert back["words"] == LONG
    assert doors["house"]("kept", participant=case["participant"])["notes"] == []
    writer.token = back.pop("csrfmiddlewaretoken")
    assert writer.post(at, **back).status == SEE_OTHER
    is_whole(doors, case, asked={key}, acknowledged={key})


def test_whoever_types_on_without_room_is_told_that_it_is_not_kept(doors: Doors, door: Served) -> None:
    case = doors["house"]("caseload")
    writer = writer_of(doors, door, case)
    at = f"/people/{case['participant']}/draft/"
    with full(doors.environment):
        typed = writer.type(at, **note(str(uuid4()), LONG))
        assert "could not be kept just now" in typed.body
    assert "Draft kept" in writer.type(at, **note(str(uuid4()), LONG)).body


def test_no_file_is_shown_of_which_the_look_cannot_be_written_down(doors: Doors, door: Served) -> None:
    case = doors["house"]("caseload")
    writer, at = writer_of(doors, door, case), f"/people/{case['participant']}/"
    with full(doors.environment):
        answers = [writer.get(at) for _ in range(40)]
        refused = next(answer for answer in answers if answer.status != 200)
        assert refused.status == UNAVAILABLE
        assert case["name"] not in refused.body
        assert "disk" in refused.body
    assert case["name"] in writer.get(at).body
