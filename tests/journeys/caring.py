"""What a liaison does with one person in the browser, for walks that come by her door."""

from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from tests.journeys.stops import stop


def the_liaison_plans_the_next_contact(page: Page) -> None:
    page.locator("a[href$='/next/']").first.click()
    page.locator("[name=at]").fill((datetime.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M"))  # noqa: DTZ005
    page.locator("[name=place]").fill("At the kitchen table")
    stop(page)
    page.locator("main form button.govuk-button").click()
    expect(page.locator(".feed")).to_contain_text("At the kitchen table")
    page.locator(".banner-act a").click()
    expect(page.locator("main")).not_to_contain_text("kitchen")
    stop(page, "care-courtroom")
    page.go_back()
