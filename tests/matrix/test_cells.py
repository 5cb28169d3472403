"""All 41 x 11 cells over HTTP: nobody sees what the matrix closes to him, and who may see it sees it where it is shown."""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from liaison.common import rights
from liaison.disclosure import gate
from liaison.disclosure.rules.matrix import MATRIX
from tests.matrix import drawing, scene, walk
from tests.matrix.canaries import BEFORE, CANARIES, CODES

DRAWN = Path(__file__).resolve().parents[2] / "docs" / "reference" / "cells.md"
TEXTS = {"CharField", "TextField", "BinaryField", "JSONField", "EmailField"}
LAWYERS_PAGE = (
    "the page of a client shows dates, goals, attendance, drafts and what was handed over, and no file"
)
PAPERS_PAGE = "the page of a paper says his name and nothing else of him, and only until the list closes"
REVIEWS_PAGE = "the page of a review says whose file was opened, by whom and why, and nothing else of him"
NARROWER: dict[tuple[str, str], str] = {
    ("lawyer whose mandate is for his name alone", "VogelM01nummer"): LAWYERS_PAGE,
    ("lawyer whose mandate is for his name alone", "VogelM01tolk"): LAWYERS_PAGE,
    ("mandated lawyer", "VogelM01nummer"): LAWYERS_PAGE,
    ("mandated lawyer", "VogelM01tolk"): LAWYERS_PAGE,
    ("mandated lawyer", "VogelM04afspraak"): LAWYERS_PAGE,
    ("mandated lawyer", "VogelM04tolk"): LAWYERS_PAGE,
    ("mandated lawyer", "VogelM40zaal"): LAWYERS_PAGE,
    ("trusted person", "VogelM04afspraak"): LAWYERS_PAGE,
    ("trusted person", "VogelM06verlopen"): LAWYERS_PAGE,
    ("trusted person", "VogelM22wens"): LAWYERS_PAGE,
    ("liaison who saw it signed", "VogelM01naam"): PAPERS_PAGE,
    ("liaison who saw it signed", "VogelM01nummer"): PAPERS_PAGE,
    ("liaison who saw it signed", "VogelM01roepnaam"): PAPERS_PAGE,
    ("liaison who saw it signed", "VogelM01tolk"): PAPERS_PAGE,
    ("trusted person", "VogelM04tolk"): LAWYERS_PAGE,
    ("trusted person", "VogelM22stap"): LAWYERS_PAGE,
    ("trusted person", "VogelM22sterkte"): LAWYERS_PAGE,
    ("coordinator", "VogelM01nummer"): REVIEWS_PAGE,
    ("coordinator", "VogelM01tolk"): REVIEWS_PAGE,
    (
        "liaison with urgent access",
        "VogelM32dringend",
    ): "a reason waits for its review, and the file says that it runs",
}
"""What the matrix would let somebody see and a page keeps from him, by who he is and the canary, and why."""
UNSEEN = {
    "VogelM01raadsman": "where his lawyer has an account the account's name stands instead",
    "VogelM27einde": "why an end was corrected stands on the page of a path that was taken up again",
}
"""Canaries that no page shows to anybody, and why."""
pytestmark = [pytest.mark.timeout(1200), pytest.mark.once]


@cache
def _walk() -> walk.Walk:
    with pytest.MonkeyPatch.context() as patch:
        return walk.taken(patch)


def _few(found: Iterable[Any]) -> list[str]:
    """The first twenty in order: whatever is wrong can be read, and two large sets are never compared."""
    return sorted(str(each) for each in found)[:20]


def test_nobody_is_shown_what_the_matrix_closes_to_him() -> None:
    assert _few(_walk().leaks) == []


def test_whoever_may_see_it_sees_it_wherever_another_of_his_column_does() -> None:
    walked = _walk()
    shown = {(each.column, each.word) for each in walked.seen}
    gaps = {(who, word) for _, who, word in walked.missing if (walked.columns[who], word) in shown}
    assert _few(gaps - NARROWER.keys()) == []
    assert _few(NARROWER.keys() - gaps) == []


def test_every_canary_is_seen_by_somebody_or_is_named() -> None:
    unseen = {each.word for each in CANARIES} - {each.word for each in _walk().seen}
    assert _few(unseen - UNSEEN.keys()) == []
    assert _few(UNSEEN.keys() - unseen) == []


def test_the_page_of_cells_says_what_was_seen() -> None:
    drawn = drawing.table(_walk())
    if os.environ.get("LIAISON_CELLS"):
        DRAWN.write_text(drawn, encoding="utf-8")
    stale = set(DRAWN.read_text(encoding="utf-8").splitlines()) ^ set(drawn.splitlines())
    assert [line[:100] for line in _few(stale)] == [], "cells.md is stale: run `make docs`"


def test_every_text_that_is_kept_of_a_person_carries_a_canary_or_is_named() -> None:
    fields = {
        f"{model.__name__}.{name}"
        for model in rights.all_models()
        for name, kind in getattr(model, "kinds", {}).items()
        if kind in MATRIX.rows and _is_text(model._meta.get_field(name))
    }
    without = fields - {each.kept for each in CANARIES}
    assert _few(without - CODES.keys()) == []
    assert _few(CODES.keys() - without) == []


def _is_text(field: Any) -> bool:
    return field.get_internal_type() in TEXTS and not field.choices


def test_a_gate_that_opens_everything_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The walk is no formality: with the one decision always yes, a prosecutor reads a fact whose release has expired."""
    monkeypatch.setattr(gate, "permitted", lambda viewer, kinds, *_: frozenset(kinds))
    of, found = scene.scene(), walk.Walk()
    found.look(BEFORE, [who for who in scene.visitors(of) if who.tie.name == "prosecutor"], of)
    assert "VogelM06verlopen" in {each.word for each in found.leaks}
