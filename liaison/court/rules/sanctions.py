"""The sanctions that a judgment may name, as versioned data, and which of them apply by date of facts and of judgment.

Nothing here advises: what applies is listed in the order of the catalogue, and which law is milder is the judge's.
Names are the proper legal names in three languages and are never translated again. Source: courts.md, 3.3 and 3.4.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

VERSION: Final = "2026-11"
"""Which edition of the catalogue a judgment was recorded with."""


class Regime(StrEnum):
    """The law that a sanction stands in."""

    ACT_1964 = "act-1964"
    OLD_CODE = "old-code"
    NEW_CODE = "new-code"


class Unit(StrEnum):
    """In what a sanction is counted."""

    DAYS = "days"
    MONTHS = "months"
    HOURS = "hours"
    EUROS = "euros"


class Remark(StrEnum):
    """What the source says of one sanction besides its name."""

    NAMED_IN_BILL = "named-in-bill"
    SINCE_2016 = "since-2016"
    NO_PRISON = "no-prison"
    EXPRESS_REASONS = "express-reasons"
    LIFE = "life"


class Caution(StrEnum):
    """What the reader of the offer must know before choosing from it."""

    UNSETTLED = "unsettled"
    TRANSITION = "transition"
    NEWER = "newer"


@dataclass(frozen=True)
class Bound:
    """From how much to how much, both included; None where the source states no end."""

    least: int | None = None
    most: int | None = None

    def holds(self, amount: int) -> bool:
        """Whether an amount lies within."""
        return (self.least is None or amount >= self.least) and (self.most is None or amount <= self.most)


@dataclass(frozen=True, kw_only=True)
class Sanction:
    """One sanction. ``units`` is empty where nothing is counted; ``judged_from`` is None where no date is stated."""

    code: str
    nl: str
    fr: str
    en: str
    regimes: frozenset[Regime]
    units: tuple[Unit, ...] = ()
    bounds: Mapping[Unit, Bound] = field(default_factory=lambda: MappingProxyType({}))
    has_trial_period: bool = False
    may_defer: bool = False
    judged_from: date | None = None
    remark: Remark | None = None
    source: str

    @property
    def names(self) -> dict[str, str]:
        """The name in each language."""
        return {"nl": self.nl, "fr": self.fr, "en": self.en}


@dataclass(frozen=True)
class Offer:
    """What applies, in the order of the catalogue. ``newer`` holds the codes that came after the first of the facts."""

    regimes: tuple[Regime, ...]
    sanctions: tuple[Sanction, ...]
    cautions: tuple[Caution, ...]
    newer: frozenset[str]


ACT_OF_1964: Final = frozenset({Regime.ACT_1964})
OLD: Final = frozenset({Regime.OLD_CODE})
NEW: Final = frozenset({Regime.NEW_CODE})
AUTONOMOUS_SINCE: Final = date(2016, 5, 1)
PRISON: Final = (Unit.MONTHS, Unit.DAYS)
ANY: Final = (Unit.MONTHS, Unit.DAYS, Unit.HOURS, Unit.EUROS)

_PROBATION = "euprobationproject.eu, national_detail.php?c=BE"
_BILL = "news.belgium.be/fr/node/42104"
_AUTONOMOUS = "legalworld.wolterskluwer.be, 1 May 2016"
_LEVELS = "openvld.be, advo-recht.be, degroote-deman.be"
_LEVEL_MONTHS: Final = {
    2: Bound(6, 36),
    3: Bound(36, 60),
    4: Bound(60, 120),
    5: Bound(120, 180),
    6: Bound(180, 240),
    7: Bound(240, 360),
}
_LEVEL_REMARKS: Final = {1: Remark.NO_PRISON, 2: Remark.EXPRESS_REASONS, 8: Remark.LIFE}


def _level(number: int) -> Sanction:
    bounds = {Unit.MONTHS: _LEVEL_MONTHS[number]} if number in _LEVEL_MONTHS else {}
    return Sanction(
        code=f"N-L{number}",
        nl=f"straf van niveau {number}",
        fr=f"peine de niveau {number}",
        en=f"level {number}",
        regimes=NEW,
        units=ANY,
        bounds=MappingProxyType(bounds),
        remark=_LEVEL_REMARKS.get(number),
        source=_LEVELS,
    )


CATALOGUE: Final = (
    Sanction(
        code="OPS",
        nl="(gewone) opschorting van de uitspraak",
        fr="suspension du prononcé",
        en="suspension of pronouncement",
        regimes=ACT_OF_1964,
        has_trial_period=True,
        source=_PROBATION,
    ),
    Sanction(
        code="POPS",
        nl="probatieopschorting",
        fr="suspension probatoire",
        en="probationary suspension",
        regimes=ACT_OF_1964,
        has_trial_period=True,
        remark=Remark.NAMED_IN_BILL,
        source=_BILL,
    ),
    Sanction(
        code="UIT",
        nl="uitstel",
        fr="sursis",
        en="deferred execution",
        regimes=ACT_OF_1964,
        units=(*PRISON, Unit.EUROS),
        has_trial_period=True,
        may_defer=True,
        remark=Remark.NAMED_IN_BILL,
        source=_BILL,
    ),
    Sanction(
        code="PUIT",
        nl="probatieuitstel",
        fr="sursis probatoire",
        en="probationary deferment",
        regimes=ACT_OF_1964,
        units=(*PRISON, Unit.EUROS),
        bounds=MappingProxyType({Unit.MONTHS: Bound(None, 60)}),
        has_trial_period=True,
        may_defer=True,
        remark=Remark.NAMED_IN_BILL,
        source=_PROBATION,
    ),
    Sanction(
        code="AWS",
        nl="autonome werkstraf",
        fr="peine de travail autonome",
        en="autonomous work penalty",
        regimes=OLD,
        units=(Unit.HOURS,),
        source=_BILL,
    ),
    Sanction(
        code="APS",
        nl="autonome probatiestraf",
        fr="peine de probation autonome",
        en="autonomous probation penalty",
        regimes=OLD,
        units=(Unit.MONTHS,),
        bounds=MappingProxyType({Unit.MONTHS: Bound(6, 24)}),
        judged_from=AUTONOMOUS_SINCE,
        remark=Remark.SINCE_2016,
        source="racinebrussels.eu, " + _AUTONOMOUS,
    ),
    Sanction(
        code="ETAS",
        nl="elektronisch toezicht als autonome straf",
        fr="surveillance électronique (peine autonome)",
        en="autonomous electronic monitoring",
        regimes=OLD,
        units=(Unit.MONTHS,),
        judged_from=AUTONOMOUS_SINCE,
        remark=Remark.SINCE_2016,
        source=_AUTONOMOUS,
    ),
    Sanction(
        code="GEV",
        nl="gevangenisstraf",
        fr="emprisonnement",
        en="prison",
        regimes=OLD | NEW,
        units=PRISON,
        source=_LEVELS,
    ),
    Sanction(
        code="GB",
        nl="geldboete",
        fr="amende",
        en="fine",
        regimes=OLD | NEW,
        units=(Unit.EUROS,),
        source=_LEVELS,
    ),
    *(_level(number) for number in range(1, 9)),
)
BY_CODE: Final = MappingProxyType({sanction.code: sanction for sanction in CATALOGUE})


def applicable(facts: tuple[date, date], judged: date, new_code_from: date | None) -> Offer:
    """What applies to facts from the first to the last day, judged on a day; raises ``ValueError`` for impossible days.

    The old code is offered for facts before the new one began, the new code for judgments from that day on; where both
    are, the milder law holds and is the judge's to find. Without a settled date both are offered with a warning.
    """
    first, last = facts
    if not first <= last <= judged:
        raise ValueError("facts come in their order and before the judgment")
    regimes, cautions = _regimes(first, judged, new_code_from)
    offered = tuple(
        each
        for each in CATALOGUE
        if each.regimes & set(regimes) and (each.judged_from is None or each.judged_from <= judged)
    )
    newer = frozenset(each.code for each in offered if each.judged_from and each.judged_from > first)
    return Offer(regimes, offered, (*cautions, *([Caution.NEWER] if newer else [])), newer)


def _regimes(
    first: date, judged: date, new_code_from: date | None
) -> tuple[tuple[Regime, ...], tuple[Caution, ...]]:
    if new_code_from is None:
        return tuple(Regime), (Caution.UNSETTLED,)
    is_old, is_new = first < new_code_from, judged >= new_code_from
    codes = {Regime.OLD_CODE: is_old, Regime.NEW_CODE: is_new}
    regimes = tuple(regime for regime in Regime if codes.get(regime, True))
    return regimes, (Caution.TRANSITION,) if is_old and is_new else ()


def is_within(sanction: Sanction, unit: Unit | None, amount: int | None) -> bool:
    """Whether an amount lies within the bounds that the source states; true where it states none."""
    if unit is None or amount is None or unit not in sanction.bounds:
        return True
    return sanction.bounds[unit].holds(amount)
