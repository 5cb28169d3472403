"""The slip that a person takes home, in his own language: no charge, and no word of care or of why he comes.

A stranger may see it. The chamber chooses what it is called there; what it has not said is left to be written by hand.
"""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from liaison.court.papers.frame import FOLDER, Printing, frame, hour, long_day
from liaison.court.queries.chamber import Card
from liaison.court.queries.people import Person
from liaison.court.queries.printing import Slip

SLIP: Final = FOLDER / "slip.typ"
LANGUAGES: Final = ("nl", "fr", "en")


def slip_paper(slip: Slip, card: Card, printing: Printing) -> dict[str, object]:
    """What ``slip.typ`` prints: in his language, or in that of the page with the interpreter to ask for."""
    spoken = slip.person.language if slip.person.language in LANGUAGES else printing.language
    with override(spoken):
        own = Printing(printing.at, spoken, printing.is_constructed)
        return {
            **frame(own, _("Your next date"), slip.person.name),
            "next": _next(slip),
            "no_date": _("No date has been set yet. It will be told to you."),
            "where_heading": _("Where"),
            "where": _where(slip, card),
            "agreed_heading": _("What we agreed"),
            "agreed": list(slip.agreements),
            "nothing_agreed": _("Nothing was agreed this time."),
            "reach_heading": _("If you cannot come, or have a question"),
            "reach": _reach(card),
            "interpreter": _interpreter(slip.person),
        }


def _next(slip: Slip) -> list[str]:
    if slip.next_day is None:
        return []
    return [long_day(slip.next_day), hour(slip.next_at)]


def _where(slip: Slip, card: Card) -> list[str]:
    room = _("Room %(room)s.") % {"room": slip.next_room} if slip.next_room else ""
    return [part for part in (card.name or _("The court"), card.place, room) if part]


def _reach(card: Card) -> list[tuple[str, str]]:
    return [(_("Telephone"), card.telephone), *([(_("Hours"), card.hours)] if card.hours else [])]


def _interpreter(person: Person) -> str:
    """Whom to ask for, when he speaks another language than the paper, or needs an interpreter beside it."""
    spoken = person.interpreter
    if not spoken and person.language not in {*LANGUAGES, ""}:
        spoken = person.language.upper()
    return _("Ask for an interpreter: %(spoken)s") % {"spoken": spoken} if spoken else ""
