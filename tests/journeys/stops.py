"""What every stop of a walk checks: accessibility by axe, no sideways scrolling; and the pictures for the docs."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

PICTURES = os.environ.get("LIAISON_PICTURES", "")
"""A folder for pictures of the stops that have a name; none are made without it."""


def stop(page: Page, picture: str = "", *, whole: bool = True) -> None:
    """The page is accessible and fits; its picture is kept for the docs when it has a name."""
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), (
        page.url
    )
    if picture and PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{picture}.png"), full_page=whole)


def in_english(page: Page) -> Page:
    """Choose English with the button of the page."""
    page.locator("button[name=language][value=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    return page
