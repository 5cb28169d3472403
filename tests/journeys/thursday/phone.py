"""Her telephone: what is next, what she tells and keeps to herself, a photo of a paper, and who looked."""

from datetime import date

from playwright.sync_api import Page, expect

from tests.journeys.thursday.story import Story, follow, in_days, press
from tests.pictures import photo


def she_sees_what_is_next(story: Story, phone: Page) -> None:
    story.go(phone, "me", "/")
    expect(phone.locator("main")).to_contain_text("Kouterstraat 3")
    story.stop(phone, "me-home")


def she_asks_how_often_she_was_there(story: Story, phone: Page, programme: str) -> None:
    story.go(phone, "me", f"/ask/?name={programme}")
    phone.get_by_label(programme).check()
    phone.locator("[name=starts_on]").fill(in_days(-30))
    phone.locator("[name=ends_on]").fill(in_days(-1))
    story.stop(phone)
    press(phone, "main form[method=post]")
    story.says(phone.locator("main .feed"), "No answer yet.")


def she_sees_what_was_sent_about_her_and_answered(story: Story, phone: Page) -> None:
    story.go(phone, "me", "/help/")
    expect(phone.locator("main")).to_contain_text(story.words.intake)
    story.stop(phone)


def she_takes_a_photo_of_a_paper(story: Story, phone: Page) -> None:
    story.go(phone, "me", "/")
    follow(phone.locator("a[href^='/tell/']").first)
    phone.locator("[name=words]").fill(story.words.own_words)
    follow(phone.locator("button[value=paper]"))
    phone.locator("[name=title]").fill(story.words.paper)
    phone.locator("[name=taken]").set_input_files(
        {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": photo(story.words.paper, (900, 640))}
    )
    story.stop(phone)
    press(phone)
    expect(phone.locator("blockquote")).to_have_text(story.words.paper)
    expect(phone.locator("main img")).to_be_visible()
    story.stop(phone, "me-paper")
    follow(phone.locator("main a.govuk-button"))


def she_chooses_what_to_tell_and_what_not(story: Story, phone: Page) -> None:
    expect(phone.locator("[name=words]")).to_have_value(story.words.own_words)
    expect(phone.locator("main input[type=radio]:checked")).to_have_count(0)
    _choose(phone, "11", "tell")
    _choose(phone, story.words.goal, "keep")
    _choose(phone, story.words.paper, "tell")
    story.stop(phone, "tell")
    follow(phone.locator("button[name=leaving][value=tell]"))
    expect(phone.locator("blockquote").first).to_have_text(story.words.own_words)
    expect(phone.locator("main")).not_to_contain_text(story.words.goal)
    story.stop(phone, "tell-sure")
    follow(phone.locator("form[action$='/sure/'] button"))
    story.stop(phone)


def _choose(phone: Page, sentence: str, answer: str) -> None:
    phone.locator("fieldset.choose", has_text=sentence).locator(f"input[value={answer}]").check()


def she_reads_what_was_agreed_and_when_she_comes_back(story: Story, phone: Page, back: date) -> None:
    story.go(phone, "me", "/")
    expect(phone.locator("main")).to_contain_text(story.words.agreed_too)
    expect(phone.locator("main .when").first).to_contain_text(str(back.day))
    story.go(phone, "me", "/agreed/")
    expect(phone.locator("main")).to_contain_text(story.words.agreed_too)
    story.stop(phone)


def she_reads_who_looked(story: Story, phone: Page) -> None:
    story.go(phone, "me", "/looked/")
    expect(phone.locator("main .feed")).to_contain_text(str(date.today().year))  # noqa: DTZ011, TID251
    for role in ("a judge", "a clerk", "a lawyer, in the court’s file"):
        story.says(phone.locator("main .feed"), role, "who looked")
    story.stop(phone, "looked", whole=False)
