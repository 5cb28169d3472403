"""The catalogue of sanctions as court users look it up: what is about nobody needs no log."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from liaison.court import wording
from liaison.court.rules.sanctions import CATALOGUE, VERSION, Caution, Offer, Regime, Sanction, applicable
from liaison.network.queries.counsel import new_code_from

Days = tuple[date, date]


@dataclass(frozen=True)
class CatalogueLine:
    """One sanction of the catalogue in the words of the page. ``is_newer`` than the first of the facts asked about."""

    code: str
    names: Mapping[str, str]
    regimes: str
    counted: str
    remark: str
    judged_from: date | None
    source: str
    is_newer: bool


@dataclass(frozen=True)
class CatalogueSheet:
    """One edition of the catalogue: all of it, or what applies to the days asked about."""

    version: str
    lines: tuple[CatalogueLine, ...]
    cautions: tuple[str, ...]
    new_code_from: date | None


def offer(facts: Days, judged: date) -> Offer:
    """What applies to these facts when judged on that day, by what counsel has settled."""
    return applicable(facts, judged, new_code_from())


def catalogue(facts: Days | None = None, judged: date | None = None) -> CatalogueSheet:
    """The catalogue as it stands; with both days given only what applies to them. Raises ``ValueError`` for impossible days."""
    day = new_code_from()
    if facts is None or judged is None:
        cautions = () if day else (Caution.UNSETTLED,)
        found = Offer(tuple(Regime), CATALOGUE, cautions, frozenset())
    else:
        found = offer(facts, judged)
    lines = tuple(_line(each, found) for each in found.sanctions)
    return CatalogueSheet(VERSION, lines, cautions_in_words(found), day)


def cautions_in_words(found: Offer) -> tuple[str, ...]:
    """What must be known before choosing, in the language of the page."""
    return tuple(wording.word(wording.CAUTIONS, each) for each in found.cautions)


def _line(sanction: Sanction, found: Offer) -> CatalogueLine:
    in_order = [regime for regime in Regime if regime in sanction.regimes]
    return CatalogueLine(
        code=sanction.code,
        names=sanction.names,
        regimes="; ".join(wording.word(wording.REGIMES, regime) for regime in in_order),
        counted=wording.counted(sanction),
        remark=wording.word(wording.REMARKS, sanction.remark or ""),
        judged_from=sanction.judged_from,
        source=sanction.source,
        is_newer=sanction.code in found.newer,
    )
