"""Asking the pages, by one client or by several at once, and what the answers cost."""

import re
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

from tests.bench.doors import Answer, Browser, Doors
from tests.bench.pages import Page, misspellings

WARM: Final = 6
"""Answers of each page that are not counted: both workers have then drawn it."""

FIRST: Final = 5
"""Among so many a person who was looked for must be."""

FOUND: Final = re.compile(r'<th scope="row"><a href="/files/[^"]+">([^<]+)</a>')


@dataclass(frozen=True)
class Cost:
    """What the answers of one page cost."""

    p50_ms: float
    p95_ms: float
    processor_ms: float
    seen_ms: float
    queries: int
    bytes: int

    @property
    def told(self) -> dict[str, Any]:
        """As it stands in the file of results."""
        return {
            "p50_ms": round(self.p50_ms, 2),
            "p95_ms": round(self.p95_ms, 2),
            "queries": self.queries,
            "bytes": self.bytes,
        }


def cost_of(page: Page, clients: int, times: int) -> Cost:
    """Ask a page so many times in all, by so many clients at once, each in a browser of its own."""
    for turn in range(WARM):
        _checked(page, page.ask(page.browser, turn))
    browsers = [page.browser if clients == 1 else page.browser.another() for _ in range(clients)]
    with ThreadPoolExecutor(clients) as pool:
        each = times // clients
        asked = pool.map(lambda place: _asked(page, browsers[place], place * each, each), range(clients))
        answers = [answer for several in asked for answer in several]
    return Cost(
        p50_ms=_part((one.server for one in answers), 0.5),
        p95_ms=_part((one.server for one in answers), 0.95),
        processor_ms=_part((one.processor for one in answers), 0.5),
        seen_ms=_part((one.wall for one in answers), 0.95),
        queries=max(one.queries for one in answers),
        bytes=max(one.size for one in answers),
    )


def _asked(page: Page, browser: Browser, first: int, many: int) -> list[Answer]:
    return [_checked(page, page.ask(browser, first + turn)) for turn in range(many)]


def _checked(page: Page, answer: Answer) -> Answer:
    """A refusal is quick, and no measure of anything."""
    if answer.status not in {200, 302} or "/sign-in" in answer.location:
        raise ValueError(f"{page.name} answered {answer.status} {answer.location}")
    return answer


def _part(values: Iterable[float], part: float) -> float:
    """The value below which this part of all lies, itself one of them."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def share_found(doors: Doors, page: Page, many: int) -> tuple[int, list[tuple[str, str]]]:
    """Of so many misspelt names, how many were looked for, and which were not among the first five."""
    missed = []
    typed = list(misspellings(doors))[:many]
    for turn, (name, written) in enumerate(typed):
        shown = FOUND.findall(page.ask(page.browser, turn).body)[:FIRST]
        if name not in map(unescape, shown):
            missed.append((name, written))
    return len(typed), missed


def settle(seconds: float) -> None:
    """Let the doors come to rest after they opened."""
    time.sleep(seconds)
