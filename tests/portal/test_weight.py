"""What each page of the participant's door weighs on an old telephone: under 50 KB, with everything it is drawn with."""

import gzip
from pathlib import Path

from django.contrib.staticfiles import finders

from tests import crossing
from tests.portal import life, papers

LIMIT = 50_000
SHEETS = ("built/telephone.css", "portal/portal.css", "common/mark.svg")


def sent(name: str) -> int:
    """The size of a file as it is sent: compressed where that makes it smaller."""
    found = finders.find(name)
    assert found, f"{name} is not made yet: scripts/frontend"
    data = Path(str(found)).read_bytes()
    return min(len(data), len(gzip.compress(data, 9)))


def test_each_page_weighs_less_than_fifty_kilobytes() -> None:
    of = crossing.scene()
    life.planned(of, life.liaison(of))
    for kept in range(5):
        life.attested(of, of.source.id, kept=kept)
    client = life.telephone(of)
    papers.told(client, of, papers.added(client, of, "een", "twee", "drie"), words="I get up at six. " * 100)
    drawn_with = sum(sent(name) for name in SHEETS)
    weights = {}
    for path in (
        "/",
        life.tell_url(of),
        "/agreed/",
        "/help/",
        "/another/",
        "/ask/",
        "/lawyer/",
        "/looked/?own=1",
    ):
        weights[path.replace(str(of.occasion.id), "…")] = len(client.get(path).content) + drawn_with
    print("\n".join(f"{path:20} {weight:6} bytes" for path, weight in weights.items()))
    assert max(weights.values()) < LIMIT


def test_no_page_needs_a_script() -> None:
    """The one script keeps a draft while he types; the button beside it does the same without."""
    of = crossing.scene()
    client = life.telephone(of)
    for path in ("/", life.tell_url(of, "paper/"), "/agreed/", "/help/", "/another/", "/looked/", "/lawyer/"):
        assert "<script" not in client.get(path).content.decode(), path
    page = client.get(life.tell_url(of)).content.decode()
    assert page.count("<script") == 1
    assert 'portal/keep.js" defer' in page
