"""A browser at the court's door that follows every link and fills in every form, each time in the same way."""

import random
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlencode

from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.worlds.pages import Field, Form, Page

KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NEVER = ("/sign-out/", "/static/", "/password/", "/factors/", "/again/", "/second-factor/")
"""Addresses that end the visit, or that are about the visitor's own account."""

OFFERED = {
    "date": (("", "", "", "2026-12-03"), ("2026-02-30", "2026-11-01", "2031-01-01", "x")),
    "datetime-local": (
        ("2026-11-25T15:00", "2026-11-25T16:30"),
        ("2026-11-20T10:00", "2026-11-27T10:00", ""),
    ),
    "time": (("09:00", "09:20", "10:45", ""), ("25:00", "x")),
}
WORDS = (("Elke week langsgaan", "Werk zoeken\nHuis opruimen", ""), ("<b>é</b> & «»", "x" * 400, "1\n" * 12))
"""What is typed into each kind of field: what will do, and what may not."""

CSV = "Naam;Voornaam;Geboren;Notitienr;Volgende zitting\nMaes;An;1/2/1990;GE20.55.063099-25;26/11/2026\nPeeters;Jo;;;\n"
Inside = Callable[[], Any]


class Told(Protocol):
    """Where each exchange is written down, and what broke."""

    broken: list[str]

    def add(self, **entry: Any) -> None: ...


@dataclass(frozen=True)
class Around:
    """What surrounds a visitor in his process: the transcript, a clock that moves, and what is logged meanwhile."""

    transcript: Told
    tick: Inside
    logged: Callable[[], str]
    seed: str


class Visitor:
    """Somebody at the door, in one language; ``who`` names him in the transcript."""

    def __init__(self, who: str, language: str, around: Around, client: Client | None = None) -> None:
        self.who, self.language, self.around = who, language, around
        headers = {"accept-language": language, "host": "localhost"}
        self.client = client or Client(
            enforce_csrf_checks=True, raise_request_exception=False, headers=headers
        )
        self.pages: dict[str, Page] = {}

    def get(self, url: str) -> Any:
        """Ask for a page."""
        return self._exchange("GET", url, None, lambda: self.client.get(url))

    def post(self, url: str, values: Mapping[str, Any]) -> Any:
        """Send a form."""
        return self._exchange("POST", url, values, lambda: self.client.post(url, values))

    def walk(self, starts: Iterable[str], most: int) -> None:
        """Every page that links lead to, breadth first, at most so many."""
        waiting, seen = [*starts], set(starts)
        while waiting and most:
            most -= 1
            page = self.visited(waiting.pop(0))
            new = (
                [link for link in page.links if link not in seen and not link.startswith(NEVER)]
                if page
                else []
            )
            waiting += new
            seen |= set(new)

    def search(self, words: Iterable[str]) -> None:
        """Put each of these words into every form that asks and changes nothing."""
        asking = {(form.action, form.fields[0].name) for form in self._forms("get") if form.fields}
        for action, name in sorted(asking):
            for word in words:
                self.get(f"{action.partition('?')[0]}?{urlencode({name: word})}")

    def mistake(self, keys: Iterable[str]) -> None:
        """Ask for each kind of page with keys that are nobody's, another's, or of another kind."""
        shapes = {KEY.sub("{}", url): url for url in self.pages if KEY.search(url)}
        for shape in sorted(shapes):
            for key in keys:
                self.get(shape.replace("{}", key))

    def submit(self, most: int) -> None:
        """Fill in forms that change something, at most so many: the largest, then one of each kind; look where they lead."""
        forms = [form for form in self._forms("post") if not self.is_own(form)]
        forms = self._chance("which forms").sample(forms, len(forms))
        kinds = {KEY.sub("{}", form.action): form for form in forms}
        largest = sorted(forms, key=lambda form: -len(form.fields))[: most // 2]
        chosen = [*largest, *(form for form in kinds.values() if form not in largest)]
        for place, form in enumerate(chosen[:most]):
            self.send(form, self._chance(f"{form.action}/{place}"))

    def send(self, form: Form, chance: random.Random) -> None:
        """Fill in a form and send it; look where it leads."""
        has_file = any(
            each.kind == "file" for each in form.fields
        )  # what is typed beside a file is about that file
        fields = [each for each in form.fields if not (has_file and each.kind == "text")]
        is_careful = chance.random() < 0.7
        typed = {each.name: filled(each, chance, is_careful=is_careful) for each in fields}
        values = {name: value for name, value in typed.items() if value is not None}
        values |= dict(chance.sample(form.buttons, 1)) if form.buttons else {}
        values.pop("", None)
        answer = self.post(form.action, values)
        if answer.status_code == 302:
            self.visited(answer.headers["Location"])
        elif answer.status_code == 200:
            self._then(form, answer)

    @staticmethod
    def is_own(form: Form) -> bool:
        """Whether a form is about the visitor's own account, or ends the visit."""
        return form.action.startswith(NEVER)

    def _then(self, form: Form, answer: Any) -> None:
        """Where the answer asks for a confirmation with what it has hidden in it, confirm."""
        for again in Page(form.action, answer.content.decode("utf-8", "replace")).forms:
            kinds = {each.kind for each in again.fields}
            if again.action == form.action and again.method == "post" and kinds == {"hidden"}:
                self.post(again.action, {each.name: each.value for each in again.fields})

    def visited(self, url: str) -> Page | None:
        """Ask for a page and read it; None for what is none."""
        answer = self.get(url)
        if "html" not in answer.headers.get("Content-Type", "") or not hasattr(answer, "content"):
            return None
        self.pages[url] = Page(url, answer.content.decode("utf-8", "replace"))
        if answer.status_code == 302:
            self.pages[url].links.append(answer.headers["Location"])
        return self.pages[url]

    def _forms(self, method: str) -> list[Form]:
        return [form for page in self.pages.values() for form in page.forms if form.method == method]

    def _chance(self, about: str) -> random.Random:
        return random.Random(f"{self.around.seed}/{self.who}/{about}")

    def _exchange(self, method: str, url: str, sent: Mapping[str, Any] | None, do: Callable[[], Any]) -> Any:
        self.around.tick()
        answer = do()
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        raised = answer.exc_info[1] if getattr(answer, "exc_info", None) else None
        if answer.status_code >= 500:
            self.around.transcript.broken.append(f"{self.who} {method} {url}: {raised!r}")
        self.around.transcript.add(
            who=self.who,
            language=self.language,
            method=method,
            url=url,
            sent={name: str(value) for name, value in (sent or {}).items()},
            status=answer.status_code,
            body=body.decode("latin-1"),
            headers=[*answer.items(), *(str(cookie) for cookie in answer.cookies.values())],
            mails=[message.message().as_string() for message in mail.outbox],
            logged=self.around.logged(),
            raised=repr(raised) if raised else None,
        )
        mail.outbox.clear()
        return answer


def filled(control: Field, chance: random.Random, *, is_careful: bool) -> Any:
    """What is filled in; None for what is left alone."""
    if control.kind == "hidden":
        return control.value
    if control.kind == "file":
        return SimpleUploadedFile("lijst.csv", CSV.encode())
    if control.kind == "checkbox":
        return chance.choice([None, [chance.choice(control.choices)]])
    if control.choices:
        return chance.choice(control.choices)
    if control.value and chance.random() < 0.5:
        return control.value
    right, wrong = OFFERED.get(control.kind, WORDS)
    return chance.choice(right if is_careful else wrong)
