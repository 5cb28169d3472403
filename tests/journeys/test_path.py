"""One person's way through a sitting, thin and whole: from the court's own list to the agreements, through five doors."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from liaison.court.rules.sitting import holidays_around, is_working_day
from tests.browser import CODE, Doors, close_hand_over, enter, sign_in
from tests.journeys.caring import the_liaison_plans_the_next_contact
from tests.journeys.stops import in_english, stop

pytestmark = pytest.mark.journey
NewPage = Callable[..., Page]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
NARROW = {"viewport": {"width": 320, "height": 640}}
NAME, NUMBER = "Nadia Vermeersch", "GE20.L3.004321-26"
OWN_WORDS = "I get up at six again. My daughter comes on Sundays."
GOAL = "A room of my own where my daughter can sleep over."
NOTE = "Slept badly since the letter of the landlord; wants Sundays free."
AGREED = "I look for a room of my own."


@dataclass
class Walk:
    """What the steps of the walk hand on to each other."""

    doors: Doors
    new_page: NewPage
    day: date

    def at(self, door: str, role: str, **options: object) -> Page:
        """A fresh browser, signed in at a door, in English."""
        return in_english(sign_in(self.new_page(**options), self.doors, door, role))


def sitting_day(today: date) -> date:
    """A working day far enough ahead, on which the constructed world has no list."""
    day = today + timedelta(days=18)
    while not is_working_day(day, holidays_around(day)) or day.weekday() == 0:
        day += timedelta(days=1)
    return day


def a_list(day: date) -> bytes:
    """A court's list with one good row, as a spreadsheet program writes it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Naam en voornaam", "Geb. datum", "Notitienr", "Feiten", "Volgende zitting", "Taal"])
    sheet.append(["Vermeersch, Nadia", "14/03/1994", NUMBER, "diefstal", day.strftime("%d/%m/%Y"), "N"])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.fixture
def walk(doors: Doors, new_page: NewPage) -> Walk:
    return Walk(doors, new_page, sitting_day(date.today()))  # noqa: DTZ011, TID251


def test_one_person_through_a_sitting(walk: Walk) -> None:
    appearance = the_clerk_reads_in_the_list(walk)
    the_coordinator_assigns_the_liaison(walk)
    the_liaison_loses_no_word_and_agrees_a_plan(walk)
    link = the_liaison_gives_a_link(walk)
    her = she_comes_in_on_her_phone(walk, link)
    she_asks_for_a_paper(her, walk)
    programme = the_programme_attests_by_link_and_code(walk)
    she_says_what_she_wants_to_tell(her)
    the_court_sees_nothing_yet(walk, appearance)
    the_source_confirms_a_true_copy(programme)
    hand_over_closes(walk)
    judge = the_judge_reads_her_sentences_and_decides(walk, appearance)
    expect(judge.locator("p.done")).to_be_visible()
    she_sees_what_was_agreed_and_who_looked(her, walk)
    the_liaison_sees_it_too(walk)


def the_clerk_reads_in_the_list(walk: Walk) -> str:
    page = walk.at("court", "clerk")
    page.goto(walk.doors.url("court") + "/lists/import/")
    stop(page)
    file = {"name": "lijst.xlsx", "mimeType": "application/octet-stream", "buffer": a_list(walk.day)}
    page.locator("input[type=file]").set_input_files(file)
    page.locator("main form :is(button.main, button.govuk-button)").click()
    stop(page, "import")
    expect(page.locator("main")).to_contain_text("Vermeersch, Nadia")
    page.locator("form:has([name=parcel]) button").click()
    page.goto(walk.doors.url("court") + "/files/?q=vermeersch")
    stop(page)
    page.get_by_role("link", name=NUMBER).or_(page.get_by_role("link", name="Vermeersch")).first.click()
    stop(page, "court-file")
    return str(page.locator("a[href^='/appearances/']").first.get_attribute("href"))


def the_coordinator_assigns_the_liaison(walk: Walk) -> None:
    page = walk.at("care", "coordinator")
    page.goto(walk.doors.url("care") + "/assign/")
    stop(page)
    page.locator("tr", has_text=NAME).get_by_role("link").click()
    page.locator("select[name=account]").select_option(index=1)
    stop(page)
    page.locator("main form:has(select) button.govuk-button").click()


