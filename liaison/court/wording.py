"""The court's own values in the words of the page. Source: courts.md, section 8."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import get_language, gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from liaison.court.rules.judging import AppealResult, Outcome
from liaison.court.rules.sanctions import Bound, Caution, Regime, Remark, Sanction, Unit
from liaison.court.rules.sitting import Said, Topic

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
