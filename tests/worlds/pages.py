"""What a browser finds on a page: its links, and its forms with their fields."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

Attributes = dict[str, str]
ONE_OF = {"radio", "checkbox"}


@dataclass
class Field:
    """One control, or the radio buttons or checkboxes of one name."""

    name: str
    kind: str
    value: str = ""
    choices: list[str] = field(default_factory=list)


@dataclass
class Form:
    """One form: where it goes and what can be filled in."""

    action: str
    method: str
    id: str = ""
    fields: list[Field] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def control(self, name: str, kind: str) -> Field:
        """The control of a name, made where there is none yet."""
        found = next((each for each in self.fields if each.name == name and each.kind == kind), None)
        if found is None:
            found = Field(name, kind)
            self.fields.append(found)
        return found


class Page(HTMLParser):
    """Reads one page; ``links`` are addresses on this site, in the order of the page."""

    def __init__(self, address: str, text: str) -> None:
        super().__init__()
        self.address = address
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._elsewhere = Form("", "")
        self._owners: dict[str, str] = {}
        self._typing: Field | None = None
        self._choosing: Field | None = None
        self.feed(text)
        self._bring_home()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in given:
            self._link(given["href"])
        if tag == "form":
            method = given.get("method", "get").lower()
            self._form = Form(self._here(given.get("action", "")), method, given.get("id", ""))
            self.forms.append(self._form)
        if tag in {"input", "select", "textarea", "button", "option"}:
            self._control(tag, given)

    def handle_data(self, data: str) -> None:
        if self._typing:
            self._typing.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        self._typing = None if tag == "textarea" else self._typing
        self._choosing = None if tag == "select" else self._choosing

    def _control(self, tag: str, given: Attributes) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        form = self._elsewhere if "form" in given or not self._form else self._form
        self._owners[name] = given.get("form", self._owners.get(name, ""))
        if tag == "button" or given.get("type") in {"submit", "image"}:
            form.buttons.append((name, value))
        elif tag == "option":
            if self._choosing:
                self._choosing.choices.append(value)
        elif name and "disabled" not in given:
            kind = given.get("type", "text") if tag == "input" else tag
            control = form.control(name, kind)
            if kind in ONE_OF:
                control.choices.append(given.get("value", "on"))
            elif tag == "input":
                control.value = value
            self._typing = control if tag == "textarea" else None
            self._choosing = control if tag == "select" else None

    def _bring_home(self) -> None:
        """Give what stands outside its form to the form that it names."""
        for form in self.forms:
            form.fields += [
                each for each in self._elsewhere.fields if self._owners[each.name] == form.id != ""
            ]
            form.buttons += [
                each for each in self._elsewhere.buttons if self._owners[each[0]] == form.id != ""
            ]

    def _link(self, href: str) -> None:
        here = self._here(href)
        if here not in self.links and not urlsplit(href).netloc and not href.startswith(("mailto:", "tel:")):
            self.links.append(here)

    def _here(self, href: str) -> str:
        parts = urlsplit(urljoin(self.address, href))
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
