"""The introductory sitting: the stakes are explained, she asks for time; a liaison is assigned, and she asks for another."""

from playwright.sync_api import Page, expect

from tests.journeys.thursday.story import (
    Story,
    choose,
    digits,
    follow,
    in_days,
    is_done,
    press,
    save_and_stay,
)


def the_judge_records_that_the_stakes_were_explained_and_she_asks_for_time(story: Story) -> None:
    judge = story.at("court", "judge", story.introduced)
    story.stop(judge)
    follow(judge.locator("a[href$='/offer/']").first)
    expect(judge.locator("main input[type=radio]:checked")).to_have_count(0)
    expect(judge.locator("[name=language]:is(select)")).to_have_value(story.language)
    judge.locator("[name=explained_on]").fill(in_days(0))
    choose(judge, "answer", "asks-time")
    judge.locator("[name=time_until]").fill(story.day(1).isoformat())
    story.stop(judge, "court-offer")
    press(judge)
    is_done(judge)
    story.says(judge.locator("main"), "asks for time", "answer to the offer")


def she_comes_back_on_the_next_list(story: Story) -> None:
    judge = story.at("court", "judge", story.introduced)
    choose(judge, "presence", "present")
    choose(judge, "decision", "postpone")
    judge.locator("[name=words]").fill(story.words.agreed)
    judge.locator("[name=next_typed]").fill(story.day(1).isoformat())
    save_and_stay(judge)
    judge.goto(story.file)
    sheets = judge.locator("#sittings a[href^='/appearances/']").evaluate_all(
        "all => all.map(each => each.getAttribute('href'))"
    )
    (story.sheet,) = set(sheets) - {story.introduced}


def she_accepts(story: Story) -> None:
    judge = story.at("court", "judge", story.sheet)
    follow(judge.locator("a[href$='/offer/']").first)
    judge.locator("[name=explained_on]").fill(in_days(0))
    choose(judge, "answer", "accepts")
    press(judge)
    is_done(judge)
    story.says(judge.locator("main"), "accepts", "answer to the offer")


def the_coordinator_assigns_a_liaison_to_both(story: Story) -> None:
    coordinator = story.at("care", "coordinator")
    for person in (story.words.her, story.words.him):
        story.go(coordinator, "care", "/assign/")
        if person is story.words.her:
            story.stop(coordinator)
        follow(coordinator.locator("main tbody tr", has_text=person.name).locator("a").first)
        _give(coordinator, story.name_of("care", "liaison"), "account")
        if person is story.words.her:
            story.stop(coordinator)
        press(coordinator, "main form:has(select)")
        is_done(coordinator)


def the_liaison_gives_her_a_link(story: Story) -> Page:
    liaison = story.people_of(story.at("care", "liaison"), story.words.her)
    follow(liaison.locator("a[href$='/link/']"))
    liaison.locator("[name=address]").fill("somebody@example.org")
    story.stop(liaison)
    press(liaison)
    story.stop(liaison)
    return story.phone(liaison.locator("#link").inner_text())


def she_comes_in_and_asks_for_another_liaison(story: Story, phone: Page) -> None:
    story.stop(phone)
    phone.locator("[name=code]").fill(digits(phone.locator("p.done").inner_text()))
    press(phone, "main form:has([name=code])")
    story.stop(phone)
    expect(phone.locator("main")).to_contain_text(story.name_of("care", "liaison"))
    follow(phone.locator("a[href='/another/']").first)
    story.stop(phone)
    press(phone)
    story.says(phone.locator("main"), "You asked for another liaison on %(day)s. You hear from the service.")


def the_coordinator_gives_her_another(story: Story) -> None:
    coordinator = story.at("care", "coordinator", "/assign/")
    follow(coordinator.locator("a[href^='/wishes/']", has_text=story.words.her.name))
    story.stop(coordinator)
    _give(coordinator, story.name_of("care", "liaison2"), "account")
    press(coordinator)
    is_done(coordinator)


def _give(page: Page, name: str, field: str) -> None:
    value = page.locator(f"select[name={field}] option", has_text=name).first.get_attribute("value")
    page.locator(f"select[name={field}]").select_option(value)
