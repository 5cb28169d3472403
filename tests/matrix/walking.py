"""Every page of a door at every address that its keys make, read as a person would read it: pages, PDFs and tables."""

import html
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice, product
from typing import Any

from pypdf import PdfReader

from docs import draw
from tests.doors import DoorClient
from tests.matrix.canaries import PICTURE

PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
OWN_ACCOUNT = ("/factors/", "/password/", "/again/", "/second-factor/", "/sign-", "/language/", "/density/")
WAYS_OUT = ("/leave/", "/away/", "/l/<str:token>/leave/")
ASKED = {
    "court": ("/?past", "/files/?q=VogelM01naa", "/files/?q=VogelM01numme"),
    "care": ("/find/?q=VogelM01naa", "/find/?q=VogelM01numme"),
    "me": ("/looked/?own=1", *(f"/looked/?page={number}" for number in range(2, 16))),
    "network": ("/?only=stopped",),
    "office": ("/log/?door=court", "/log/?door=care", "/log/?door=me", "/log/?door=network"),
}
"""What is asked of pages that search or list; every address without a question is asked anyway.

What is searched is a letter short, since a page says again what was typed.
"""


@dataclass(frozen=True)
class Seen:
    """One answer: which page it was, and the words on it."""

    page: str
    text: str


@cache
def pages(door: str) -> list[draw.Page]:
    """The pages of a door that can show something of somebody."""
    return [
        page
        for page in draw.pages(door)
        if not page.path.startswith(OWN_ACCOUNT) and page.path not in WAYS_OUT
    ]


def walked(client: DoorClient, role: str, keys: Mapping[str, list[Any]], forms: set[str]) -> Iterator[Seen]:
    """Everything that this browser is shown.

    Whom a page refuses by his role asks for one address of it, since no key is looked at then. ``forms`` are pages that
    take nothing but a form, as somebody was told who may send it: they are passed over, and those met here are added.
    """
    for page in pages(client.door):
        every = product(*(keys[name] for name in PLACE.findall(page.path)))
        is_refused = page.roles and role not in page.roles
        for values in islice(every, 1) if is_refused else every:
            if page.path not in forms:
                yield from _asked(client, page.path, _filled(page.path, values), forms)
    for address in ASKED[client.door]:
        yield from _asked(client, address.partition("?")[0], address, forms)


def _filled(page: str, values: Iterable[Any]) -> str:
    for value in values:
        page = PLACE.sub(str(value), page, count=1)
    return page


def _asked(client: DoorClient, page: str, address: str, forms: set[str]) -> Iterator[Seen]:
    answer = client.get(address)
    assert answer.status_code < 500, (address, answer.status_code)
    if answer.status_code == 405:
        forms.add(page)
    if answer.status_code == 200:
        yield Seen(page, read(answer))


def read(answer: Any) -> str:
    """The words of an answer, on one line; of a page with what stands in its fields and titles."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith("application/pdf"):
        said = _paper(body)
    elif kind.startswith("image/"):
        said = PICTURE
    else:
        said = body.decode("utf-8", "replace")
        if "html" in kind:
            said = html.unescape(said) + " " + html.unescape(re.sub(r"<[^>]*>", " ", said))
    return " ".join(said.split())


@cache
def _paper(body: bytes) -> str:
    paper = PdfReader(io.BytesIO(body))
    return " ".join([*(page.extract_text() for page in paper.pages), str(paper.metadata)])
