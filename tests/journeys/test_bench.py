"""Judge and clerk on one sheet in two browsers; and what is typed survives a network that is gone and a session that ended."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Doors, sign_in
from tests.journeys.stops import in_english, stop

pytestmark = pytest.mark.journey
NewPage = Callable[..., Page]
NOTE = "Ask about his daughter, gently."
SAID = "asks for four weeks"
SLOWEST_NEWS = 15_000


def later_sheet(page: Page, doors: Doors, role: str) -> Page:
    """The first sheet of the list after the first one to come."""
    in_english(sign_in(page, doors, "court", role))
    page.locator("main a[href^='/sittings/']").nth(1).click()
    page.locator(".docket tbody th a").first.click()
    expect(page.locator(".banner .place")).to_have_text(re.compile("^1 of"))
    page.wait_for_load_state("load")
    return page


def test_the_clerk_is_seen_and_what_both_typed_is_kept(doors: Doors, new_page: NewPage) -> None:
    judge = later_sheet(new_page(), doors, "judge")
    clerk = later_sheet(new_page(), doors, "clerk")
    expect(judge.locator("#pulse")).to_contain_text("The clerk has this sheet open.", timeout=SLOWEST_NEWS)
    clerk.locator("label[for=id_said_money_1]").click()
    clerk.keyboard.press("s")
    expect(clerk.locator("p.done")).to_contain_text("Saved:")
    judge.locator("[name=voice_lawyer]").fill(SAID)
    expect(judge.locator("#pulse")).to_contain_text("saved this sheet at", timeout=SLOWEST_NEWS)
    stop(judge)
    expect(judge.locator("[name=voice_lawyer]")).to_have_value(SAID)
    judge.keyboard.press("Escape")
    judge.keyboard.press("s")
    expect(judge.locator("p.done")).to_contain_text("Kept from what was saved meanwhile: Money.")
    expect(judge.locator("#id_said_money_1")).to_be_checked()
    judge.keyboard.press("z")
    expect(judge.locator("main")).to_contain_text("Undone")
    expect(judge.locator("[name=voice_lawyer]")).to_have_value("")
    expect(judge.locator("#id_said_money_1")).to_be_checked()


def test_a_note_is_kept_while_it_is_typed_and_is_the_judges_alone(doors: Doors, new_page: NewPage) -> None:
    judge = later_sheet(new_page(), doors, "judge")
    judge.keyboard.press("n")
    judge.keyboard.type(NOTE)
    expect(judge.locator("#note-state")).to_contain_text("Kept at")
    judge.context.close()  # the browser crashes
    expect(later_sheet(new_page(), doors, "judge").locator("#note")).to_have_value(
        re.compile(re.escape(NOTE))
    )
    expect(later_sheet(new_page(), doors, "clerk").locator("#note")).to_have_count(0)


def test_a_save_without_network_says_so_keeps_all_and_is_tried_again(doors: Doors, new_page: NewPage) -> None:
    judge = later_sheet(new_page(), doors, "judge")
    judge.locator("[name=voice_prosecutor]").fill("no new facts")
    judge.context.set_offline(True)
    judge.keyboard.press("Control+Enter")
    expect(judge.locator("#not-saved")).to_contain_text("Not saved: there is no connection.")
    expect(judge.locator("[name=voice_prosecutor]")).to_have_value("no new facts")
    judge.context.set_offline(False)
    expect(judge.locator("p.done").first).to_contain_text("Saved:", timeout=SLOWEST_NEWS)


def test_a_session_that_ended_does_not_take_the_page_away(doors: Doors, new_page: NewPage) -> None:
    judge = later_sheet(new_page(), doors, "judge")
    judge.locator("[name=voice_civil-party]").fill("is not there")
    judge.context.clear_cookies()
    judge.keyboard.press("Control+Enter")
    expect(judge.locator("#not-saved")).to_contain_text("Not saved: you were signed out.")
    expect(judge.locator("[name=voice_civil-party]")).to_have_value("is not there")
    sign_in(judge.context.new_page(), doors, "court", "judge")
    judge.keyboard.press("Control+Enter")
    expect(judge.locator("p.done").first).to_contain_text(re.compile("Saved:|Bewaard:"))


def test_without_script_the_sheet_is_saved_by_its_buttons(doors: Doors, new_page: NewPage) -> None:
    clerk = later_sheet(new_page(java_script_enabled=False), doors, "clerk")
    clerk.locator("label[for=id_presence_1]").click()
    clerk.locator("label[for=id_decision_2]").click()
    clerk.locator("label[for=id_next_proposed_0]").click()
    clerk.locator("button[name=stay]").click()
    expect(clerk.locator("p.done")).to_contain_text("Saved:")
    expect(clerk.locator("#id_decision_2")).to_be_checked()
    clerk.locator("button[form=undo]").click()
    expect(clerk.locator("#id_decision_2")).not_to_be_checked()


def test_the_list_is_ordered_by_keyboard(doors: Doors, new_page: NewPage) -> None:
    clerk = in_english(sign_in(new_page(), doors, "court", "clerk"))
    clerk.locator("main a[href^='/sittings/']").nth(1).click()
    clerk.wait_for_load_state("load")
    names = clerk.locator(".docket tbody th a")
    first, second = names.nth(0).inner_text(), names.nth(1).inner_text()
    clerk.keyboard.press("j")
    clerk.keyboard.press("Shift+ArrowDown")
    expect(names.nth(1)).to_have_text(first)
    expect(names.nth(1)).to_be_focused()
    clerk.keyboard.press("Shift+ArrowUp")
    expect(names.nth(0)).to_have_text(first)
    expect(names.nth(1)).to_have_text(second)