def my_person(walk: Walk) -> Page:
    """The file of the person, at whoever of the care service has her."""
    for who in walk.doors.described["care"]["sign_in"]:
        page = walk.new_page()
        single = {"care": {**walk.doors.described["care"], "sign_in": [who]}}
        sign_in(page, Doors(single, walk.doors.home, walk.doors.database), "care", who["role"])
        given, surname = NAME.split(" ", 1)
        found = (
            in_english(page).locator("main tbody").get_by_role("link", name=f"{surname}, {given}", exact=True)
        )
        if found.count():
            found.click()
            return page
    raise AssertionError("nobody has her")


def the_liaison_loses_no_word_and_agrees_a_plan(walk: Walk) -> None:
    page = my_person(walk)
    page.locator("a[data-key=n]").first.click()
    page.locator("[name=words]").press_sequentially(NOTE)
    expect(page.locator("#draft-state")).not_to_be_empty()
    page.context.close()  # the browser crashes
    page = my_person(walk)
    page.locator("a[href$='/note/']").first.click()
    expect(page.locator("[name=words]")).to_have_value(NOTE)
    stop(page)
    page.get_by_role("button", name="Keep the note").click()
    expect(page.locator(".feed")).to_contain_text(NOTE)
    page.locator("a[href$='/plan/']").first.click()
    page.locator("[name=housing]").fill(GOAL)
    stop(page, "plan")
    page.locator("main form :is(button.main, button.govuk-button)").first.click()
    expect(page.locator("main")).to_contain_text(GOAL)
    the_liaison_plans_the_next_contact(page)
    stop(page, "care-person")


def the_liaison_gives_a_link(walk: Walk) -> str:
    page = my_person(walk)
    page.locator("a[href$='/link/']").click()
    page.locator("[name=address]").fill("nadia@example.org")
    stop(page)
    page.locator("main form :is(button.main, button.govuk-button)").click()
    stop(page)
    return page.locator("#link").inner_text()


def she_comes_in_on_her_phone(walk: Walk, link: str) -> Page:
    page = walk.new_page(**PHONE)
    page.goto(link)
    in_english(page)
    stop(page)
    code = CODE.search(page.locator("main").inner_text())
    assert code
    page.locator("[name=code]").fill(code[0].replace(" ", ""))
    page.locator("main form:has([name=code]) :is(button.main, button.govuk-button)").click()
    stop(page, "me-home")
    return page


def she_asks_for_a_paper(page: Page, walk: Walk) -> None:
    page.locator("a[href='/ask/']").first.click()
    asked = page.locator("[name=programme] option", has_text="Dagcentrum De Kade")
    page.locator("[name=programme]").select_option(value=asked.get_attribute("value"))
    today = date.today()  # noqa: DTZ011, TID251
    page.locator("[name=starts_on]").fill((today - timedelta(days=30)).isoformat())
    page.locator("[name=ends_on]").fill((today - timedelta(days=1)).isoformat())
    stop(page)
    page.locator("main form :is(button.main, button.govuk-button)").click()
    stop(page)


def the_programme_attests_by_link_and_code(walk: Walk) -> Page:
    liaison = my_person(walk)
    liaison.locator("form[action*='/ask/'] :is(button.main, button.govuk-button)").click()
    stop(liaison)
    code = CODE.search(liaison.locator("main .card").inner_text().replace("\n", " ").split("The code:")[1])
    assert code
    page = walk.new_page(java_script_enabled=False, **NARROW)
    page.goto(link_in_the_mail(walk))
    in_english(page)
    page.locator("[name=code]").fill(code[0])
    page.locator("main form :is(button.main, button.govuk-button)").click()
    page.locator("[name=planned]").fill("12")
    page.locator("[name=kept]").fill("11")
    page.locator("main form :is(button.main, button.govuk-button)").click()
    expect(page.locator("main")).to_contain_text("11 kept of 12 planned")
    return page


