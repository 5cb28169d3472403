"""Another language in the middle of typing: nothing typed is lost, on the page as it was opened and on one with errors."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Doors, sign_in
from tests.journeys.stops import fits, in_english

pytestmark = [pytest.mark.journey, pytest.mark.once]
NewPage = Callable[..., Page]
SAID = "asks for four weeks"


def choose(page: Page, language: str) -> None:
    page.locator(f".languages button[value={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_what_is_typed_on_a_sheet_stays_in_every_language(doors: Doors, new_page: NewPage) -> None:
    judge = in_english(sign_in(new_page(), doors, "court", "judge"))
    judge.locator("main a[href^='/sittings/']").nth(2).click()
    judge.locator(".docket tbody th a").first.click()
    judge.wait_for_load_state("load")
    judge.keyboard.press("w")
    judge.locator("[name=voice_lawyer]").fill(SAID)
    choose(judge, "nl")
    expect(judge.locator("[name=voice_lawyer]")).to_have_value(SAID)
    expect(judge.locator("#id_decision_2")).to_be_checked()
    judge.keyboard.press("Control+Enter")
    expect(judge.locator(".govuk-error-summary")).to_contain_text("Was hij er?")
    judge.locator("[name=voice_prosecutor]").fill("no new facts")
    choose(judge, "fr")
    expect(judge.locator(".govuk-error-summary")).to_contain_text("Était-il là")
    for name, words in (("voice_lawyer", SAID), ("voice_prosecutor", "no new facts")):
        expect(judge.locator(f"[name={name}]")).to_have_value(words)
    judge.locator("h1").click()
    judge.keyboard.press("h")
    expect(judge.locator("#id_presence_1")).to_be_checked()


def test_without_script_what_was_refused_stays_and_no_page_is_missing(
    doors: Doors, new_page: NewPage
) -> None:
    clerk = in_english(sign_in(new_page(java_script_enabled=False), doors, "court", "clerk"))
    clerk.goto(doors.url("court") + "/files/")
    clerk.locator("main tbody th a").first.click()
    clerk.locator("[name=on-typed]").fill("2020-02-03")
    clerk.locator("form[action$='/sitting/'] button").click()
    choose(clerk, "nl")
    expect(clerk.locator("[name=on-typed]")).to_have_value("2020-02-03")
    expect(clerk.locator(".govuk-error-summary")).to_be_visible()
    assert clerk.goto(clerk.url).status == 200  # type: ignore[union-attr]


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_nothing_of_a_list_is_beyond_the_edge_of_the_screen(
    doors: Doors, new_page: NewPage, language: str
) -> None:
    clerk = sign_in(new_page(), doors, "court", "clerk")
    choose(clerk, language)
    clerk.locator("main a[href^='/sittings/']").first.click()
    for _ in ("compact", "roomy"):
        fits(clerk)
        assert clerk.locator(".scroll").evaluate("box => box.scrollWidth <= box.clientWidth")
        with clerk.expect_navigation():
            clerk.locator(".density button").click()
