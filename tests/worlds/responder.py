"""Runs in a real process of the court's door: answers for one world what everybody there can ask.

Chance and clock are functions of a seed, so that nothing has to be masked: tokens, session keys, request ids and
new rows are equal in equal worlds. Of what other doors sign (checkpoints) the digests are left out: they are
commitments to logs that the court cannot read, and say nothing to who has not those logs.
"""

import io
import logging
import os
import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from hashlib import shake_256
from pathlib import Path
from typing import Any

import time_machine

from tests.worlds import leaks, process

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
            for table in rows.readable():
                transcript.add(who="database", url=table, rows=rows.of(table))
        rows.close_database()
        return transcript.close()


def main() -> None:
    process.start_django()
    responder, garden = Responder(), leaks.Garden()
    process.serve({"answer": responder.answer, "plant": garden.plant, "clear": garden.clear})


if __name__ == "__main__":
    main()
