"""The two doors without a person: places with their age and how many wait; accounts, court models, counsel and the log."""

from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from tests.journeys.thursday.liaison import ASKS
from tests.journeys.thursday.story import Story, choose, follow, press

COUNSEL = "/counsel/reporting/"


def the_network_manager_writes_down_what_a_programme_told(story: Story) -> None:
    manager = story.at("network", "manager", "/")
    expect(manager.locator("main")).to_contain_text(ASKS)
    follow(manager.locator("main a[href^='/programmes/']", has_text=ASKS).first)
    story.stop(manager)
    follow(manager.locator("a[href$='/told/']").first)
    for name, told in (
        ("places", "12"),
        ("free", "1"),
        ("waiting", "7"),
        ("weeks", "3"),
        ("source", "e-mail"),
    ):
        manager.locator(f"main [name={name}]").fill(told)
    moment = datetime.now() - timedelta(days=3)  # noqa: DTZ005
    manager.locator("[name=as_of]").fill(moment.strftime("%Y-%m-%dT%H:%M"))
    choose(manager, "is_stopped", "no")
    story.stop(manager)
    press(manager)
    expect(manager.locator("main")).to_contain_text("e-mail")


def the_network_manager_sees_the_age_of_each_figure_and_how_many_wait(story: Story) -> None:
    manager = story.at("network", "manager", "/")
    row = manager.locator("main tr", has_text=ASKS).first
    expect(row).to_contain_text("12")
    knows_nobody(story, manager)
    story.stop(manager, "network", whole=False)


def the_administrator_makes_an_account(story: Story) -> None:
    admin = story.at("office", "admin", "/")
    story.stop(admin)
    follow(admin.locator("a[href='/accounts/new/']").first)
    admin.locator("[name=door]").select_option("court")
    admin.locator("[name=role]").select_option("clerk")
    admin.locator("[name=organisation]").select_option(index=1)
    admin.locator("[name=name]").fill(f"Griffier {story.language}")
    admin.locator("[name=username]").fill(f"griffier-{story.language}")
    story.stop(admin)
    press(admin)
    expect(admin.locator("main")).to_contain_text(f"Griffier {story.language}")
    story.stop(admin)


def the_administrator_reads_the_court_model(story: Story) -> None:
    admin = story.at("office", "admin", "/chambers/")
    follow(admin.locator("main a[href^='/chambers/']").first)
    story.stop(admin)


def counsel_signs_a_point_off_and_it_is_opened_again(story: Story) -> None:
    admin = story.at("office", "admin", "/counsel/")
    open_points = admin.locator(f"main a[href='{COUNSEL}']")
    expect(open_points).to_be_visible()
    story.stop(admin, "office-counsel", whole=False)
    story.go(admin, "office", COUNSEL)
    admin.locator("[name=settled_by]").fill(story.words.counsel)
    admin.locator("[name=answer]").fill(story.words.criterion)
    story.stop(admin)
    press(admin)
    expect(admin.locator("main")).to_contain_text(story.words.counsel)
    follow(admin.locator(f"main a[href='{COUNSEL}reopen/']"))
    admin.locator("[name=why]").fill(story.words.criterion)
    press(admin)
    expect(admin.locator(f"main a[href='{COUNSEL}reopen/']")).to_have_count(0)


def the_log_tells_that_and_when_and_never_of_whom(story: Story) -> None:
    admin = story.at("office", "admin", "/log/")
    expect(admin.locator("main tbody tr").first).to_be_visible()
    knows_nobody(story, admin)
    story.stop(admin)


def knows_nobody(story: Story, page: Page) -> None:
    """Nobody of the story is on this page."""
    for person in (story.words.her, story.words.him):
        expect(page.locator("main")).not_to_contain_text(person.surname)
        expect(page.locator("main")).not_to_contain_text(person.number)
