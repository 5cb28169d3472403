"""Somebody in custody, without a telephone: a paper that he signs, entered by one and countersigned by another."""

from playwright.sync_api import expect

from tests.journeys.thursday.story import Story, follow, is_done, press, printed


def his_liaison_prints_the_sheet_and_enters_what_he_signed(story: Story) -> None:
    liaison = story.people_of(story.at("care", "liaison"), story.words.him)
    story.go(liaison, "care", liaison.url.split("?")[0].removesuffix("#feed") + "on-paper/")
    assert story.words.him.name in printed(liaison, "sheet.pdf")
    liaison.locator("[name=words]").fill(story.words.his_words)
    witness = liaison.locator("main label", has_text=story.name_of("care", "liaison3"))
    witness.click()
    story.stop(liaison, "care-on-paper")
    press(liaison)
    is_done(liaison)
    expect(liaison.locator("main blockquote")).to_have_text(story.words.his_words)


def a_colleague_who_saw_him_sign_says_so(story: Story) -> None:
    witness = story.at("care", "liaison3", "/countersign/")
    paper = witness.locator("main section", has_text=story.words.his_words)
    expect(paper).to_have_count(1)
    story.stop(witness)
    follow(paper.locator("button[value=seen]"))
    is_done(witness)
    expect(witness.locator("main")).not_to_contain_text(story.words.his_words)