def link_in_the_mail(walk: Walk) -> str:
    """The last mail that the care door sent, which says neither of whom nor of what."""
    written = max((walk.doors.home / "mail" / "care").iterdir(), key=lambda path: path.stat().st_mtime)
    text = written.read_text(encoding="utf-8")
    for secret in ("Nadia", "Vermeersch", NUMBER, "court", "rechtbank", "tribunal", "drug"):
        assert secret.lower() not in text.lower().replace(walk.doors.url("care"), "")
    found = re.search(r"http://\S+/l/[\w-]+/", text)
    assert found
    return found[0]


def she_says_what_she_wants_to_tell(page: Page) -> None:
    page.goto(re.sub(r"(//[^/]+/).*", r"\1", page.url))
    page.locator("a[href^='/tell/']").first.click()
    expect(page.locator("input[type=radio]:checked")).to_have_count(0)
    page.locator("textarea").fill(OWN_WORDS)
    sentence = page.locator("fieldset", has_text="11 of 12")
    sentence.locator("label", has_text="Tell").first.click()
    page.locator("fieldset", has_text=GOAL).locator("label", has_text="Keep to myself").click()
    stop(page, "tell")
    page.locator("button[name=leaving][value=tell]:not(.unseen)").click()
    expect(page.locator("blockquote").first).to_have_text(OWN_WORDS)
    stop(page, "tell-sure")
    page.locator("form[action$='/sure/'] button").click()
    stop(page)


def the_court_sees_nothing_yet(walk: Walk, appearance: str) -> None:
    page = walk.at("court", "judge")
    page.goto(walk.doors.url("court") + appearance)
    expect(page.locator("main")).to_contain_text("This is not complete and need not be.")
    expect(page.locator("blockquote")).to_have_count(0)


def the_source_confirms_a_true_copy(page: Page) -> None:
    page.reload()
    expect(page.locator("blockquote").first).to_contain_text("11")
    page.locator("button[value=confirm]").click()


def hand_over_closes(walk: Walk) -> None:
    close_hand_over(walk.doors, walk.day)


def the_judge_reads_her_sentences_and_decides(walk: Walk, appearance: str) -> Page:
    page = walk.at("court", "judge")
    page.goto(walk.doors.url("court") + appearance)
    expect(page.locator("blockquote")).to_have_count(2)
    expect(page.locator("blockquote").first).to_have_text(OWN_WORDS)
    expect(page.locator("main")).not_to_contain_text(GOAL)
    expect(page.locator("[name=decision]:checked")).to_have_count(0)
    stop(page, "sheet", whole=False)
    page.locator("[name=presence][value=present]").press("Space")
    page.locator("[name=said_living][value=told]").press("Space")
    page.locator("[name=decision][value=continue]").press("Space")
    page.locator("[name=words]").fill(AGREED)
    page.locator("[name=next_typed]").fill(sitting_day(walk.day).isoformat())
    page.locator("button[name=stay]").click()
    expect(page.locator("p.done").first).to_be_visible()
    stop(page)
    return page


def she_sees_what_was_agreed_and_who_looked(page: Page, walk: Walk) -> None:
    page.goto(walk.doors.url("me") + "/")
    expect(page.locator("main")).to_contain_text(AGREED)
    stop(page)
    page.goto(walk.doors.url("me") + "/looked/")
    expect(page.locator("main")).to_contain_text(re.compile("judge", re.IGNORECASE))
    stop(page, "looked", whole=False)


def the_liaison_sees_it_too(walk: Walk) -> None:
    page = my_person(walk)
    expect(page.locator(".feed")).to_contain_text(AGREED)
    page.locator(".tabs a[href$='/releases/']").click()
    expect(page.locator("main")).to_contain_text(OWN_WORDS)


def test_a_lawyer_reads_the_file_at_the_court_and_elsewhere_what_is_mandated(walk: Walk) -> None:
    page = walk.at("court", "lawyer")
    stop(page)
    page.locator("main a[href^='/files/']").first.click()
    stop(page)
    assert walk.new_page().goto(walk.doors.url("court") + "/lists/import/")
    lawyer = next(link for link in walk.doors.links("me") if link.get("role") == "mandated-lawyer")
    phone = enter(walk.new_page(**PHONE), lawyer)
    expect(phone.locator("main")).to_be_visible()
    stop(in_english(phone))
