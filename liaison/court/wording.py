"""The court's own values in the words of the page. Source: courts.md, section 8."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import get_language, gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from liaison.court.rules.admission import Assessed, OfferAnswer
from liaison.court.rules.judging import AppealResult, Outcome
from liaison.court.rules.pacing import Warned
from liaison.court.rules.sanctions import Bound, Caution, Regime, Remark, Sanction, Unit
from liaison.court.rules.sheet import Voice
from liaison.court.rules.sitting import Said, Topic
from liaison.court.rules.trajectory import Refusal

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Words = Mapping[str, "StrOrPromise"]

PRESENCE: Final[Words] = {
    "expected": pgettext_lazy("presence", "expected"),
    "present": pgettext_lazy("presence", "present"),
    "late": pgettext_lazy("presence", "late"),
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
KINDS: Final[Words] = {
    "introductory": pgettext_lazy("kind of sitting", "introductory"),
    "follow-up": pgettext_lazy("kind of sitting", "follow-up"),
    "closing": pgettext_lazy("kind of sitting", "closing"),
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
OUTCOMES: Final[Words] = {
    Outcome.POSITIVE: pgettext_lazy("outcome of the path", "positive"),
    Outcome.NEGATIVE: pgettext_lazy("outcome of the path", "negative"),
    Outcome.STOPPED: pgettext_lazy("outcome of the path", "stopped early"),
}
APPEALS: Final[Words] = {
    AppealResult.UPHELD: pgettext_lazy("appeal", "the judgment was upheld"),
    AppealResult.CHANGED: pgettext_lazy("appeal", "the judgment was changed"),
    AppealResult.WITHDRAWN: pgettext_lazy("appeal", "the appeal was withdrawn"),
}
UNITS: Final[Words] = {
    Unit.DAYS: pgettext_lazy("unit", "days"),
    Unit.MONTHS: pgettext_lazy("unit", "months"),
    Unit.HOURS: pgettext_lazy("unit", "hours"),
    Unit.EUROS: pgettext_lazy("unit", "euros"),
}
REGIMES: Final[Words] = {
    Regime.ACT_1964: _("Act of 29 June 1964"),
    Regime.OLD_CODE: _("Criminal Code of 1867"),
    Regime.NEW_CODE: _("Criminal Code of 29 February 2024"),
}
REMARKS: Final[Words] = {
    Remark.NAMED_IN_BILL: _(
        "Named in the bill of 2025 that keeps the rules of execution for the time being."
    ),
    Remark.SINCE_2016: _("Exists since 1 May 2016."),
    Remark.NO_PRISON: _("No prison at this level."),
    Remark.EXPRESS_REASONS: _("Normally no prison; 6 months to 3 years only with express reasons."),
    Remark.LIFE: _("Prison for life."),
}
CAUTIONS: Final[Words] = {
    Caution.UNSETTLED: _(
        "From which day the new Criminal Code holds has not been settled here. The sanctions of both codes are listed: which law applies is for the judge."
    ),
    Caution.TRANSITION: _(
        "The facts lie before the new Criminal Code and the judgment after it. The sanctions of both codes are listed: which law is milder is for the judge."
    ),
    Caution.NEWER: _(
        "Some sanctions came after the first of the facts; they are marked. Whether they may be pronounced is for the judge."
    ),
}

THERE: Final[Words] = {
    "present": pgettext_lazy("presence", "present"),
    "late": pgettext_lazy("presence", "late"),
    "absent": pgettext_lazy("presence", "absent"),
}
VOICES: Final[Words] = {
    Voice.PROSECUTOR: _("Prosecutor"),
    Voice.LAWYER: _("Lawyer"),
    Voice.CIVIL_PARTY: _("Civil party"),
}
HANDED_BY: Final[Words] = {
    "person": pgettext_lazy("handed up by", "the person"),
    "lawyer": pgettext_lazy("handed up by", "the lawyer"),
    "other": pgettext_lazy("handed up by", "somebody else"),
}
WARNINGS: Final[Words] = {
    Warned.LAST_SITTING: _("This is the last sitting that the court model allows."),
    Warned.TOO_MANY: _("More sittings than the court model allows."),
    Warned.LAST_MONTH: _("This is the last month that the court model allows."),
    Warned.TOO_LONG: _("Longer than the court model allows."),
}
PARTS: Final[Words] = {
    "presence": _("Presence"),
    "lawyer": _("Lawyer present"),
    "interpreter": _("Interpreter present"),
    **{f"said.{topic}": name for topic, name in TOPICS.items()},
    **{f"voice.{voice}": name for voice, name in VOICES.items()},
    "decision": _("Decision"),
    "agreements": _("Agreements"),
    "next_day": _("Next sitting"),
}
"""The parts of a sheet, as they are named where two writers are brought together."""


def word(words: Words, value: str) -> str:
    """The word for a value, in the language of the page; empty for no value."""
    return str(words[value]) if value else ""


def legal_name(names: Mapping[str, str]) -> str:
    """The proper name in the language of the page, or the one there is."""
    return names.get(get_language() or "", "") or next(iter(names.values()), "")


def amount(number: int | None, unit: str) -> str:
    """How many of what, in the language of the page; empty when nothing is counted."""
    if number is None:
        return ""
    words = {
        Unit.DAYS: ngettext("%(n)d day", "%(n)d days", number),
        Unit.MONTHS: ngettext("%(n)d month", "%(n)d months", number),
        Unit.HOURS: ngettext("%(n)d hour", "%(n)d hours", number),
        Unit.EUROS: ngettext("%(n)d euro", "%(n)d euros", number),
    }
    return words[Unit(unit)] % {"n": number}


def counted(sanction: Sanction) -> str:
    """In what a sanction is counted, with the bounds that its source states."""
    return ", ".join(_within(unit, sanction.bounds.get(unit)) for unit in sanction.units)


def _within(unit: Unit, bound: Bound | None) -> str:
    if bound is None:
        return word(UNITS, unit)
    given = {"unit": word(UNITS, unit), "least": bound.least, "most": bound.most}
    if bound.least is None:
        return gettext("%(unit)s, at most %(most)d") % given
    return gettext("%(unit)s, from %(least)d to %(most)d") % given
