"""What people do on their way: at a sitting, in care, and with what they may tell. All of it is ordinary."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from liaison.court.rules.sheet import Content
from liaison.court.rules.sitting import Said, Topic
from liaison.simulation.rules import notes, parameters, words
from liaison.simulation.rules.people import Outcome, drawn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

MARKED: Final = 0.7
"""How often one of the fixed rows of a sheet is marked."""


LAWYER_THERE: Final = 0.9
STEP_TOWARDS: Final = 0.7
"""Ours, as the mark above."""


class Stage(StrEnum):
    """Where somebody is, as the court has it."""

    INTRODUCTION = "introduction"
    REFLECTION = "reflection"
    RUNNING = "running"
    CLOSED = "closed"
    ENDED = "ended"


class Exit(StrEnum):
    """What somebody does with one hand-over in the end. The first never opens the page."""

    SILENT = "silent"
    LATER = "later"
    NOTHING = "nothing"
    TELL = "tell"
    TAKE_BACK = "take-back"


@dataclass(frozen=True)
class TellingPlan:
    """What somebody does with one hand-over: with words of his own or none, with so many suggested sentences."""

    chosen: Exit
    own_words: str
    suggestions: int


def is_there(chance: "Random", outcome: Outcome) -> str:
    """Present, late or absent; somebody whose way ends badly is absent twice as often."""
    shares = dict(parameters.ATTENDANCE)
    if outcome is Outcome.NEGATIVE:
        shares |= {"absent": 2 * shares["absent"], "present": shares["present"] - shares["absent"]}
    return drawn(chance, shares)


def weeks_to_next(chance: "Random", stage: Stage) -> int:
    """How many weeks until somebody is back."""
    if stage is not Stage.RUNNING:
        return chance.choice(parameters.FIRST_INTERVAL_WEEKS)
    return int(drawn(chance, {str(weeks): share for weeks, share in parameters.INTERVAL_WEEKS.items()}))


def sheet(chance: "Random", presence: str, next_day: date | None, interpreter: str = "") -> Content:
    """What judge and clerk write down of one person at one sitting; most people simply go on."""
    if presence == "absent":
        return Content(presence="absent", decision="postpone", next_day=next_day, lawyer="present")
    marks = {
        topic.value: chance.choice([said.value for said in Said])
        for topic in Topic
        if chance.random() < MARKED
    }
    return Content(
        presence=presence,
        said=marks,
        decision=drawn(chance, parameters.DECISIONS),
        agreements=tuple(chance.sample(words.AGREEMENTS, chance.randint(1, 3))),
        next_day=next_day,
        lawyer="present" if chance.random() < LAWYER_THERE else "absent",
        interpreter="present" if interpreter else "",
        voices={
            voice: chance.choice(words.VOICES[voice])
            for voice, share in parameters.SAYS_SOMETHING.items()
            if chance.random() < share
        },
    )


def last_sheet(chance: "Random") -> Content:
    """The sheet of the closing sitting: nothing more is agreed, and no day follows."""
    return replace(sheet(chance, "present", None), decision="close", agreements=())


def telling(chance: "Random", language: str, relapsed_on: date | None, today: date) -> TellingPlan:
    """How somebody prepares for one sitting. Of a relapse he may speak himself."""
    chosen = Exit(drawn(chance, parameters.EXITS))
    own = chance.choice(words.OWN_WORDS[language]) if chance.random() < parameters.OWN_WORDS else ""
    is_fresh = relapsed_on is not None and today - relapsed_on < timedelta(days=28)
    if is_fresh and own and chance.random() < 1 / 2:
        own = words.RELAPSED[language]
    return TellingPlan(chosen, own, chance.randint(0, 3))


def contact(chance: "Random") -> str:
    """Whether somebody comes to a contact: kept, missed, or called off in time."""
    if chance.random() >= parameters.NO_SHOW:
        return "kept"
    return chance.choice(("missed", "notice"))


def kind_of_contact(chance: "Random") -> str:
    """Where or how a contact is."""
    return chance.choice(("talk", "talk", "talk", "telephone", "visit"))


def note(chance: "Random", language: str, happened: str, *, has_relapsed: bool) -> tuple[str, str]:
    """The kind of a contact, and the words that are written down of it."""
    if happened != "kept":
        return "telephone", notes.MISSED[language][0 if happened == "missed" else -1]
    if has_relapsed:
        return "talk", chance.choice(notes.RELAPSED[language])
    return kind_of_contact(chance), chance.choice(notes.ORDINARY[language])


def first_note(language: str, substance: str) -> str:
    """The first talk; what it is mostly about is written here and nowhere at the court."""
    return notes.FIRST[language].format(substance=notes.SUBSTANCES[language][substance])


def goals(chance: "Random") -> dict[str, str]:
    """A plan in the person's words: three to five parts of life, in the order of every page."""
    chosen = set(chance.sample(sorted(words.GOALS), chance.randint(3, 5)))
    return {domain: chance.choice(said) for domain, said in words.GOALS.items() if domain in chosen}


def steps(chance: "Random", goals: "Iterable[str]") -> tuple[tuple[str, str, str, int], ...]:
    """A step towards most goals: of which part of life, what, who takes it, and within how many days."""
    return tuple(
        (domain, *chance.choice(words.STEPS[domain]), chance.choice((7, 14, 14, 28)))
        for domain in goals
        if chance.random() < STEP_TOWARDS
    )


def relapses(chance: "Random", days: int) -> bool:
    """Whether so many days had a relapse in them."""
    return chance.random() < parameters.RELAPSE_A_MONTH * days / 30
