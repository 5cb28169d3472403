"""What a browser would find fault with in a page: inline script and style, fields without a label, a missing language."""

from html.parser import HTMLParser
from typing import Any

DATA = {"application/json"}
UNSEEN = {"hidden", "submit"}


class Page(HTMLParser):
    """Collects the faults of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.labels: set[str] = set()
        self.fields: list[dict[str, str]] = []
        self.headings = 0
        self.title = ""
        self._in_title = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "script" and "src" not in given and given.get("type") not in DATA:
            self.faults.append("inline script")
        if tag == "style" or "style" in given:
            self.faults.append(f"inline style in {tag}")
        self.faults += [f"{name} in {tag}" for name in given if name.startswith("on")]
        if any(
            given.get(name, "").startswith(("http:", "https:", "//", "data:", "javascript:"))
            for name in ("src", "href", "action")
        ):
            self.faults.append(f"{tag} asks elsewhere")
        if tag == "html" and not given.get("lang"):
            self.faults.append("no language")
        if tag == "label":
            self.labels.add(given.get("for", ""))
        if tag in {"input", "select", "textarea"} and given.get("type") not in UNSEEN:
            self.fields.append(given)
        self.headings += tag == "h1"
        self._in_title = tag == "title" and not self.title  # a drawing inside the page has titles too

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._in_title and tag != "title"


def faults(answer: Any) -> list[str]:
    """What is wrong with the answer's page."""
    page = Page(answer.content.decode())
    unlabelled = [
        f"no label: {field.get('name')}" for field in page.fields if field.get("id") not in page.labels
    ]
    headings = [] if page.headings == 1 else [f"{page.headings} headings of the first level"]
    return page.faults + unlabelled + headings


def title(answer: Any) -> str:
    """The page's title."""
    return Page(answer.content.decode()).title.strip()
