"""The sitting: order and call times, judge and clerk on one sheet, a paper handed up, decided by keyboard, undone, printed."""

import time
from datetime import date

from django.utils import dateformat, translation
from playwright.sync_api import Page, expect

from tests.browser import close_hand_over
from tests.journeys.thursday.story import Story, choose, follow, is_done, press, printed, save_and_stay

MOST_SECONDS_FOR_A_PERSON = 30
SLOWEST_NEWS = 15_000


def the_court_sees_nothing_before_hand_over_closes(story: Story) -> None:
    judge = story.at("court", "judge", story.sheet)
    expect(judge.locator("blockquote")).to_have_count(0)
    story.says(judge.locator("main"), "This is not complete and need not be.")


def hand_over_closes(story: Story) -> None:
    close_hand_over(story.doors, story.day(1))


def the_clerk_sets_the_order_and_the_call_times(story: Story) -> None:
    clerk = story.at("court", "clerk", story.sheet)
    follow(clerk.locator("a[data-key=o]"))
    names = clerk.locator(".docket tbody th a")
    expect(names).to_have_count(2)
    if names.nth(0).inner_text() == story.words.her.name:
        clerk.locator("button[name=down]").first.click()
    expect(names.nth(0)).to_have_text(story.words.him.name)
    for place, hour in enumerate(("09:00", "09:20")):
        clerk.locator("input[form=times][type=time]").nth(place).fill(hour)
    clerk.locator("button[form=times]").click()
    is_done(clerk)
    row = clerk.locator(".docket tbody tr")
    story.says(row.nth(0), "detained", "custody")
    expect(row.nth(1)).to_contain_text(story.words.tongue)  # the interpreter
    expect(row.nth(1).locator("details")).to_contain_text(story.words.other_number)
    story.stop(clerk, "docket", whole=False)
    assert story.words.her.name in printed(clerk, "list.pdf")


def what_he_signed_is_read_as_he_signed_it(story: Story) -> None:
    clerk = story.at("court", "clerk")
    follow(clerk.locator(".docket tbody th a").first)
    expect(clerk.locator("blockquote")).to_have_text(story.words.his_words)
    choose(clerk, "presence", "present")
    choose(clerk, "lawyer", "absent")
    save_and_stay(clerk)


def the_judge_reads_her_sentences_and_no_other(story: Story) -> None:
    judge = story.at("court", "judge", story.sheet)
    expect(judge.locator("blockquote")).to_have_count(3)
    expect(judge.locator("blockquote").first).to_have_text(story.words.own_words)
    expect(judge.locator("main")).not_to_contain_text(story.words.goal)
    expect(judge.locator("[name=decision]:checked")).to_have_count(0)
    expect(judge.locator("[name=kept]:checked")).to_have_count(0)


def a_paper_handed_up_is_registered_while_the_judge_has_the_sheet(story: Story) -> None:
    clerk = story.at("court", "clerk", story.sheet)
    clerk.locator("[name='paper-words']").fill(story.words.room_paper)
    choose(clerk, "paper-handed_by", "person")
    clerk.locator("[name='paper-pages']").fill("2")
    press(clerk, "form[action$='/papers/']")
    is_done(clerk)
    expect(clerk.locator("main")).to_contain_text(story.words.room_paper)
    choose(clerk, "said_money", "told")
    for voice in ("prosecutor", "lawyer", "civil-party"):
        clerk.locator(f"[name=voice_{voice}]").fill(f"{voice} {story.words.voice}")
    choose(clerk, "interpreter", "present")
    save_and_stay(clerk)


def the_judge_keeps_a_note_of_his_own(story: Story) -> None:
    judge = story.at("court", "judge")
    judge.locator("#note").fill(story.words.own_note)
    expect(judge.locator("#note-state")).not_to_be_empty(timeout=SLOWEST_NEWS)
    assert story.words.own_note not in story.at("court", "clerk").content()


