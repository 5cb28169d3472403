"""Somebody who enters a door, follows every link, tries every address and submits every form, and what he met."""

import io
import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from unittest import mock

from django.contrib.auth import SESSION_KEY
from django.db import connection, transaction
from django.test import override_settings

from liaison.common import clock, links
from liaison.common.models import Link
from liaison.common.viewer import worker
from tests.crawl import looking, planting, reach
from tests.crawl.places import Place
from tests.crawl.tokens import found
from tests.doors import DoorClient, settings_of
from tests.fuzz.visiting import Visit, fitted, wheres
from tests.simulation.worlds import UNTIL, at_home
from tests.worlds.visitor import KEY, NEVER, Around, Visitor

ENDS = ("/leave/", "/gallery/")
"""How addresses end that end the visit, or that show what is nobody's."""


@dataclass(frozen=True)
class Far:
    """How far a crawler goes: how many pages and forms of one kind, and how many keys in each address."""

    pages: int
    forms: int
    keys: int


@dataclass
class Report:
    """What somebody met, and what of it he may not."""

    may: set[str]
    places: Mapping[str, list[Place]]
    met: set[str] = field(default_factory=set)
    leaks: list[str] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def add(self, **entry: Any) -> None:
        """One exchange, as a transcript is given it."""
        kinds = [each[1] for each in entry["headers"] if each[0] == "Content-Type"]
        self.answers[f"{entry['status']} {''.join(kinds).partition(';')[0]}"] += 1
        said = looking.in_answer(entry)
        left = found(f"{entry['mails']}{entry['logged']}{entry['raised']}") | looking.in_mails(entry["mails"])
        self.met |= said & self.may
        where = f"{entry['method']} {entry['url']}"
        self.tell(where, said - self.may)
        self.tell(f"mailed or logged at {where}", left)

    def tell(self, where: str, tokens: Iterable[str]) -> None:
        """Tokens that were found where they may not be."""
        for token in sorted(tokens):
            written = {f"{place.table}.{place.column}" for place in self.places.get(token, [])}
            self.leaks.append(f"{where}: {token} of {', '.join(sorted(written)) or 'nothing that is kept'}")


class Crawler(Visitor):
    """A visitor of the twin worlds who looks at a few of each kind, at the door of a test."""

    def __init__(self, visit: Visit, client: DoorClient, around: Around, far: Far) -> None:
        super().__init__(f"{visit.who.door} {visit.who.name}", "nl", around, client)
        self.visit, self.far = visit, far
        self.kinds: Counter[str] = Counter()
        self.sent: Counter[str] = Counter()

    def everything(self) -> None:
        """All that is linked, all that has an address, all that can be searched and sent; then once more what is new."""
        starts = ["/", *(path for path in self.visit.paths if not wheres(path))]
        starts += [f"/l/{token}/" for token in self.visit.keys["token"][:1]]
        self.follow(starts)
        self.try_addresses()
        self.search(["ka", "kz0", "é%_'\"<"])
        self.send_everything()
        self.kinds.clear()
        self.follow(["/", *starts[-1:]])
        self.send_everything()

    def follow(self, starts: Iterable[str]) -> None:
        """Every link, breadth first: so many of each kind."""
        waiting, seen = [*starts], set()
        while waiting:
            url = waiting.pop(0)
            kind = self.kind(url)
            if url in seen or self.is_left_out(url) or self.kinds[kind] >= self.far.pages:
                continue
            seen.add(url)
            self.kinds[kind] += 1
            page = self.visited(url)
            waiting += page.links if page else []

    @staticmethod
    def is_left_out(url: str) -> bool:
        """Whether an address ends the visit, or is about the visitor's own account."""
        return url.startswith(NEVER) or url.partition("?")[0].endswith(ENDS)

    @staticmethod
    def kind(url: str) -> str:
        """What is the same in the addresses of one kind of page."""
        path, _, query = KEY.sub("{}", url).partition("?")
        return path + "?" + "&".join(sorted(part.partition("=")[0] for part in query.split("&")))

    def try_addresses(self) -> None:
        """Every address of the door, linked or not, with keys that are his own and keys that are not."""
        for path in self.visit.paths:
            if self.is_left_out(path):
                continue
            for place in range(self.far.keys if wheres(path) else 1):
                keys = (self.visit.keys.get(name, ("x",)) for _, name in wheres(path))
                self.get(fitted(path, [found[place % len(found)] for found in keys]))

    def send_everything(self) -> None:
        """Every form, so many of each kind, filled in as somebody would."""
        for form in self._forms("post"):
            kind = self.kind(form.action) + ",".join(sorted(each.name for each in form.fields))
            if not self.is_left_out(form.action) and self.sent[kind] < self.far.forms:
                self.sent[kind] += 1
                self.send(form, self._chance(f"{form.action}/{kind}"))


