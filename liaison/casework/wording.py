"""The care side's own values in the words of the page."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liaison.disclosure.rules.handover import Refusal

Words = Mapping[str, Promise]

CONTACTS: Final[Words] = {
    "talk": pgettext_lazy("contact", "Talk"),
    "telephone": pgettext_lazy("contact", "Telephone"),
    "visit": pgettext_lazy("contact", "Visit"),
    "other": pgettext_lazy("contact", "Other"),
}
OUTCOMES: Final[Words] = {
    "kept": pgettext_lazy("outcome of a contact", "Kept"),
    "not-come-with-notice": pgettext_lazy("outcome of a contact", "Not come, with notice"),
    "not-come": pgettext_lazy("outcome of a contact", "Not come, without notice"),
    "moved": pgettext_lazy("outcome of a contact", "Moved"),
}
WHO: Final[Words] = {
    "person": pgettext_lazy("who takes a step", "the person"),
    "liaison": pgettext_lazy("who takes a step", "the liaison"),
    "together": pgettext_lazy("who takes a step", "together"),
    "other": pgettext_lazy("who takes a step", "somebody else"),
}
WHEN: Final[Words] = {
    "today": pgettext_lazy("strength", "Today"),
    "wish": pgettext_lazy("strength", "Wishes"),
    "before": pgettext_lazy("strength", "Helped before"),
}
LIFE: Final[Words] = {
    "housing": pgettext_lazy("part of life", "Housing"),
    "work": pgettext_lazy("part of life", "Work, course or day activity"),
    "people": pgettext_lazy("part of life", "People"),
    "health": pgettext_lazy("part of life", "Health"),
    "money": pgettext_lazy("part of life", "Money"),
    "use": pgettext_lazy("part of life", "Use"),
}
STATES: Final[Words] = {
    "notified": pgettext_lazy("state of the path", "notified"),
    "offered": pgettext_lazy("state of the path", "offered"),
    "declined": pgettext_lazy("state of the path", "not taken up"),
    "not-started": pgettext_lazy("state of the path", "not begun"),
    "running": pgettext_lazy("state of the path", "under way"),
    "stopped": pgettext_lazy("state of the path", "stopped"),
    "closed-positive": pgettext_lazy("state of the path", "closed"),
    "closed-negative": pgettext_lazy("state of the path", "closed"),
    "judged": pgettext_lazy("state of the path", "judged"),
    "transferred": pgettext_lazy("state of the path", "with another court"),
}

NOT_URGENT: Final[Words] = {
    "running": _("Your urgent access to one file is still open. Another one opens when it has ended."),
    "locked": _(
        "A review of urgent access in your service is overdue. Until it is done nobody of the service opens"
        " a file urgently; a coordinator does it under “Without a liaison”."
    ),
    "tries": _(
        "Five times in an hour nobody was exactly that person. Wait an hour, or call the coordinator."
    ),
}
"""Why a file cannot be opened urgently now, and what to do."""


def word(words: Words, value: str) -> str:
    """The word for a value, in the language of the page; empty for no value."""
    return str(words[value]) if value else ""


ON_PAPER: Final[Mapping[Refusal, Promise]] = {
    Refusal.CLOSED: _("The list has closed: nothing can be entered, countersigned or taken back any more."),
    Refusal.ANSWERED: _("This has been countersigned already."),
    Refusal.SAME_HAND: _("Who entered a paper does not countersign it."),
    Refusal.IS_SOURCE: _("The source of a sentence neither enters nor countersigns the paper that tells it."),
    Refusal.NOT_ASKED: _("This is not asked of you, or no longer: it may have been taken back."),
    Refusal.NOT_TOLD: _("There is nothing to take back."),
}


def refusal(reason: Refusal) -> str:
    """Why a step with a signed paper was not taken. What only a forged page can do gets no reason."""
    return str(ON_PAPER.get(reason, ON_PAPER[Refusal.NOT_ASKED]))
