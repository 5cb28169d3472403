"""The liaison: her people, a note in ten seconds, the plan in the person's words, and a referral that shows what leaves."""

import re
import time
from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from tests.journeys.thursday.story import Story, choose, digits, follow, is_done, press

MOST_SECONDS_FOR_A_NOTE = 10
TELEPHONE = "0470 00 00 01"
ASKS = "Dagcentrum De Kade"
ALSO_ASKS = "Werkplaats Ter Leie"
LINK = re.compile(r"http://\S+/l/[\w-]+/?")


def the_liaison_sees_her_people_and_what_changed(story: Story) -> None:
    liaison = story.at("care", "liaison2", "/")
    expect(liaison.locator("main tbody")).to_contain_text(story.words.her.listed)
    story.stop(liaison, "care-home", whole=False)
    counted = liaison.locator("a.count[href='?list=changed']")
    many = int(counted.locator("b").inner_text())
    follow(counted)
    expect(liaison.locator("main tbody th[scope=row]")).to_have_count(many)


def she_writes_a_note_in_ten_seconds(story: Story) -> None:
    liaison = story.people_of(story.at("care", "liaison2"), story.words.her)
    liaison.wait_for_load_state("load")
    began = time.monotonic()
    liaison.keyboard.press("n")
    expect(liaison.locator("[name=words]")).to_be_visible()
    liaison.locator("[name=words]").fill(story.words.note)
    press(liaison, "main form:has([name=words])")
    expect(liaison.locator(".feed")).to_contain_text(story.words.note)
    assert time.monotonic() - began < MOST_SECONDS_FOR_A_NOTE


def a_note_survives_a_browser_that_dies(story: Story) -> None:
    liaison = story.at("care", "liaison2")
    follow(liaison.locator("a[href$='/note/']").first)
    liaison.wait_for_load_state("load")
    liaison.locator("[name=words]").press_sequentially(story.words.goal)
    expect(liaison.locator("#draft-state")).not_to_be_empty()
    address = liaison.url
    liaison.context.close()
    del story.open_pages["care", "liaison2"]
    liaison = story.at("care", "liaison2", address)
    expect(liaison.locator("[name=words]")).to_have_value(story.words.goal)
    story.stop(liaison)
    follow(liaison.locator("button[formaction$='/draft/discard/']"))


def they_agree_on_a_plan_in_her_words(story: Story) -> None:
    liaison = story.people_of(story.at("care", "liaison2"), story.words.her)
    follow(liaison.locator(".tabs a[href$='/plan/']"))
    parts = liaison.locator("main form textarea").evaluate_all("all => all.map(each => each.name)")
    assert parts[-1] == "use"  # a life comes first
    liaison.locator("[name=housing]").fill(story.words.goal)
    liaison.locator("[name=step-0-words]").fill(story.words.agreed)
    story.stop(liaison, "plan")
    press(liaison)
    expect(liaison.locator("main")).to_contain_text(story.words.goal)


def they_plan_when_they_meet(story: Story) -> None:
    liaison = story.people_of(story.at("care", "liaison2"), story.words.her)
    follow(liaison.locator("a[href$='/next/']").first)
    moment = datetime.now() + timedelta(days=2)  # noqa: DTZ005
    liaison.locator("[name=at]").fill(moment.strftime("%Y-%m-%dT%H:%M"))
    liaison.locator("[name=place]").fill("Kouterstraat 3")
    story.stop(liaison)
    press(liaison)
    expect(liaison.locator(".feed")).to_contain_text("Kouterstraat 3")
    story.stop(liaison, "care-person")


def she_searches_the_directory(story: Story) -> None:
    liaison = story.at("care", "liaison2", "/directory/")
    liaison.locator("main [name=text]").fill("kade")
    press(liaison)
    expect(liaison.locator("main")).to_contain_text(ASKS)
    story.stop(liaison)
    follow(liaison.locator("main a[href^='/directory/']", has_text=ASKS).first)
    story.stop(liaison)


def she_writes_what_is_needed(story: Story, programme: str = ASKS, need: str = "work") -> None:
    liaison = story.people_of(story.at("care", "liaison2"), story.words.her)
    follow(liaison.locator("a[data-key=r]"))
    row = liaison.locator("main tr", has_text=programme)
    follow(row.locator("a[href*='/referrals/new/']").first)
    choose(liaison, "need", need)
    liaison.locator("[name=asked]").fill(f"{story.words.her.name}: {story.words.need}")
    liaison.locator("[name=telephone]").fill(TELEPHONE)
    liaison.locator("[name=own_telephone]").fill("09 000 00 01")
    press(liaison)
    expect(
        liaison.locator(".govuk-error-summary")
    ).to_be_visible()  # her name stands in what is read before the code
    liaison.locator("[name=asked]").fill(story.words.need)
    if programme == ASKS:
        story.stop(liaison)
    press(liaison)
    expect(liaison.locator("button[name=send]")).to_be_visible()


def she_strikes_out_what_should_stay_and_sends_the_rest(story: Story) -> tuple[str, str]:
    """Gives the code that is told by telephone, and the link that the mail carries."""
    liaison = story.at("care", "liaison2")
    liaison.locator("#keep-telephone").uncheck()
    follow(liaison.locator("button[name=again]"))
    expect(liaison.locator(".struck")).to_have_text(TELEPHONE)
    story.stop(liaison, "care-referral-preview")
    return sent(story, liaison)


def sent(story: Story, liaison: Page) -> tuple[str, str]:
    """Send what the preview shows; gives the code that is told by telephone, and the link."""
    choose(liaison, "agreed_how", "spoken")
    follow(liaison.locator("button[name=send]"))
    expect(liaison.locator("form[action$='/undo/']")).to_be_visible()
    shown = liaison.locator("main .card").inner_text()
    address = LINK.search(shown)
    code = digits(shown, story.say("The code:"))
    story.stop(liaison)
    return code, address[0] if address else link_in_the_mail(story)


def link_in_the_mail(story: Story) -> str:
    """The link of the last mail of the care door, which says neither of whom nor of what."""
    folder = story.doors.home / "mail" / "care"
    written = max(folder.iterdir(), key=lambda path: path.stat().st_mtime).read_text(encoding="utf-8")
    words = written.replace(story.doors.url("care"), "").lower()
    her = story.words.her
    for secret in (her.given, her.surname, her.number, "court", "rechtbank", "tribunal", "drug", "care"):
        assert secret.lower() not in words
    found = LINK.search(written)
    assert found
    return found[0]


def she_reads_what_the_programmes_answered(story: Story) -> None:
    liaison = story.at("care", "liaison2", "/waiting/")
    story.stop(liaison)
    for programme, told in ((ALSO_ASKS, story.words.refusal), (ASKS, story.words.intake)):
        story.people_of(liaison, story.words.her)
        follow(liaison.locator(".tabs a[href$='/care/']"))
        follow(liaison.locator("main a[href*='/referrals/']", has_text=programme).first)
        expect(liaison.locator("main")).to_contain_text(told)
    expect(liaison.locator("main")).to_contain_text(story.words.question)
    liaison.locator("main [name=words]").fill(story.words.answer)
    press(liaison, "main form:has([name=words])")
    is_done(liaison)
    story.stop(liaison)


def she_sends_the_question_on(story: Story) -> tuple[str, str]:
    """What she was asked to ask a programme: gives the code and the link."""
    liaison = story.people_of(story.at("care", "liaison2"), story.words.her)
    press(liaison, "form[action*='/ask/']")
    story.stop(liaison)
    shown = liaison.locator("main .card").inner_text()
    return digits(shown, story.say("The code:")), link_in_the_mail(story)
