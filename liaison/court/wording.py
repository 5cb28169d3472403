"""The court's own values in the words of the page. Source: courts.md, section 8."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liaison.court.rules.admission import Assessed, OfferAnswer
from liaison.court.rules.sitting import Said, Topic
from liaison.court.rules.trajectory import Refusal

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Words = Mapping[str, "StrOrPromise"]

PRESENCE: Final[Words] = {
    "expected": pgettext_lazy("presence", "expected"),
    "present": pgettext_lazy("presence", "present"),
    "absent": pgettext_lazy("presence", "absent"),
    "off-list": pgettext_lazy("presence", "taken off the list"),
}
DECISIONS: Final[Words] = {
    "continue": pgettext_lazy("decision", "Continue"),
    "praise": pgettext_lazy("decision", "Praise"),
    "warn": pgettext_lazy("decision", "Warn"),
    "postpone": pgettext_lazy("decision", "Postpone"),
    "close": pgettext_lazy("decision", "Close the path"),
}
STATES: Final[Words] = {
    "notified": pgettext_lazy("state", "notified"),
    "offered": pgettext_lazy("state", "offered"),
    "declined": pgettext_lazy("state", "offer not taken"),
    "not-started": pgettext_lazy("state", "not started"),
    "running": pgettext_lazy("state", "running"),
    "stopped": pgettext_lazy("state", "stopped"),
    "closed-positive": pgettext_lazy("state", "closed, positive"),
    "closed-negative": pgettext_lazy("state", "closed, negative"),
    "judged": pgettext_lazy("state", "judged"),
    "transferred": pgettext_lazy("state", "with another court"),
}
SITTING_KINDS: Final[Words] = {
    "introductory": pgettext_lazy("kind of sitting", "introductory"),
    "follow-up": pgettext_lazy("kind of sitting", "follow-up"),
    "closing": pgettext_lazy("kind of sitting", "closing"),
}
ANSWERS: Final[Words] = {
    OfferAnswer.NONE: pgettext_lazy("answer to the offer", "no answer yet"),
    OfferAnswer.ACCEPTS: pgettext_lazy("answer to the offer", "accepts"),
    OfferAnswer.ASKS_TIME: pgettext_lazy("answer to the offer", "asks for time"),
    OfferAnswer.DECLINES: pgettext_lazy("answer to the offer", "takes the ordinary way"),
    OfferAnswer.TAKEN_BACK: pgettext_lazy("answer to the offer", "recorded by mistake"),
}
ASSESSED: Final[Words] = {
    Assessed.YES: pgettext_lazy("criterion", "yes"),
    Assessed.NO: pgettext_lazy("criterion", "no"),
    Assessed.NOT_ASSESSED: pgettext_lazy("criterion", "not assessed"),
}
REFUSALS: Final[Words] = {
    Refusal.NO_OFFER: _("No offer has been recorded, so there is nothing to answer."),
    Refusal.ANSWERED: _("The offer has its answer already. Correct that record instead."),
    Refusal.NOT_RUNNING: _("Only a path that is running can be stopped or closed."),
    Refusal.IS_RUNNING: _("The path is running already."),
    Refusal.NOT_BEGUN: _("This path never began, so it cannot be taken up again."),
    Refusal.ENDED: _("The path has ended. Take it up again first."),
    Refusal.OVER: _("This path has been judged or is with another court. A new summons begins a new one."),
}
"""Why the table of the way refuses a step, and what to do instead."""

FILE_PARTS: Final[Words] = {
    "surname": _("Surname"),
    "given_name": _("First name"),
    "born_on": _("Date of birth"),
    "language": _("Language of the case"),
    "interpreter": _("Interpreter"),
    "number": _("File number"),
    "charges": _("Charges"),
    "detained": _("Custody"),
    "detained_where": _("Where, if detained"),
    "lawyer": _("Lawyer with an account"),
    "lawyer_name": _("Lawyer"),
}
"""The parts of a file that a correction can change."""

DETAINED: Final[Words] = {
    "yes": pgettext_lazy("custody", "detained"),
    "no": pgettext_lazy("custody", "not detained"),
    "unknown": pgettext_lazy("custody", "not known"),
}
TOPICS: Final[Words] = {
    Topic.APPOINTMENTS: _("Appointments"),
    Topic.LIVING: pgettext_lazy("topic", "Living"),
    Topic.WORK: _("Work or course"),
    Topic.MONEY: _("Money"),
    Topic.PEOPLE: pgettext_lazy("topic", "People"),
}
SAID: Final[Words] = {
    Said.TOLD: pgettext_lazy("said today", "told"),
    Said.SHOWN: pgettext_lazy("said today", "shown"),
    Said.NOT_DISCUSSED: pgettext_lazy("said today", "not discussed"),
}


def word(words: Words, value: str) -> str:
    """The word for a value, in the language of the page; empty for no value."""
    return str(words[value]) if value else ""