def the_judge_decides_by_keyboard(story: Story) -> None:
    judge = story.at("court", "judge")
    expect(judge.locator("#pulse")).not_to_be_empty(timeout=SLOWEST_NEWS)  # the clerk has it open, and saved
    story.stop(judge, "sheet", whole=False)
    judge.locator("body").press("Escape")
    began = time.monotonic()
    for key in ("h", "c", "1", "a"):
        judge.keyboard.press(key)
    judge.keyboard.type(story.words.agreed_too)
    for key in ("Escape", "d", "s"):
        judge.keyboard.press(key)
    is_done(judge)
    assert time.monotonic() - began < MOST_SECONDS_FOR_A_PERSON
    expect(judge.locator("[name=said_money][value=told]")).to_be_checked()
    expect(judge.locator("[name=voice_lawyer]")).to_have_value(f"lawyer {story.words.voice}")
    expect(judge.locator("[name=decision][value=continue]")).to_be_checked()


def the_judge_undoes_it_and_brings_it_back(story: Story) -> None:
    judge = story.at("court", "judge")
    judge.wait_for_load_state("load")
    judge.keyboard.press("z")
    expect(judge.locator("[name=decision]:checked")).to_have_count(0)
    judge.wait_for_load_state("load")
    judge.keyboard.press("z")
    expect(judge.locator("[name=decision][value=continue]")).to_be_checked()


def next_day(story: Story) -> date:
    """The day on which she comes back, as the sheet has it."""
    page = story.at("court", "judge")
    ticked = page.locator("[name=next_proposed]:checked")
    return date.fromisoformat(str(ticked.get_attribute("value")))


def the_sheet_and_a_slip_in_her_language_are_printed(story: Story, back: date) -> None:
    judge = story.at("court", "judge")
    sheet = printed(judge, "sheet.pdf")
    for words in (
        story.words.her.name,
        story.words.own_words,
        story.words.agreed_too,
        story.words.room_paper,
    ):
        assert words in sheet
    slip = printed(judge, "slip.pdf")
    with translation.override(story.language):
        assert dateformat.format(back, "j F Y") in slip
    assert story.words.agreed in slip
    assert story.words.agreed_too in slip
    for secret in (story.words.charge, "drug", story.words.own_note):
        assert secret not in slip
    assert story.words.own_note not in sheet


def her_liaison_has_in_the_room_what_the_court_has(story: Story) -> None:
    liaison = story.people_of(story.at("care", "liaison2"), story.words.her)
    expect(liaison.locator(".banner-act a[href$='/courtroom/']")).to_be_visible()
    story.go(liaison, "care", story.sheet.replace("/appearances/", "/courtroom/"))
    expect(liaison.locator("main")).to_contain_text(story.words.agreed)
    for words in (story.words.own_words, story.words.paper):
        expect(liaison.locator("main blockquote", has_text=words)).to_be_visible()
    for secret in (story.words.goal, story.words.note, "Kouterstraat"):
        expect(liaison.locator("main")).not_to_contain_text(secret)
    story.stop(liaison, "care-courtroom")


def her_liaison_reads_what_was_agreed(story: Story) -> None:
    liaison = story.people_of(story.at("care", "liaison2"), story.words.her)
    expect(liaison.locator(".feed")).to_contain_text(story.words.agreed_too)
    follow(liaison.locator(".tabs a[href$='/releases/']"))
    expect(liaison.locator("main")).to_contain_text(story.words.own_words)
    story.stop(liaison)


def her_lawyer_reads_what_the_court_has(story: Story) -> None:
    lawyer: Page = story.at("court", "lawyer", "/files/")
    follow(lawyer.locator("main a[href^='/files/']", has_text=story.words.her.name).first)
    expect(lawyer.locator("#handed")).to_contain_text(story.words.own_words)
    expect(lawyer.locator("main")).not_to_contain_text(story.words.own_note)
    story.stop(lawyer, "court-lawyer", whole=False)
    follow(lawyer.locator("a[href$='/checklist/']"))
    expect(lawyer.locator("main")).to_contain_text(story.words.criterion)
    story.stop(lawyer)
