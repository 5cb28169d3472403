"""Every page that a role can reach by following links, in Dutch and in French: accessible, fitting, and translated."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser import Doors, enter, sign_in
from tests.journeys.stops import fits, in_language, is_accessible, shapes

pytestmark = [pytest.mark.journey, pytest.mark.once]
NewPage = Callable[..., Page]
ROLES = (
    ("court", "judge"),
    ("court", "clerk"),
    ("court", "prosecutor"),
    ("court", "lawyer"),
    ("care", "liaison"),
    ("care", "coordinator"),
    ("me", "participant"),
    ("me", "mandated-lawyer"),
    ("care", "programme"),
    ("network", "network-manager"),
    ("office", "administrator"),
    ("office", "data-protection-officer"),
)
UNIQUE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/l/)[^/]+|\d+")
LEFT_OUT = ("/gallery/", "/static/", "/factors/", "/again/", "/password/")
"""The gallery is for builders; the pages of sign-in have tests of their own."""

MOST = 45
SEEN: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
"""The kinds of page, and the shapes of their elements, that axe has looked at in a language at a door."""

IN: dict[tuple[str, str], tuple[Any, str]] = {}
"""Who has come in, with his cookies and his first page."""

LIGHT = 50 * 1024
"""Bytes of a page at the participant's door as it arrives, compressed, without the typeface that stays in the browser."""


@pytest.mark.parametrize("language", ["nl", "fr"])
@pytest.mark.parametrize(("door", "role"), ROLES)
def test_every_page_is_accessible_in(
    doors: Doors, new_page: NewPage, door: str, role: str, language: str
) -> None:
    page = come_in(doors, new_page, door, role)
    in_language(page, language)
    assert list(walk(page, doors.url(door), language))


def come_in(doors: Doors, new_page: NewPage, door: str, role: str) -> Page:
    """Signed in, or behind a link of that role; once for all languages."""
    if (door, role) in IN:
        cookies, address = IN[door, role]
        page = new_page(storage_state=cookies)
        page.goto(address)
        return page
    page = new_page()
    if door != "me" and role != "programme":
        sign_in(page, doors, door, role)
    else:
        links = [link for link in doors.links(door) if link["role"] == role]
        assert links, f"the constructed world has nobody who comes in as {role}"
        enter(page, links[0])
    IN[door, role] = page.context.storage_state(), page.url
    return page


def walk(page: Page, door: str, language: str) -> Iterator[str]:
    """One page of each kind, found by following links; every one is looked at, and what nobody has seen by axe."""
    waiting, seen = [page.url], {kind(page.url)}
    for _ in range(MOST):
        if not waiting:
            return
        address = waiting.pop(0)
        answer = page.goto(address)
        assert answer is not None, address
        assert answer.status == 200, f"{address}: {answer.status}"
        assert page.locator("html").get_attribute("lang") == language, address
        fits(page)
        if is_unlike(page, SEEN[language, door], kind(address)):
            is_accessible(page)
        yield address
        for link in page.locator("a[href]").evaluate_all(
            "found => found.map(each => each.href.split('#')[0])"
        ):
            if link.startswith(door) and kind(link) not in seen and is_page(link):
                seen.add(kind(link))
                waiting.append(urljoin(door, link))


def is_unlike(page: Page, seen: set[str], what: str) -> bool:
    """Whether it is the first page of its kind, or has an element of a shape that was on no page; adds both."""
    here = shapes(page) | {what}
    is_new = not here <= seen
    seen |= here
    return is_new


def kind(address: str) -> str:
    """The address without what is one person's or one row's."""
    parts = urlsplit(address)
    return UNIQUE.sub("*", parts.path) + ("?" + re.sub(r"=[^&]*", "=", parts.query) if parts.query else "")


def is_page(address: str) -> bool:
    path = urlsplit(address).path
    return not path.startswith(LEFT_OUT) and path.endswith("/")


@pytest.mark.parametrize("path", ["/", "/ask/", "/lawyer/", "/looked/"])
def test_a_page_on_the_telephone_is_light(doors: Doors, new_page: NewPage, path: str) -> None:
    page = new_page(viewport={"width": 390, "height": 844})
    enter(page, doors.links("me")[0])
    answer = page.goto(doors.url("me") + path)
    assert answer is not None
    parts = page.locator("link[href], script[src], img[src]").evaluate_all(
        "all => all.map(x => x.href || x.src)"
    )
    sent = [page.request.get(part).headers["content-length"] for part in parts]
    weight = len(answer.body()) + sum(map(int, sent))
    print(f"{path}: {weight} bytes in {1 + len(sent)} parts")
    assert weight < LIGHT
