"""The end of one path through the court's door: close it from the sheet, say how it ended, record the judgment, print."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser import Doors, sign_in
from tests.journeys.stops import in_english, stop

pytestmark = pytest.mark.journey
NewPage = Callable[..., Page]
DAY = re.compile(r"\d{4}-\d\d-\d\d")
CONDITION = "Keep the room in the Kouterstraat"


def last_on_the_last_list(page: Page) -> str:
    """The sheet of the last person on a list that was held whose path can be closed: nobody else walks there."""
    page.locator("a[href$='?past']").click()
    page.locator("main a[href^='/sittings/']").first.click()
    sheets = page.locator(".docket tbody th a").evaluate_all("all => all.map(each => each.href)")
    for sheet in reversed(sheets):
        page.goto(sheet)
        page.locator("a[data-key=e]").click()
        if page.get_by_role("link", name="Close the path").count():
            page.goto(sheet)
            return sheet
    raise AssertionError("nobody on that list is on his way")


def printed(page: Page, link: str) -> str:
    """The words of the paper behind a link of the page."""
    address = page.locator(f"a[href$='{link}']").first.evaluate("link => link.href")
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    return " ".join(" ".join(each.extract_text() for each in PdfReader(BytesIO(answer.body())).pages).split())


def test_a_path_is_closed_judged_and_printed_from_the_sheet(doors: Doors, new_page: NewPage) -> None:
    page = in_english(sign_in(new_page(), doors, "court", "judge"))
    last_on_the_last_list(page)
    name = page.locator(".banner h1").inner_text().split("of")[-1].split(maxsplit=1)[-1].strip()
    assert name in printed(page, "sheet.pdf")
    page.locator("a[data-key=e]").click()
    stop(page)
    page.get_by_role("link", name="Close the path").click()
    stop(page)
    page.get_by_role("button", name="Close the path").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Choose how the path ended.")
    page.get_by_label("positive").check()
    page.get_by_role("button", name="Close the path").click()
    stop(page)
    page.keyboard.press("r")
    record(page)
    stop(page, "court-judgment")
    extract = printed(page, "judgment.pdf")
    for words in (name, "autonomous work penalty, 120 hours", CONDITION, "positive"):
        assert words in extract


def record(page: Page) -> None:
    """Fill in the judgment with the keyboard alone, after one mistake that is told."""
    expect(page.get_by_label("Day of the judgment")).to_have_value(DAY)
    page.get_by_label("First of the facts").fill("2026-01-02")
    page.get_by_label("Last of the facts").fill("2026-03-04")
    page.get_by_label("Sanction", exact=True).first.select_option("AWS")
    page.get_by_label("Conditions, one a line").fill(CONDITION)
    page.get_by_label("Of which deferred").first.fill("20")
    page.get_by_role("button", name="Record the judgment").press("Enter")
    stop(page)
    expect(page.locator(".govuk-error-summary")).to_contain_text("Sanction 1: Nothing is deferred")
    page.get_by_label("Of which deferred").first.fill("")
    page.get_by_label("How many").first.fill("120")
    page.get_by_role("button", name="Record the judgment").press("Enter")
    expect(page.locator("p.done")).to_contain_text("The judgment is recorded.")
    expect(page.locator("main")).to_contain_text(CONDITION)


def test_the_catalogue_of_sanctions_is_looked_up_by_days(doors: Doors, new_page: NewPage) -> None:
    page = in_english(sign_in(new_page(), doors, "court", "prosecutor"))
    page.goto(doors.url("court") + "/sanctions/")
    stop(page, "court-sanctions")
    page.get_by_label("First of the facts").fill("2016-01-02")
    page.get_by_label("Last of the facts").fill("2016-03-04")
    page.get_by_label("Day of the judgment").fill("2016-06-01")
    page.get_by_role("button", name="List what applies on these days").click()
    expect(page.locator("tbody")).to_contain_text("newer than the first of the facts")
    stop(page)
