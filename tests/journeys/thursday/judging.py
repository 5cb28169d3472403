"""The closing sitting and the judgment: the end of the path, a sanction of the catalogue, conditions, an appeal."""

from playwright.sync_api import expect

from tests.journeys.thursday.room import SLOWEST_NEWS
from tests.journeys.thursday.story import Story, choose, follow, in_days, is_done, press, printed


def her_next_sitting_becomes_the_closing_one(story: Story) -> None:
    judge = story.at("court", "judge", story.sheet)
    follow(judge.locator("a[data-key=e]"))
    follow(judge.locator("form[action$='/kind/'] button[name=closing]"))
    story.says(judge.locator("main"), "closing", "kind of sitting")
    story.stop(judge)


def the_path_is_closed(story: Story) -> None:
    judge = story.at("court", "judge")
    follow(judge.locator("main a[href$='/closing/']").first)
    press(judge)
    story.says(judge.locator(".govuk-error-summary"), "Choose how the path ended.")
    choose(judge, "outcome", "positive")
    story.stop(judge)
    press(judge)
    is_done(judge)


def the_judgment_is_recorded(story: Story) -> None:
    judge = story.at("court", "judge")
    follow(judge.locator("a[data-key=r]"))
    judge.locator("[name=facts_from]").fill("2026-01-02")
    judge.locator("[name=facts_until]").fill("2026-03-04")
    judge.locator("[name=code_1]").select_option("AWS")
    judge.locator("[name=conditions]").fill(story.words.condition)
    judge.locator("[name=deferred_1]").fill("20")
    judge.locator("button.govuk-button:not([name])").last.press("Enter")
    expect(judge.locator(".govuk-error-summary")).to_be_visible()  # nothing is deferred in this sanction
    story.stop(judge)
    judge.locator("[name=deferred_1]").fill("")
    judge.locator("[name=amount_1]").fill("120")
    judge.locator("button.govuk-button:not([name])").last.press("Enter")
    is_done(judge)
    expect(judge.locator("main")).to_contain_text(story.words.condition)
    story.stop(judge, "court-judgment")


def an_appeal_is_lodged(story: Story) -> None:
    judge = story.at("court", "judge")
    judge.locator("details:has(form[action$='/appeal/']) summary").click()
    judge.locator("[name=lodged_on]").fill(in_days(0))
    press(judge, "form[action$='/appeal/']")
    is_done(judge)


def the_extract_is_printed(story: Story) -> None:
    extract = printed(story.at("court", "judge"), "judgment.pdf")
    for words in (story.words.her.name, "120", story.words.condition):
        assert words in extract


def the_judges_note_is_destroyed(story: Story) -> None:
    judge = story.at("court", "judge", story.sheet)
    expect(judge.locator("main")).to_contain_text(story.words.agreed, timeout=SLOWEST_NEWS)
    assert story.words.own_note not in judge.content()


def the_catalogue_says_what_applies_on_which_days(story: Story) -> None:
    prosecutor = story.at("court", "prosecutor", "/sanctions/")
    story.stop(prosecutor, "court-sanctions", whole=False)
    prosecutor.locator("[name=facts_from]").fill("2016-01-02")
    prosecutor.locator("[name=facts_until]").fill("2016-03-04")
    prosecutor.locator("[name=judged]").fill("2016-06-01")
    press(prosecutor)
    story.says(prosecutor.locator("tbody").first, "newer than the first of the facts")
    story.stop(prosecutor)
