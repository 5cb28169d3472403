"""How a chamber works, as data: who guides, who can be offered the way, how often and how long, on which ground.

Source of the presets: courts.md, 3.1, with what it cites. What is not known there is left empty, never guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

FOUR_WEEKS, EIGHT_WEEKS = 28, 56
"""A month and two months between sittings of one person: a chamber sits on one day of the week, so whole weeks."""


class Guide(StrEnum):
    """Who goes along with the person until the judgment."""

    LIAISON = "liaison"
    JUSTICE_ASSISTANT = "justice-assistant"
    BOTH = "both"


class Criterion(StrEnum):
    """What is looked at before the way is offered. Source: courts.md, 10 (3). "Not assessed" is always an answer."""

    ADDICTION = "addiction"
    ADMITS = "admits"
    INSIGHT = "insight"
    HELP = "help"
    RECORD = "record"
    RESIDENT = "resident"
    PROFIT = "profit"
    ORGANISED = "organised"
    SEVERITY = "severity"
    DETAINED = "detained"
    SUBSTANCE = "substance"
    ADULT = "adult"


EXCLUDING: Final = frozenset({Criterion.PROFIT, Criterion.ORGANISED, Criterion.SEVERITY})
"""Here a yes speaks against the offer. It never decides: the prosecutor weighs."""


@dataclass(frozen=True)
class Ground:
    """A law that lets care tell the court something without consent, by its label and the days on which it holds."""

    label: str
    valid_from: date
    valid_until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the ground holds that day, the last day included."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True)
class CourtModel:
    """One version of how one chamber works. ``None`` and empty mean: not known, or the chamber sets no such bound.

    ``rhythm`` is days between two sittings of the chamber; ``interval`` days between two sittings of one person, and
    ``interval_positive`` the same on a positive course. ``intake_days`` is how soon care sees him first. ``version``
    is 0 where nothing was entered.
    """

    code: str = ""
    version: int = 0
    name: str = ""
    guide: Guide | None = None
    criteria: tuple[Criterion, ...] = ()
    rhythm: int | None = None
    interval: int | None = None
    interval_positive: int | None = None
    most_sittings: int | None = None
    months_least: int | None = None
    months_most: int | None = None
    intake_days: int | None = None
    signed: str = ""
    legal_basis: str = ""
    grounds: tuple[Ground, ...] = ()
    languages: tuple[str, ...] = ()
    source: str = ""
    valid_from: date | None = None

    def grounds_on(self, day: date) -> tuple[Ground, ...]:
        """The grounds that hold that day: where there are none, there is no signal."""
        return tuple(ground for ground in self.grounds if ground.holds_on(day))


class Fault(StrEnum):
    """Why a model cannot be kept."""

    NO_NAME = "no-name"
    NO_DAY = "no-day"
    PAST = "past"
    MONTHS = "months"
    POSITIVE = "positive"
    GROUND_ENDS = "ground-ends"
    GROUND_LABEL = "ground-label"
    GROUND_GHENT = "ground-ghent"


GHENT: Final = "dbk-gent"
"""Its liaison works before any judgment and under professional secrecy: the model names no ground (design.md, the wall)."""


def faults(model: CourtModel, *, today: date, is_first: bool) -> Iterator[tuple[str, Fault]]:
    """What is wrong, by field. A first version may begin in the past; a later one changes no day that has been."""
    if not model.name.strip():
        yield "name", Fault.NO_NAME
    if model.valid_from is None:
        yield "valid_from", Fault.NO_DAY
    elif not is_first and model.valid_from < today:
        yield "valid_from", Fault.PAST
    if model.months_least and model.months_most and model.months_least > model.months_most:
        yield "months_most", Fault.MONTHS
    if model.interval and model.interval_positive and model.interval_positive < model.interval:
        yield "interval_positive", Fault.POSITIVE
    yield from _ground_faults(model)


def _ground_faults(model: CourtModel) -> Iterator[tuple[str, Fault]]:
    if model.code == GHENT and model.grounds:
        yield "grounds", Fault.GROUND_GHENT
    for ground in model.grounds:
        if not ground.label.strip():
            yield "grounds", Fault.GROUND_LABEL
        if ground.valid_until and ground.valid_until < ground.valid_from:
            yield "grounds", Fault.GROUND_ENDS


_FACTS = (Criterion.ADDICTION, Criterion.PROFIT)
PRESETS: Final[dict[str, CourtModel]] = {
    model.code: model
    for model in (
        CourtModel(
            code=GHENT,
            name="Drugbehandelingskamer Gent",
            guide=Guide.LIAISON,
            criteria=(*_FACTS, Criterion.ORGANISED, Criterion.SEVERITY),
            rhythm=7,
            months_least=6,
            months_most=10,
            languages=("nl",),
            source="https://www.popovggz.be/?action=onderdeel&onderdeel=570&titel=Drugbehandelingskamer+Gent",
        ),
        CourtModel(
            code="dok-turnhout",
            name="Drugopvolgingskamer Turnhout",
            guide=Guide.JUSTICE_ASSISTANT,
            criteria=(
                *_FACTS,
                Criterion.ADMITS,
                Criterion.INSIGHT,
                Criterion.HELP,
                Criterion.RECORD,
                Criterion.SUBSTANCE,
            ),
            interval=FOUR_WEEKS,
            interval_positive=EIGHT_WEEKS,
            months_most=12,
            signed="DOK-plan",
            languages=("nl",),
            source="https://www.om-mp.be/nl/article/persbericht-turnhout-drugopvolgingskamer-start-vrijdag-turnhout",
        ),
        CourtModel(
            code="dok-leuven",
            name="Drugopvolgingskamer Leuven",
            guide=Guide.JUSTICE_ASSISTANT,
            criteria=(Criterion.ADDICTION, Criterion.ADULT, Criterion.RESIDENT),
            interval=FOUR_WEEKS,
            months_least=10,
            months_most=18,
            signed="overeenkomst van alle partijen",
            languages=("nl",),
            source="https://www.leuvenactueel.be/nieuws/leuven/nieuw-in-leuven-een-drugopvolgingskamer?nid=17097",
        ),
        CourtModel(
            code="dbt-brugge-veurne",
            name="Drugbehandelingstraject Brugge en Veurne",
            guide=Guide.JUSTICE_ASSISTANT,
            criteria=(Criterion.ADDICTION,),
            interval=EIGHT_WEEKS,
            most_sittings=4,
            intake_days=7,
            signed="door de cliënt, op de eerste zitting",
            languages=("nl",),
            source="https://www.desleutel.be/overdesleutel/nieuws/nieuwsarchief/item/2433-drugbehandelingstraject-brugge-in-de-kijker",
        ),
        CourtModel(
            code="ctt-charleroi",
            name="Chambre de traitement de la toxicomanie Charleroi",
            guide=Guide.JUSTICE_ASSISTANT,
            criteria=(Criterion.ADDICTION, Criterion.ADMITS, Criterion.ORGANISED),
            rhythm=FOUR_WEEKS,
            interval=FOUR_WEEKS,
            months_least=10,
            months_most=10,
            signed="document d’engagement",
            languages=("fr",),
            source="dhnet.be 5e303eaf…, 5e4c1199…, 5ec3df19…, 60d219e1…; telesambre.be 44393",
        ),
    )
}
"""The five models of courts.md, 3.1, by their code. A court's language is that of its region (law of 15 June 1935)."""
