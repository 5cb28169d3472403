"""The court's desk: a file from the summons, a second one joined to it, the checklist, and the introductory sitting."""

from datetime import date
from io import BytesIO

from openpyxl import Workbook
from playwright.sync_api import Page, expect

from tests.journeys.thursday.story import Story, choose, follow, is_done, press
from tests.journeys.thursday.words import Person

ANSWERS = ("yes", "no", "not-assessed")
HEADINGS = [
    "Naam en voornaam",
    "Geb. datum",
    "Notitienr",
    "Feiten",
    "Aangehouden",
    "Volgende zitting",
    "Taal",
]
SPOKEN = {"nl": "N", "fr": "F", "en": "E"}
"""Languages as such a list writes them."""


def the_clerk_registers_her_file_from_the_summons(story: Story) -> None:
    clerk = story.at("court", "clerk", "/files/new/")
    story.stop(clerk, "court-register")
    _who(clerk, story.words.her, story.language)
    clerk.locator("[name=interpreter]").fill(story.words.tongue)
    _what(clerk, story.words.her.number, story.words.charge)
    clerk.locator("button[name=add]").click()
    clerk.locator("[name=charge-2-words]").fill(story.words.charge_too)
    clerk.locator("[name=charge-2-from]").fill("2026-02-03")
    clerk.locator("[name=charge-2-until]").fill("2026-03-04")
    choose(clerk, "detained", "no")
    clerk.locator("[name=lawyer]").select_option(label=story.name_of("court", "lawyer"))
    press(clerk)
    is_done(clerk)
    expect(clerk.locator("main")).to_contain_text(story.words.her.number)
    story.file = clerk.url


def a_second_file_is_joined(story: Story) -> None:
    clerk = story.at("court", "clerk")
    follow(clerk.locator("main a[href^='/files/new/?of=']"))
    _what(clerk, story.words.other_number, story.words.charge)
    choose(clerk, "detained", "no")
    story.stop(clerk)
    press(clerk)
    is_done(clerk)
    for number in (story.words.her.number, story.words.other_number):
        expect(clerk.locator("#files")).to_contain_text(number)
    story.stop(clerk, "court-file")


def the_prosecutor_fills_in_the_checklist(story: Story) -> None:
    prosecutor = story.at("court", "prosecutor", story.file)
    follow(prosecutor.locator("a[href$='/checklist/']"))
    expect(prosecutor.locator("main input[type=radio]:checked")).to_have_count(0)
    names = prosecutor.locator("main input[type=radio][value=yes]").evaluate_all(
        "all => all.map(each => each.name)"
    )
    for place, name in enumerate(names):
        choose(prosecutor, name, ANSWERS[place % len(ANSWERS)])
    prosecutor.locator("main input[name^=words-]").first.fill(story.words.criterion)
    story.stop(prosecutor, "court-checklist")
    press(prosecutor)
    is_done(prosecutor)
    for answer in ("yes", "no", "not assessed"):
        expect(prosecutor.locator("main .feed")).to_contain_text(story.say(answer, "criterion"))


def the_file_goes_on_an_introductory_sitting(story: Story) -> None:
    clerk = story.at("court", "clerk", story.file)
    put_on(clerk, story.day(0).isoformat(), "introductory")
    story.introduced = _sheet(clerk)


def a_man_in_custody_comes_with_the_courts_own_list(story: Story) -> None:
    clerk = story.at("court", "clerk", "/lists/import/")
    listed = {"name": "lijst.xlsx", "mimeType": "application/octet-stream", "buffer": _list_with(story)}
    clerk.locator("input[type=file]").set_input_files(listed)
    story.stop(clerk)
    press(clerk)
    expect(clerk.locator("main")).to_contain_text(story.words.him.listed)
    story.stop(clerk, "import")
    follow(clerk.locator("form:has([name=parcel]) button").first)
    is_done(clerk)


def _list_with(story: Story) -> bytes:
    """A court's list with him alone on it, as a spreadsheet program writes it."""
    book, him = Workbook(), story.words.him
    sheet = book.active
    assert sheet is not None
    born, day = date.fromisoformat(him.born_on), story.day(1)
    sheet.append(HEADINGS)
    sheet.append(
        [
            him.listed,
            f"{born:%d/%m/%Y}",
            him.number,
            story.words.charge,
            "ja",
            f"{day:%d/%m/%Y}",
            SPOKEN[story.language],
        ]
    )
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def put_on(clerk: Page, day: str, kind: str) -> None:
    """Put the file of the page on the list of a day."""
    clerk.locator("[name=on-typed]").fill(day)
    clerk.locator("[name=on-kind]").select_option(kind)
    press(clerk, "form[action$='/sitting/']")
    is_done(clerk)


def _sheet(page: Page) -> str:
    return str(page.locator("#sittings a[href^='/appearances/']").first.get_attribute("href"))


def _who(page: Page, person: Person, language: str) -> None:
    page.locator("[name=surname]").fill(person.surname)
    page.locator("[name=given_name]").fill(person.given)
    page.locator("[name=born_on]").fill(person.born_on)
    page.locator("[name=language]:is(select)").select_option(language)


def _what(page: Page, number: str, charge: str) -> None:
    page.locator("[name=number]").fill(number)
    page.locator("[name=charge-1-words]").fill(charge)
    page.locator("[name=charge-1-from]").fill("2026-01-02")
