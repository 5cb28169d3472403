"""Runs in a real process of the court's door: answers for one world what everybody there can ask.

Chance and clock are functions of a seed, so that nothing has to be masked: tokens, session keys, request ids and
new rows are equal in equal worlds. Of what other doors sign (checkpoints) the digests are left out: they are
commitments to logs that the court cannot read, and say nothing to who has not those logs.
"""

import io
import json
import logging
import os
import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import shake_256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import time_machine

from tests.worlds import leaks, process

if TYPE_CHECKING:
    from tests.worlds.visitor import Visitor

STEP = timedelta(milliseconds=100)


class Chance:
    """The random bytes of this process, as the seed has them."""

    def __init__(self, seed: str) -> None:
        self.seed, self.asked = seed, 0

    def __call__(self, size: int) -> bytes:
        self.asked += 1
        return shake_256(f"{self.seed}/{self.asked}".encode()).digest(size)


@contextmanager
def determined(seed: str, at: datetime) -> Iterator[Any]:
    """Inside, chance and clock are those of the seed; gives the clock."""
    from liaison.common import ids

    kept = os.urandom, random._urandom  # type: ignore[attr-defined]
    os.urandom = random._urandom = Chance(seed)  # type: ignore[attr-defined]
    random.seed(seed)
    try:
        with ids.seeded(seed), time_machine.travel(at, tick=False) as clock:
            yield clock
    finally:
        os.urandom, random._urandom = kept  # type: ignore[attr-defined]


class Ears:
    """What the process writes to standard error between two questions."""

    def __init__(self) -> None:
        self.said = io.StringIO()
        for handler in logging.getLogger().handlers:
            if isinstance(handler, logging.StreamHandler):
                handler.setStream(self.said)
        sys.stderr = self.said

    def __call__(self) -> str:
        heard = self.said.getvalue()
        self.said.seek(0)
        self.said.truncate()
        return heard


class Responder:
    """The orders that this process obeys."""

    def __init__(self) -> None:
        self.ears = Ears()
        self.open_door: OpenDoor | None = None

    def open(self, *, world: str, seed: str, at: str, who: Sequence[str]) -> None:
        """Let people come in and stay, while others write in the same world; then ``follow`` and ``send``."""
        self.open_door = OpenDoor(world, seed, datetime.fromisoformat(at), self.ears)
        self.open_door.enter(who)

    def follow(self, *, world: str, url: str, who: str = "") -> dict[str, Any]:
        """One page for one of those who came in; what was told, and where it leads."""
        return self._door(world).follow(url, who)

    def send(self, *, world: str, place: int, who: str = "") -> dict[str, Any]:
        """One form of the page that this visitor opened last, filled in; what was told."""
        return self._door(world).send(place, who)

    def leave(self, *, world: str) -> None:
        """Nobody is inside any more, and the world can be replaced."""
        from tests.worlds import rows

        self.open_door = None
        rows.close_database()

    def move(self, *, world: str, at: str, who: Sequence[str]) -> None:
        """It is another moment, and they come in anew."""
        door = self._door(world)
        door.now = datetime.fromisoformat(at)
        door.enter(who)

    def look(self, *, world: str) -> dict[str, list[str]]:
        """Every row that the door can read, by table."""
        from tests.worlds import rows

        rows.open_database(world)
        return {table: rows.of(table) for table in rows.readable()}

    def _door(self, world: str) -> "OpenDoor":
        assert self.open_door
        assert self.open_door.world == world
        return self.open_door

    def answer(
        self, *, world: str, to: str, seed: str, at: str, letters: Sequence[str], **who: Any
    ) -> dict[str, Any]:
        """Let people visit a world as ``visits.everybody`` says, and write down what each was told, and every row.

        ``letters`` is the mail that other doors sent to people of the court.
        """
        from django.core import mail

        from tests.worlds import rows, visits
        from tests.worlds.transcript import Transcript
        from tests.worlds.visitor import Around

        rows.open_database(world)
        mail.outbox = []
        self.ears()
        transcript = Transcript(Path(to))
        with determined(seed, datetime.fromisoformat(at)) as clock:
            around = Around(transcript, lambda: clock.shift(STEP), self.ears, seed)
            transcript.add(who="mail from other doors", url="", letters=letters)
            visits.everybody(around, asked=visits.Questions(**who.pop("asked")), **who)
            for table in rows.readable() if os.environ["SIDE"] != "care" else ():
                transcript.add(who="database", url=table, rows=rows.of(table))
        rows.close_database()
        return transcript.close()


class OpenDoor:
    """A door at which people stay: one request at a time, each at a moment and with a chance of its own."""

    def __init__(self, world: str, seed: str, at: datetime, ears: Ears) -> None:
        self.world, self.seed, self.now, self.ears = world, seed, at, ears
        self.inside: dict[str, Visitor] = {}
        self.last: dict[str, str] = {}
        self.asked = 0

    def enter(self, who: Sequence[str]) -> None:
        """They sign in."""
        from django.core import mail

        from tests.worlds import rows, visits
        from tests.worlds.visitor import Around, Visitor

        rows.open_database(self.world)
        mail.outbox = []
        for name in who:
            with self._moment() as told:
                around = Around(told, lambda: None, self.ears, self.seed)
                self.inside[name] = Visitor(name, "nl", around)
                visits.enter(self.inside[name])

    def follow(self, url: str, who: str) -> dict[str, Any]:
        """Open a page."""
        visitor = self._visitor(who)
        with self._moment() as told:
            visitor.around = replace(visitor.around, transcript=told)
            page = visitor.visited(url)
        self.last[visitor.who] = url
        return {"told": told.entries, "links": page.links if page else []}

    def send(self, place: int, who: str) -> dict[str, Any]:
        """Send a form of the page that was opened last."""
        visitor = self._visitor(who)
        page = visitor.pages.get(self.last.get(visitor.who, ""))
        forms = (
            [form for form in page.forms if form.method == "post" and not visitor.is_own(form)]
            if page
            else []
        )
        with self._moment() as told:
            visitor.around = replace(visitor.around, transcript=told)
            if forms:
                visitor.send(forms[place % len(forms)], random.Random(f"{self.seed}/{self.asked}"))
        return {"told": told.entries}

    def _visitor(self, who: str) -> Any:
        return self.inside[who] if who else next(iter(self.inside.values()))

    @contextmanager
    def _moment(self) -> Iterator["Heard"]:
        self.asked += 1
        self.now += STEP
        with determined(f"{self.seed}/{self.asked}", self.now):
            yield Heard()


class Heard:
    """A transcript that is kept in memory."""

    def __init__(self) -> None:
        self.entries: list[dict[str, Any]] = []
        self.broken: list[str] = []

    def add(self, **entry: Any) -> None:
        """Keep one exchange."""
        self.entries.append(json.loads(json.dumps(entry, default=str)))


def main() -> None:
    process.start_django()
    responder, garden = Responder(), leaks.Garden()
    visits = (
        responder.answer,
        responder.open,
        responder.follow,
        responder.send,
        responder.move,
        responder.look,
        responder.leave,
    )
    orders = (*visits, garden.plant, garden.clear)
    process.serve({order.__name__: order for order in orders})


if __name__ == "__main__":
    main()
