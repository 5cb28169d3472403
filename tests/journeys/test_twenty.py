"""Twenty people called one after the other, with decision, agreement and next date, and no hand on a mouse."""

import calendar
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Doors, sign_in
from tests.journeys.stops import in_english, stop

pytestmark = [pytest.mark.journey, pytest.mark.once]
NewPage = Callable[..., Page]
PEOPLE = 20
MOST_STROKES = 12
MOST_SECONDS = 30
OWN_WORDS = "bel"
NAMES = (
    "Aerts;Jef",
    "Bogaert;Mia",
    "Cools;Rik",
    "Daems;Els",
    "Eeckhout;Bart",
    "Franck;Lies",
    "Geerts;Koen",
    "Hermans;Griet",
    "Illegems;Stijn",
    "Jorissen;Ine",
    "Knaepen;Wim",
    "Lemmens;Hilde",
    "Maes;Tine",
    "Nijs;Bert",
    "Oste;Lore",
    "Peeters;Gust",
    "Quintens;An",
    "Raes;Dirk",
    "Smet;Karin",
)
MONTHS = list(calendar.month_name)[1:]
HEADINGS = "Naam;Voornaam;Geboren;Notitienr;Feiten;Aangehouden;Volgende zitting;Taal"


@dataclass
class Bench:
    """The judge's keyboard: every stroke is counted, and nothing else is done."""

    page: Page
    strokes: int = 0
    per_person: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.strokes += 1

    def hear(self, place: int) -> None:
        """One person: he is here, the path goes on, one agreement, the proposed day, and the next is called."""
        self.strokes, began = 0, time.monotonic()
        expect(self.page.locator(".banner .place")).to_have_text(f"{place} of {PEOPLE}")
        self.press("h", "c")
        if self.page.locator("[data-key='1']").count():
            self.press("1")
        else:
            self.press("a", *OWN_WORDS, "Escape")
        self.press("d", "Enter")
        here = f"{place + 1} of {PEOPLE}" if place < PEOPLE else f"{PEOPLE} done."
        expect(self.page.locator("body")).to_contain_text(here)
        self.seconds.append(time.monotonic() - began)
        self.per_person.append(self.strokes)


def first_list(page: Page) -> str:
    """The day of the first sitting to come, as the court's own list writes it."""
    page.locator("main a[href^='/sittings/']").first.click()
    heading = page.locator("h1").inner_text()
    found = re.search(r"(\d+) (\w+) (\d{4})", heading)
    assert found, heading
    return f"{int(found[1]):02}/{MONTHS.index(found[2]) + 1:02}/{found[3]}"


def fill_up(page: Page, doors: Doors, day: str) -> None:
    """So many more people that there are twenty, read in from a list as the clerk has it."""
    missing = PEOPLE - page.locator(".docket tbody tr").count()
    lines = [
        f"{name};{place + 1:02}/05/1988;GE20.L3.{9000 + place:06}-26;diefstal;neen;{day};N"
        for place, name in enumerate(NAMES[:missing])
    ]
    page.goto(doors.url("court") + "/lists/import/")
    listed = "\r\n".join([HEADINGS, *lines]).encode()
    page.locator("input[type=file]").set_input_files(
        {"name": "lijst.csv", "mimeType": "text/csv", "buffer": listed}
    )
    page.locator("main form button").first.click()
    page.locator("form:has([name=parcel]) button").first.click()
    expect(page.locator("p.done")).to_be_visible()


def test_twenty_people_are_heard_by_keyboard(doors: Doors, new_page: NewPage) -> None:
    clerk = in_english(sign_in(new_page(), doors, "court", "clerk"))
    fill_up(clerk, doors, first_list(clerk))
    judge = in_english(sign_in(new_page(), doors, "court", "judge"))
    first_list(judge)
    expect(judge.locator(".docket tbody tr")).to_have_count(PEOPLE)
    stop(judge)
    bench = Bench(judge)
    bench.press("j", "Enter")
    expect(judge.locator(".banner .place")).to_have_text(f"1 of {PEOPLE}")
    stop(judge)
    for place in range(1, PEOPLE + 1):
        bench.hear(place)
    print(
        f"\n{PEOPLE} people: median {statistics.median(bench.seconds):.1f} s, longest {max(bench.seconds):.1f} s,"
        f" at most {max(bench.per_person)} strokes"
    )
    assert max(bench.per_person) <= MOST_STROKES
    assert max(bench.seconds) < MOST_SECONDS
    expect(judge.locator(".docket tbody tr.is-done")).to_have_count(PEOPLE)
