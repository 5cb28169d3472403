"""The pages that are measured, each with its budget. Source: the design, Speed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final
from urllib.parse import quote
from uuid import uuid4

from tests.bench.doors import Answer, Browser, Doors
from tests.bench.people import CLERK, LIAISON
from tests.participants.misspelling import misspelt

EMPTY: Final = "empty signed-in page"
SEARCH: Final = "search by a misspelt name"
BUDGETS: Final = {
    EMPTY: None,
    "caseload home": 80,
    "my list": 60,
    "one person's file": 80,
    "add a note": 40,
    SEARCH: 60,
    "docket of 40 people": 100,
    "participant's page": 40,
}
"""95 of 100 answers within so many milliseconds of server time."""

Ask = Callable[[Browser, int], Answer]


@dataclass(frozen=True)
class Page:
    """One page: who opens it, and how it is asked for the so-manieth time."""

    name: str
    browser: Browser
    ask: Ask

    @property
    def budget(self) -> int | None:
        """Milliseconds; none where the design names none."""
        return BUDGETS[self.name]


def pages(doors: Doors) -> Iterator[Page]:
    """Every page, opened by whoever it is for, who has really signed in."""
    liaison, clerk, himself = doors.sign_in("care", LIAISON), doors.sign_in("court", CLERK), doors.enter()
    people = doors.cast["people"]
    typed = [typed for _, typed in misspellings(doors)]
    yield Page(EMPTY, liaison, lambda browser, turn: browser.get("/find/"))
    yield Page("caseload home", liaison, lambda browser, turn: browser.get("/"))
    yield Page("my list", liaison, lambda browser, turn: browser.get("/?list=sitting"))
    yield Page(
        "one person's file",
        liaison,
        lambda browser, turn: browser.get(f"/people/{people[turn % len(people)]}/"),
    )
    yield Page("add a note", liaison, lambda browser, turn: _write(browser, people[turn % len(people)]))
    yield Page(SEARCH, clerk, lambda browser, turn: _search(browser, typed[turn % len(typed)]))
    yield Page(
        "docket of 40 people", clerk, lambda browser, turn: browser.get(f"/sittings/{doors.cast['sitting']}/")
    )
    yield Page("participant's page", himself, lambda browser, turn: browser.get("/"))


def misspellings(doors: Doors) -> Iterator[tuple[str, str]]:
    """Names of people who are there, each as somebody else would type it."""
    chance = Random("bench")
    for name in doors.cast["names"]:
        yield name, misspelt(name, chance)


def _write(browser: Browser, person: str) -> Answer:
    words = "Kwam op tijd, en vertelde dat het beter gaat."
    told = {"note_id": str(uuid4()), "words": words, "contact": "talk", "day": date.today().isoformat()}  # noqa: TID251, DTZ011
    return browser.post(f"/people/{person}/note/", **told)


def _search(browser: Browser, typed: str) -> Answer:
    return browser.get(f"/files/?q={quote(typed)}")
