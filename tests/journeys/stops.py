"""What every stop of a walk checks: accessibility by axe, no sideways scrolling; and the pictures for the docs."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

PICTURES = os.environ.get("LIAISON_PICTURES", "")
"""A folder for pictures of the stops that have a name; none are made without it."""

ZOOMED: ViewportSize = {"width": 320, "height": 256}


def stop(page: Page, picture: str = "", *, whole: bool = True) -> None:
    """The page is accessible and fits; its picture is kept for the docs when it has a name."""
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    assert fits(page), page.url
    reflows(page)
    if picture and PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{picture}.png"), full_page=whole)


def fits(page: Page) -> bool:
    """Nothing but a table in its own frame makes anybody scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def reflows(page: Page) -> None:
    """The page fits at 320 px too, which is 1280 px at a zoom of 400 % (WCAG 2.2, 1.4.10)."""
    size = page.viewport_size
    page.set_viewport_size(ZOOMED)
    assert fits(page), f"{page.url} at 320 px"
    if size:
        page.set_viewport_size(size)


def in_english(page: Page) -> Page:
    """Choose English with the button of the page."""
    page.locator("button[name=language][value=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    return page