class Ears:
    """Whatever is logged at any level, and written to standard error, between two questions."""

    def __init__(self) -> None:
        self.said = io.StringIO()

    def __call__(self) -> str:
        heard = self.said.getvalue()
        self.said.seek(0)
        self.said.truncate()
        return heard


@contextmanager
def listening() -> Iterator[Ears]:
    """Inside, the process logs as it does in service, where it can be read."""
    ears = Ears()
    [handler] = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    with mock.patch.object(handler, "stream", ears.said), redirect_stderr(ears.said):
        yield ears


def run_on_commit() -> None:
    """What a door does once its transaction is done: mails leave."""
    waiting, connection.run_on_commit = connection.run_on_commit, []
    for _, do, _ in waiting:
        do()


def crawl(visit: Visit, places: Mapping[str, list[Place]], far: Far) -> Report:
    """Somebody's whole visit, taken back afterwards; what stays behind is looked through before."""
    outside = override_settings(EMAIL_BACKEND=planting.MAIL)
    with transaction.atomic(), at_home(visit.home), outside, clock.played(UNTIL), listening() as ears:
        if visit.who.name == "programme":
            visit = as_a_programme_that_was_written_to(visit, places)
        client = DoorClient(visit.who.door, language="nl", raise_request_exception=False)
        visit.enter(client)
        visit.token(client)
        run_on_commit()
        report = Report(reach.of(visit, user_of(client)).tokens(places.items()), places)
        around = Around(report, run_on_commit, ears, f"{visit.who}")
        Crawler(visit, client, around, far).everything()
        run_on_commit()
        look_behind(report, visit.home)
        transaction.set_rollback(True)
    return report


def as_a_programme_that_was_written_to(visit: Visit, places: Mapping[str, list[Place]]) -> Visit:
    """The same visit by a link to the referral about which most was said."""
    letters = [
        place.facts for written in places.values() for place in written if place.table in reach.LETTERS
    ]
    [(about, _)] = Counter(getattr(row, "referral_id", row.pk) for row in letters).most_common(1)
    link = links.make(
        by=worker("care"), door="care", purpose=Link.Purpose.REFERRAL, subject=about, code="123456"
    )
    path = f"/l/{link.token}/"
    keys = {**visit.keys, "token": (link.token, *visit.keys["token"][1:])}
    return replace(visit, keys=keys, enter=lambda client: client.post(path, {"code": "123456"}))


def user_of(client: DoorClient) -> str | None:
    """Whom the session of a browser names."""
    with override_settings(**settings_of(client.door)):
        user: str | None = client.session.get(SESSION_KEY)
    return user


def look_behind(report: Report, home: Path) -> None:
    """What is left in the tables of all doors, and in the mails."""
    delivered = {
        token
        for token, written in report.places.items()
        if any((place.table, place.column) == looking.COPIES for place in written)
    }
    for table, column, tokens in looking.in_tables():
        report.tell(f"{table}.{column}", tokens - (delivered if (table, column) == looking.COPIES else set()))
    report.tell("mail", looking.in_mail_folder(home / "mail"))
