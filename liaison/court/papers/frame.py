"""What all papers of the court have in common: who it is from, when it was printed, and how a day is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from django.utils import dateformat
from django.utils.translation import gettext as _

from liaison.court.queries.people import Files, Person
from liaison.court.queries.sittings import SittingLine

FOLDER: Final = Path(__file__).resolve().parents[1] / "typst"


@dataclass(frozen=True)
class Printing:
    """When a paper is printed, in local time, in which language, and whether its people are constructed."""

    at: datetime
    language: str
    is_constructed: bool


def frame(printing: Printing, title: str, header: str) -> Mapping[str, object]:
    """The values that ``base.typ`` asks of every paper, in the language that is active."""
    moment = dateformat.format(printing.at, "j F Y, H:i")
    return {
        "lang": printing.language,
        "title": title,
        "header": header,
        "footer": _("Printed on %(moment)s; a copy may be old.") % {"moment": moment},
        "page": _("page {n} of {m}"),
        "lost": _("{count} signs could not be printed."),
        "notice": _("Constructed world: these people do not exist.") if printing.is_constructed else "",
    }


def long_day(day: date) -> str:
    """A day with its weekday."""
    return dateformat.format(day, "l j F Y")


def short_day(day: date | None) -> str:
    """A day; empty for none."""
    return dateformat.format(day, "j F Y") if day else ""


def hour(at: time | None) -> str:
    """An hour; empty for none."""
    return at.strftime("%H:%M") if at else ""


def sitting_title(sitting: SittingLine) -> str:
    """Which sitting it is."""
    return _("Sitting of %(day)s, %(hour)s") % {"day": long_day(sitting.day), "hour": hour(sitting.starts_at)}


def room(sitting: SittingLine) -> str:
    """Where it is held, for the head of a page."""
    return _("Room %(room)s.") % {"room": sitting.room} if sitting.room else "Liaison"


def speech(person: Person) -> str:
    """His language, and the interpreter he needs."""
    asked = _("interpreter %(spoken)s") % {"spoken": person.interpreter} if person.interpreter else ""
    return "; ".join(filter(None, [person.language.upper(), asked]))


def numbers(files: Files) -> str:
    """The numbers of joined files, one a line."""
    return "\n".join(files.numbers)
