"""Every page of a door at every address that its keys make, read as a person would read it: pages, PDFs and tables."""

import html
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
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


def pages(door: str) -> list[str]:
    """The addresses of a door that can show something of somebody."""
    paths = [page.path for page in draw.pages(door)]
    return [path for path in paths if not path.startswith(OWN_ACCOUNT) and path not in WAYS_OUT]


def walked(client: DoorClient, door: str, keys: Mapping[str, list[Any]]) -> Iterator[Seen]:
    """Everything that this browser is shown."""
    for page in pages(door):
        names = PLACE.findall(page)
        for values in product(*(keys[name] for name in names)):
            address = page
            for value in values:
                address = PLACE.sub(str(value), address, count=1)
            yield from _asked(client, page, address)
    for address in ASKED[door]:
        yield from _asked(client, address.partition("?")[0], address)


def _asked(client: DoorClient, page: str, address: str) -> Iterator[Seen]:
    answer = client.get(address)
    assert answer.status_code < 500, (address, answer.status_code)
    if answer.status_code == 200:
        yield Seen(page, read(answer))


def read(answer: Any) -> str:
    """The words of an answer, on one line; of a page with what stands in its fields and titles."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith("application/pdf"):
        paper = PdfReader(io.BytesIO(body))
        said = " ".join([*(page.extract_text() for page in paper.pages), str(paper.metadata)])
    elif kind.startswith("image/"):
        said = PICTURE
    else:
        said = body.decode("utf-8", "replace")
        if "html" in kind:
            said = html.unescape(said) + " " + html.unescape(re.sub(r"<[^>]*>", " ", said))
    return " ".join(said.split())
