"""A programme without software: a telephone, a link that says only that there is a question, and a code told by telephone."""

from playwright.sync_api import Page, expect

from tests.journeys.thursday.liaison import TELEPHONE
from tests.journeys.thursday.story import Story, choose, follow, in_days, press


def the_programme_reads_the_need_before_it_knows_about_whom(story: Story, address: str) -> Page:
    desk = story.phone(address)
    assert story.words.her.surname not in desk.title()
    expect(desk.locator("main")).not_to_contain_text(story.words.need)
    story.stop(desk)
    press(desk)
    expect(desk.locator("main")).to_contain_text(story.words.need)
    expect(desk.locator("main")).not_to_contain_text(story.words.her.surname)
    story.stop(desk, "link-need")
    return desk


def it_asks_a_question_first(story: Story, desk: Page) -> None:
    follow(desk.locator("a[href$='/ask/']"))
    desk.locator("[name=words]").fill(story.words.question)
    story.stop(desk)
    press(desk)
    story.says(desk.locator("main"), "Can you help?")


def it_gives_the_code_and_reads_about_whom(story: Story, desk: Page, code: str) -> None:
    desk.locator("[name=code]").fill(code)
    press(desk, "form[action$='/code/']")
    expect(desk.locator("main")).to_contain_text(story.words.her.name)
    expect(desk.locator("main")).not_to_contain_text(TELEPHONE)
    story.stop(desk)


def it_says_yes_with_a_day(story: Story, desk: Page) -> None:
    follow(desk.locator("a[href$='/yes/']"))
    press(desk)
    story.says(desk.locator(".govuk-error-summary"), "Give the day of the first talk.")
    desk.locator("[name=intake_on]").fill(in_days(8))
    desk.locator("[name=words]").fill(story.words.intake)
    press(desk)
    expect(desk.locator("p.done")).to_be_visible()
    expect(desk.locator("main")).to_contain_text(story.words.intake)
    story.stop(desk)


def it_tells_that_she_came_and_started(story: Story, desk: Page) -> None:
    desk.reload()
    expect(desk.locator("main")).to_contain_text(story.words.answer)
    follow(desk.locator("form[action$='/met/'] button").first)
    follow(desk.locator("a[href$='/start/']"))
    story.stop(desk)
    if desk.locator("[name=kind]").count():
        choose(desk, "kind", "outpatient")
    press(desk)
    story.says(desk.locator("main"), "You said that he or she has started.")


def another_says_no_with_a_reason(story: Story, address: str) -> None:
    desk = story.phone(address)
    press(desk)
    follow(desk.locator("a[href$='/no/']"))
    expect(desk.locator("input[type=radio]:checked")).to_have_count(0)
    choose(desk, "reason", "other")
    press(desk)
    story.says(desk.locator(".govuk-error-summary"), "Say in a few words which reason.")
    desk.locator("[name=words]").fill(story.words.refusal)
    press(desk)
    expect(desk.locator("p.done")).to_be_visible()


def it_tells_how_often_she_was_there(story: Story, address: str, code: str) -> Page:
    desk = story.phone(address)
    expect(desk.locator("main")).not_to_contain_text(story.words.her.surname)
    desk.locator("[name=code]").fill(code)
    press(desk, "form[action$='/code/']")
    expect(desk.locator("main")).to_contain_text(story.words.her.name)
    desk.locator("[name=planned]").fill("12")
    desk.locator("[name=kept]").fill("11")
    story.stop(desk, "link-attendance")
    press(desk)
    story.says(
        desk.locator("main .card"),
        "You gave: %(kept)s kept of %(planned)s planned, from %(start)s to %(end)s.",
    )
    return desk


def it_confirms_a_true_copy(story: Story, desk: Page) -> None:
    desk.reload()
    expect(desk.locator("blockquote").first).to_contain_text("11")
    story.stop(desk)
    follow(desk.locator("button[value=confirm]"))
    expect(desk.locator("button[value=confirm]")).to_have_count(0)
