"""What judge and clerk fill in on one sheet, as a value: compared, kept as a version, and brought together with another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from liaison.court.rules.sitting import Said, Topic

EXPECTED, POSTPONE = "expected", "postpone"

FURTHEST_NEXT = timedelta(days=366)
"""A next sitting is within a year: no path in the courts' own texts is longer than 18 months in all (courts.md, 3.1)."""


class Voice(StrEnum):
    """Who else speaks at a sitting, in the order in which they are asked."""

    PROSECUTOR = "prosecutor"
    LAWYER = "lawyer"
    CIVIL_PARTY = "civil-party"


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Content:
    """The sheet as filled in. What was not marked, said or decided is absent or empty; ``voices`` are a line each.

    ``lawyer`` and ``interpreter`` say whether they were there.
    """

    presence: str
    said: Mapping[str, str] = field(default_factory=_nothing)
    decision: str = ""
    agreements: tuple[str, ...] = ()
    next_day: date | None = None
    lawyer: str = ""
    interpreter: str = ""
    voices: Mapping[str, str] = field(default_factory=_nothing)


@dataclass(frozen=True)
class Together:
    """Two versions of a sheet brought together: ``taken`` was changed by the other alone, ``clashes`` by both.

    Where both changed the same part differently, ``content`` has what was typed last.
    """

    content: Content
    taken: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()


def lines(text: str) -> tuple[str, ...]:
    """The agreements typed, one a line, without empty lines and with single spaces."""
    return tuple(words for line in text.splitlines() if (words := " ".join(line.split())))


def united(kept: Iterable[str], typed: Iterable[str]) -> tuple[str, ...]:
    """Those kept from last time, then those typed, each once."""
    return tuple(dict.fromkeys([*kept, *typed]))


def marked(said: Mapping[str, str]) -> dict[str, str]:
    """Only known topics with a known mark, in the fixed order: what is stored can always be shown."""
    return {topic.value: said[topic] for topic in Topic if said.get(topic) in set(Said)}


def leaves_presence_open(content: Content) -> bool:
    """Whether something is decided and nobody has said if he was there.

    A sitting can be postponed before anybody knows whether he comes; whatever else is decided, is decided on somebody
    who was there or was not.
    """
    return content.presence == EXPECTED and content.decision not in {"", POSTPONE}


def parts(content: Content) -> dict[str, Any]:
    """The sheet part by part: what one person can change without touching what another changes."""
    return {
        "presence": content.presence,
        "lawyer": content.lawyer,
        "interpreter": content.interpreter,
        **{f"said.{topic}": content.said.get(topic, "") for topic in Topic},
        **{f"voice.{voice}": content.voices.get(voice, "") for voice in Voice},
        "decision": content.decision,
        "agreements": content.agreements,
        "next_day": content.next_day,
    }


def whole(given: Mapping[str, Any]) -> Content:
    """The sheet from its parts."""
    said = {topic.value: given[f"said.{topic}"] for topic in Topic if given[f"said.{topic}"]}
    voices = {voice.value: given[f"voice.{voice}"] for voice in Voice if given[f"voice.{voice}"]}
    return Content(
        presence=given["presence"],
        said=said,
        decision=given["decision"],
        agreements=tuple(given["agreements"]),
        next_day=given["next_day"],
        lawyer=given["lawyer"],
        interpreter=given["interpreter"],
        voices=voices,
    )


def together(opened: Content | None, typed: Content, saved: Content) -> Together:
    """What was typed on a sheet as it was ``opened``, and what somebody else ``saved`` meanwhile, part by part.

    Without the version that was opened, whatever differs is a clash.
    """
    mine, theirs = parts(typed), parts(saved)
    before = parts(opened) if opened else {}
    differ = [part for part in mine if mine[part] != theirs[part]]
    taken = tuple(part for part in differ if part in before and mine[part] == before[part])
    clashes = tuple(
        part for part in differ if part not in before or before[part] not in (mine[part], theirs[part])
    )
    return Together(whole(mine | {part: theirs[part] for part in taken}), taken, clashes)


def kept(content: Content) -> dict[str, Any]:
    """The parts as a version keeps them: plain values."""
    found = parts(content)
    day = content.next_day
    return found | {"agreements": list(content.agreements), "next_day": day.isoformat() if day else ""}


def read(given: Mapping[str, Any]) -> Content:
    """The sheet as a version has kept it."""
    day = given["next_day"]
    return whole({**given, "next_day": date.fromisoformat(day) if day else None})
