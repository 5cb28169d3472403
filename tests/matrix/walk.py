"""One walk of everybody through every page, at each moment, and what it found: leaks, gaps, and which page shows what."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from liaison.common import again, clock, paper
from liaison.disclosure.rules.matrix import MATRIX
from tests import crossing, doors
from tests.matrix import scene as scenes
from tests.matrix.canaries import BEFORE, CANARIES, DELIVERED, JUDGED, Canary
from tests.matrix.oracle import Tie, permits
from tests.matrix.walking import walked

CELLS: dict[tuple[str, str], str] = {
    (kind, column.value): str(cell) for (kind, column), cell in MATRIX.items()
}
WITHOUT_A_PERSON = frozenset({"network", "office"})
"""Doors at which nobody is anybody's: they are walked once, when there is most to see."""


@dataclass(frozen=True)
class Glimpse:
    """That somebody saw a canary on a page."""

    moment: str
    who: str
    column: str
    row: str
    word: str
    page: str


@dataclass
class Walk:
    """What was seen, what should not have been, and what should have been and was not."""

    seen: set[Glimpse] = field(default_factory=set)
    leaks: set[Glimpse] = field(default_factory=set)
    missing: set[tuple[str, str, str]] = field(default_factory=set)
    answers: int = 0
    columns: dict[str, str] = field(default_factory=dict)
    forms: dict[str, set[str]] = field(default_factory=dict)

    def look(self, moment: str, visitors: Iterable[scenes.Visitor], of: scenes.Scene) -> None:
        """Everybody goes everywhere at one moment."""
        keys = scenes.keys(of)
        for who in (each for each in visitors if _comes(each.tie, moment)):
            self.columns[who.tie.name] = who.tie.column
            client, found = who.enters(), set()
            forms = self.forms.setdefault(who.tie.door, set())
            asked = keys | {"token": [who.token] if who.token else []}
            with doors.at(who.tie.door):
                for page in walked(client, who.role, asked, forms):
                    self.answers += 1
                    for canary in (each for each in CANARIES if each.is_on(page.text)):
                        found.add(canary)
                        self._note(moment, who, canary, page.page)
            self.missing |= {
                (moment, who.tie.name, each.word)
                for each in CANARIES
                if moment in each.lives and permits(CELLS, who.tie, each, moment) and each not in found
            }

    def _note(self, moment: str, who: scenes.Visitor, canary: Canary, page: str) -> None:
        row = canary.row_at(moment)
        where = f"{who.tie.door} {page}"
        if where in canary.public_on:
            return
        glimpse = Glimpse(moment, who.tie.name, who.tie.column, row, canary.word, where)
        self.seen.add(glimpse)
        if not permits(CELLS, who.tie, canary, moment):
            self.leaks.add(glimpse)


def taken(patch: pytest.MonkeyPatch) -> Walk:
    """The whole walk. Papers are drawn here, each once: their bytes depend on their values alone.

    Whoever opens the address of a form is led to the page above it, which is walked anyway: here he is told 405.
    """
    patch.setattr(paper, "draw", _once({}))
    patch.setattr(again, "NOT_ALLOWED", 0)
    walk, of = Walk(), scenes.scene()
    everybody = scenes.visitors(of)
    walk.look(BEFORE, everybody, of)
    crossing.closed()
    with clock.played(clock.now() + 2 * scenes.at_court.DAY):
        walk.look(DELIVERED, everybody, of)
        scenes.as_judged(of)
        walk.look(JUDGED, everybody, of)
    return walk


def _comes(tie: Tie, moment: str) -> bool:
    """Whether somebody is walked at a moment: whoever is tied to him always is, and nobody twice where it is all the same.

    Strangers come while there are drafts, and once more when there is most to see at their door.
    """
    if tie.door in WITHOUT_A_PERSON:
        return moment == DELIVERED
    is_tied = moment in tie.moments and (tie.is_own or bool(tie.mandate))
    return is_tied or moment != (DELIVERED if tie.door == "court" else JUDGED)


def _once(drawn: dict[tuple[str, str], bytes]) -> object:
    def draw(template: Path, data: Mapping[str, object]) -> bytes:
        key = str(template), json.dumps(dict(data), sort_keys=True)
        if key not in drawn:
            drawn[key] = paper._drawn(template.read_bytes(), json.loads(key[1]))
        return drawn[key]

    return draw
