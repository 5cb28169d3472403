"""What every stop of a walk checks: accessibility by axe, no sideways scrolling; and the pictures for the docs."""

import os
from io import BytesIO
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, ViewportSize, expect

PICTURES = os.environ.get("LIAISON_PICTURES", "")
"""A folder for pictures of the stops that have a name; none are made without it."""

COLOURS = 64
HEAVIEST = 150_000
"""Colours and bytes of a picture in the docs."""

ZOOMED: ViewportSize = {"width": 320, "height": 256}


AXE = Axe()
VIOLATIONS = """axe.run({resultTypes: ['violations']}).then(found => found.violations.map(
    each => [each.id, each.help, ...each.nodes.map(node => node.html)]))"""
"""Only what is wrong is handed over: the whole of what axe says is as long as the page."""

SHAPES = """[...document.querySelectorAll('body *')].map(each => [
    each.parentElement.localName, each.localName, each.getAttribute('class'), each.getAttribute('type'),
    each.getAttribute('role'), each.getAttribute('scope')].join())"""


def stop(page: Page, picture: str = "", *, whole: bool = True) -> None:
    """The page is accessible and fits; its picture is kept for the docs when it has a name."""
    is_accessible(page)
    fits(page)
    keep(page, picture, whole=whole)


def stop_without_script(page: Page, twin: Page, picture: str = "", *, whole: bool = True) -> None:
    """The same for a page that runs no script, where axe cannot run: it looks at the same page in a twin that does."""
    twin.context.add_cookies(page.context.cookies())
    twin.goto(page.url)
    assert twin.locator("h1").inner_text() == page.locator("h1").inner_text()
    is_accessible(twin)
    fits(page)
    keep(page, picture, whole=whole)


def shapes(page: Page) -> set[str]:
    """The shapes of the elements of a page: each with its parent, classes, kind and role."""
    return set(page.evaluate(SHAPES))


def is_accessible(page: Page) -> None:
    """Nothing that axe finds fault with."""
    page.evaluate(AXE.axe_script)
    found = page.evaluate(VIOLATIONS)
    assert found == [], page.url


def keep(page: Page, picture: str, *, whole: bool) -> None:
    """The picture of a page for the docs."""
    if picture and PICTURES:
        file = Path(PICTURES) / f"{picture}.png"
        taken = Image.open(BytesIO(page.screenshot(full_page=whole))).convert("RGB")
        taken.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
        assert file.stat().st_size <= HEAVIEST, f"{file} is too heavy for the docs"


def fits(page: Page) -> None:
    """Nothing but a table in its own frame makes anybody scroll sideways, here and at 320 px.

    320 px is 1280 px at a zoom of 400 % (WCAG 2.2, 1.4.10).
    """
    size = page.viewport_size
    assert _fits(page), page.url
    page.set_viewport_size(ZOOMED)
    assert _fits(page), f"{page.url} at 320 px"
    if size:
        page.set_viewport_size(size)


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def in_language(page: Page, language: str) -> Page:
    """Choose a language with the button of the page."""
    page.locator(f"button[name=language][value={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    return page


def in_english(page: Page) -> Page:
    """Choose English with the button of the page."""
    return in_language(page, "en")
