"""What the steps of the story hand on to each other: the people, the pages that stay open, and the language they read."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from io import BytesIO

from django.utils import translation
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from liaison.court.rules.sitting import holidays_around, is_working_day
from tests.browser import Doors, sign_in
from tests.journeys.stops import in_language, stop, stop_without_script
from tests.journeys.thursday.words import TYPED, Person, Words

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "java_script_enabled": False}
LANGUAGES = tuple(TYPED)
VALUE = re.compile(r"%\(\w+\)s")
FAR_ENOUGH = timedelta(days=24)
"""The constructed world has no list so far ahead."""


@dataclass
class Story:
    """One telling. ``at`` signs somebody in once; his page stays his until the end."""

    doors: Doors
    new_page: Callable[..., Page]
    language: str
    open_pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    twins: dict[Page, Page] = field(default_factory=dict)
    file: str = ""
    """The address of her file at the court."""

    introduced: str = ""
    sheet: str = ""
    """The addresses of her sheets: of the introductory sitting, and of the one after."""

    @property
    def words(self) -> Words:
        """What is typed."""
        return TYPED[self.language]

    def day(self, number: int) -> date:
        """A working day of this telling on which nobody else has a list; 0 is the introductory sitting."""
        return working_days(4 * len(LANGUAGES))[4 * LANGUAGES.index(self.language) + number]

    def at(self, door: str, user: str, path: str = "") -> Page:
        """The page of somebody at a door, with the language chosen by its button; at an address, when one is given."""
        page = self.open_pages.get((door, user))
        if page is None:
            told = self.doors.described[door]
            who = [each for each in told["sign_in"] if each["user"] == user]
            alone = replace(self.doors, described={door: {**told, "sign_in": who}})
            page = in_language(sign_in(self.new_page(), alone, door, who[0]["role"]), self.language)
            self.open_pages[door, user] = page
        if path:
            self.go(page, door, path)
        return page

    def go(self, page: Page, door: str, path: str) -> Page:
        """To an address of a door."""
        answer = page.goto(self.doors.url(door) + path if path.startswith("/") else path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"
        return page

    def phone(self, address: str) -> Page:
        """A telephone that runs no script, at an address, in the language of the story."""
        page = self.new_page(**PHONE)
        self.twins[page] = self.new_page(**{**PHONE, "java_script_enabled": True})
        page.goto(address)
        return in_language(page, self.language)

    def stop(self, page: Page, picture: str = "", *, whole: bool = True) -> None:
        """A new page: accessible, fitting, in the language; a picture for the docs is taken of the English one."""
        expect(page.locator("html")).to_have_attribute("lang", self.language)
        named = picture if self.language == "en" else ""
        twin = self.twins.get(page)
        if twin:
            stop_without_script(page, twin, named, whole=whole)
        else:
            stop(page, named, whole=whole)

    def say(self, words: str, context: str = "") -> str:
        """What the product's catalogue makes of a sentence in the language of the story."""
        with translation.override(self.language):
            return translation.pgettext(context, words) if context else translation.gettext(words)

    def says(self, place: Locator, words: str, context: str = "") -> None:
        """The place says that sentence in the language of the story, whatever its names and numbers."""
        for part in VALUE.split(self.say(words, context)):
            expect(place).to_contain_text(part.strip())

    def name_of(self, door: str, user: str) -> str:
        """The name of somebody who signs in at a door."""
        return str(
            next(each["name"] for each in self.doors.described[door]["sign_in"] if each["user"] == user)
        )

    def people_of(self, page: Page, person: Person) -> Page:
        """The file of a person, opened from the list of whoever has him."""
        self.go(page, "care", "/")
        follow(page.locator("main tbody").get_by_role("link", name=person.listed, exact=True))
        return page


def working_days(count: int) -> list[date]:
    """The first working days that are far enough away."""
    day, found = date.today() + FAR_ENOUGH, []  # noqa: DTZ011, TID251
    while len(found) < count:
        if is_working_day(day, holidays_around(day)):
            found.append(day)
        day += timedelta(days=1)
    return found


def in_days(days: int) -> str:
    """So many days from today, as a field for a date takes it."""
    return (date.today() + timedelta(days=days)).isoformat()  # noqa: DTZ011, TID251


def choose(page: Page, name: str, value: str) -> None:
    """One of the radio buttons of a field, by its label as a finger does."""
    button = page.locator(f"[name='{name}'][value='{value}']")
    page.locator(f"label[for='{button.get_attribute('id')}']").first.click()
    expect(button).to_be_checked()


def follow(link: Locator) -> None:
    """Press what leads to another page, and wait until it is there."""
    with link.page.expect_navigation():
        link.click()


def save_and_stay(sheet: Page) -> None:
    """Save a sheet with its button, and wait until it is saved."""
    with sheet.expect_response(
        lambda answer: answer.request.method == "POST" and not answer.url.endswith(("/pulse/", "/note/"))
    ):
        sheet.locator("button[name=stay]").click()
    is_done(sheet)


def press(page: Page, inside: str = "main form") -> None:
    """The button that sends a form: it has no name, as those beside it do."""
    follow(page.locator(f"{inside} :is(button.main, button.govuk-button):not(.unseen, [name])").first)


def is_done(page: Page) -> Locator:
    """The line that says what was done."""
    done = page.locator("p.done").first
    expect(done).to_be_visible()
    return done


def printed(page: Page, link: str) -> str:
    """The words of the tagged paper behind a link of the page."""
    address = page.locator(f"a[href$='{link}']").first.evaluate("link => link.href")
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "application/pdf", answer.status
    paper = PdfReader(BytesIO(answer.body()))
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    return " ".join(" ".join(each.extract_text() for each in paper.pages).split())


def digits(words: str, after: str = "") -> str:
    """Six digits in a text, without the space in their middle."""
    found = re.search(r"\d{3} ?\d{3}\b", words.split(after, 1)[1] if after else words)
    assert found, words
    return found[0].replace(" ", "")
