"""What the prosecutor answers to the criteria of the chamber's court model: as it fits what becomes of somebody then."""

from typing import TYPE_CHECKING, Final

from liaison.court.rules.admission import Assessed, Check
from liaison.network.rules.court_models import EXCLUDING, Criterion
from liaison.simulation.rules import parameters, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from random import Random

WORDS: Final = 0.3
"""How often an answer has words besides. Ours."""


def against(chance: "Random", criteria: "Iterable[str]", facts: str) -> str:
    """The one criterion that speaks against an offer; empty for nearly everybody, whom the court then offers the way."""
    if chance.random() >= parameters.NO_OFFER:
        return ""
    found = [
        code for code in criteria if code in words.AGAINST and facts not in words.NOT_AGAINST.get(code, ())
    ]
    return chance.choice(found) if found else ""


def checks(chance: "Random", criteria: "Iterable[str]", is_detained: bool, no: str) -> "Mapping[str, Check]":  # noqa: FBT001
    """An answer to each criterion. ``no`` is the one that speaks against him: that one is always answered, with words."""
    return {str(code): _check(chance, str(code), is_detained, no) for code in criteria}


def _check(chance: "Random", code: str, is_detained: bool, no: str) -> Check:  # noqa: FBT001
    if code == no:
        return Check(_said(code in EXCLUDING), words.AGAINST[code])
    if code == Criterion.DETAINED:
        return Check(_said(is_detained))
    if chance.random() < parameters.NOT_ASSESSED:
        return Check(Assessed.NOT_ASSESSED.value)
    if code == Criterion.RECORD:
        return Check(_said(chance.random() < parameters.WITH_A_RECORD))
    said = words.IN_FAVOUR.get(code, ()) if chance.random() < WORDS else ()
    return Check(_said(code not in EXCLUDING), chance.choice(said) if said else "")


def _said(is_yes: bool) -> str:  # noqa: FBT001
    return (Assessed.YES if is_yes else Assessed.NO).value
