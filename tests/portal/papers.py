"""A photograph of a paper at his own door, as the pages of the door take it."""

import re
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from tests import crossing, pictures
from tests.doors import DoorClient
from tests.portal import life

TITLE = "My rent contract"


def sent(data: bytes, name: str = "IMG_2041.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


def posted(client: DoorClient, of: crossing.Scene, data: bytes | None, paper: str = "", **typed: str) -> Any:
    """He sends a title and a photo."""
    given: dict[str, Any] = {"title": TITLE, **typed}
    if data is not None:
        given["taken"] = sent(data)
    return client.post(life.tell_url(of, f"paper/{paper}"), given)


def added(client: DoorClient, of: crossing.Scene, *words: str, title: str = TITLE) -> UUID:
    """A paper in his draft, with a page for each of these words."""
    paper = ""
    for each in words or ("Huurcontract",):
        kept = posted(client, of, pictures.photo(each), paper, title=title)
        assert kept.status_code == 302, kept.content.decode()
        paper = kept.headers["Location"].removeprefix(life.tell_url(of, "paper/"))
    return UUID(paper.strip("/"))


def told(client: DoorClient, of: crossing.Scene, paper: UUID, **typed: str) -> None:
    """He chooses Tell at the paper and approves the preview."""
    life.tells(client, of, **{f"about-{paper}": "tell"}, **typed)


def shown(client: DoorClient, page: str) -> list[bytes]:
    """The pictures of a page, as a browser fetches them."""
    found = [client.get(url) for url in re.findall(r'<img src="([^"]+)"', page)]
    assert {answer.status_code for answer in found} <= {200}
    return [answer.content for answer in found]


def delivered(of: crossing.Scene, *words: str, title: str = TITLE) -> UUID:
    """A paper of his that crossed; gives the statement."""
    client = life.telephone(of)
    paper = added(client, of, *words, title=title)
    told(client, of, paper)
    crossing.closed()
    return paper
