"""A programme is asked for a place: from the liaison's search to the stay, the programme on a telephone without software."""

import email
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Doors, sign_in
from tests.journeys.stops import in_english, stop

pytestmark = pytest.mark.journey
NewPage = Callable[..., Page]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
LINK = re.compile(r"http://\S+/l/\S+/")
ASKED = "A place for some months, with something to do in the day."
QUESTION = "May a child visit on Sundays?"


def test_a_programme_without_software_is_asked_and_answers_on_a_telephone(
    doors: Doors, new_page: NewPage
) -> None:
    liaison = in_english(sign_in(new_page(), doors, "care", "liaison"))
    name = she_writes_what_is_needed(liaison, doors)
    code, url = she_looks_it_over_and_sends_it(liaison, doors)
    desk = in_english(opened(new_page(**PHONE), url))
    the_programme_reads_the_need_before_it_knows_about_whom(desk, name)
    the_programme_gives_the_code_and_a_day(desk, url, code, name)
    she_reads_the_answer(liaison, doors)
    the_programme_tells_that_it_started(desk, url)


def she_writes_what_is_needed(page: Page, doors: Doors) -> str:
    person = page.locator("main a[href^='/people/']").first
    address = re.match(r"/people/[^/]+/", str(person.get_attribute("href")))
    assert address
    page.goto(f"{doors.url('care')}/directory/")
    stop(page, "care-directory")
    page.goto(f"{doors.url('care')}{address[0]}referrals/new/")
    stop(page)
    page.get_by_role("link", name="Ask:").or_(page.locator("td a", has_text="Ask")).first.click()
    name = page.locator(".banner h1").inner_text()
    page.locator("[name=need][value=use]").check()
    page.locator("[name=asked]").fill(f"For {name}: {ASKED}")
    page.locator("[name=telephone]").fill("0470 00 00 01")
    page.locator("[name=own_telephone]").fill("09 000 00 01")
    page.get_by_role("button", name="Show what would leave").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Take the name out")
    page.locator("[name=asked]").fill(ASKED)
    stop(page)
    page.get_by_role("button", name="Show what would leave").click()
    return name


def she_looks_it_over_and_sends_it(page: Page, doors: Doors) -> tuple[str, str]:
    page.locator("#keep-telephone").uncheck()
    page.get_by_role("button", name="Strike out what is not ticked").click()
    expect(page.locator(".struck")).to_have_text("0470 00 00 01")
    page.locator("[name=agreed_how][value=spoken]").check()
    stop(page, "care-referral-preview")
    page.locator("button[name=send]").click()
    expect(page.locator("h1", has_text="Now tell the programme the code")).to_be_visible()
    stop(page)
    shown = page.locator("main").inner_text()
    code = re.search(r"code: (\d{6})\b", shown)
    assert code
    address = LINK.search(shown)
    page.get_by_role("link", name="The referral").click()
    expect(page.locator("h2", has_text="What left")).to_be_visible()
    stop(page)
    return code[1], address[0] if address else the_mail(doors)


def the_mail(doors: Doors) -> str:
    """The link that the latest mail of the care door carries."""
    newest = max((doors.home / "mail" / "care").iterdir(), key=lambda file: file.stat().st_mtime)
    message = email.message_from_string(Path(newest).read_text().split("\n" + "-" * 79)[0])
    body = message.get_payload(decode=True)
    assert isinstance(body, bytes)
    found = LINK.search(body.decode())
    assert found
    return found[0]


def opened(page: Page, url: str) -> Page:
    page.goto(url)
    return page


def the_programme_reads_the_need_before_it_knows_about_whom(page: Page, name: str) -> None:
    expect(page).to_have_title("Liaison")
    expect(page.locator("script")).to_have_count(0)
    stop(page, "link-closed")
    page.get_by_role("button", name="Read what is needed").click()
    expect(page.locator("main")).to_contain_text(ASKED)
    expect(page.locator("main")).not_to_contain_text(name)
    stop(page, "link-need")
    page.get_by_role("link", name="Ask a question first").click()
    expect(page.locator("h1")).to_have_text("Ask a question first")
    page.locator("[name=words]").fill(QUESTION)
    stop(page)
    page.get_by_role("button", name="Send the question").click()


def the_programme_gives_the_code_and_a_day(page: Page, url: str, code: str, name: str) -> None:
    page.locator("[name=code]").fill(code)
    page.get_by_role("button", name="Read about whom it is").click()
    expect(page.locator("main")).to_contain_text(name)
    expect(page.locator("main")).not_to_contain_text("0470 00 00 01")
    stop(page, "link-whom")
    page.goto(f"{url}no/")
    stop(page)
    page.goto(f"{url}yes/")
    page.get_by_role("button", name="Save the answer").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Give the day of the first talk.")
    stop(page)
    page.locator("[name=intake_on]").fill((date.today() + timedelta(days=8)).isoformat())  # noqa: DTZ011, TID251
    page.locator("[name=words]").fill("At nine, ask for Mia.")
    page.get_by_role("button", name="Save the answer").click()
    expect(page.locator("p.done")).to_contain_text("Your answer is kept")
    stop(page, "link-accepted")


def she_reads_the_answer(page: Page, doors: Doors) -> None:
    page.goto(f"{doors.url('care')}/waiting/")
    stop(page, "care-waiting")
    page.locator("section", has_text="What programmes told").get_by_role("link").last.click()
    for words in (QUESTION, "At nine, ask for Mia."):
        expect(page.locator("main")).to_contain_text(words)
    page.locator("main [name=words]").fill("Yes, on Sundays.")
    page.get_by_role("button", name="Put it on their page").click()
    expect(page.locator("p.done")).to_be_visible()
    stop(page, "care-referral")


def the_programme_tells_that_it_started(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator("main")).to_contain_text("Yes, on Sundays.")
    page.get_by_role("button", name="The first talk was held").click()
    page.get_by_role("link", name="Started").click()
    expect(page.locator("[name=on]")).to_be_visible()
    stop(page)
    if page.locator("[name=kind]").count():
        page.locator("[name=kind][value=outpatient]").check()
    page.get_by_role("button", name="Save the answer").click()
    expect(page.locator("main")).to_contain_text("You said that he or she has started.")
    stop(page)
