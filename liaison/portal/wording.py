"""The participant's own page in plain words: who looked, at what, and why a step was not taken."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liaison.disclosure.rules.handover import Refusal

Words = Mapping[str, Promise]

ROLES: Final[Words] = {
    "judge": pgettext_lazy("who looked", "a judge"),
    "prosecutor": pgettext_lazy("who looked", "the prosecutor’s office"),
    "clerk": pgettext_lazy("who looked", "a clerk"),
    "lawyer": pgettext_lazy("who looked", "a lawyer, in the court’s file"),
    "justice-assistant": pgettext_lazy("who looked", "a justice assistant"),
    "liaison": pgettext_lazy("who looked", "a liaison"),
    "coordinator": pgettext_lazy("who looked", "a coordinator of the liaisons"),
    "provider": pgettext_lazy("who looked", "a carer"),
    "programme": pgettext_lazy("who looked", "a programme, by a link it was sent"),
    "mandated-lawyer": pgettext_lazy("who looked", "your lawyer, as you allowed"),
    "trusted-person": pgettext_lazy("who looked", "somebody you trust, as you allowed"),
    "participant": pgettext_lazy("who looked", "you"),
    "system": pgettext_lazy("who looked", "nobody: the system did its work"),
    "administrator": pgettext_lazy("who looked", "an administrator"),
    "data-protection-officer": pgettext_lazy("who looked", "the data-protection officer"),
}
KINDS: Final[Words] = {
    "M01": pgettext_lazy("kind", "your name and file number"),
    "M02": pgettext_lazy("kind", "how to reach you"),
    "M03": pgettext_lazy("kind", "what you are charged with"),
    "M04": pgettext_lazy("kind", "your dates and agreements"),
    "M05": pgettext_lazy("kind", "who helps you"),
    "M06": pgettext_lazy("kind", "how often you were there"),
    "M13": pgettext_lazy("kind", "notes of your liaison"),
    "M22": pgettext_lazy("kind", "your goals and plan"),
    "M27": pgettext_lazy("kind", "what was decided"),
    "M29": pgettext_lazy("kind", "what you allow your lawyer"),
    "M30": pgettext_lazy("kind", "what was confirmed for you"),
    "M31": pgettext_lazy("kind", "what you are thinking of telling"),
    "M32": pgettext_lazy("kind", "who looked"),
    "M37": pgettext_lazy("kind", "working notes of a sitting"),
    "M40": pgettext_lazy("kind", "what you handed over"),
}
OWN_ANSWERS: Final[Words] = {
    "accepts": pgettext_lazy("his answer to the offer", "you took it"),
    "asks-time": pgettext_lazy("his answer to the offer", "you asked for time to think"),
    "declines": pgettext_lazy("his answer to the offer", "you chose the ordinary way"),
    "none": pgettext_lazy("his answer to the offer", "no answer"),
}
OTHER_KIND: Final = pgettext_lazy("kind", "something else about you")
LOOKED: Final = pgettext_lazy("act", "looked at")
WROTE: Final = pgettext_lazy("act", "wrote or changed")
URGENT: Final = pgettext_lazy("act", "opened your file urgently, without being your liaison")
HANDED_OVER: Final = pgettext_lazy("act", "handed over what you told")

REFUSALS: Final[Mapping[Refusal, Promise]] = {
    Refusal.CLOSED: _(
        "It has closed: nothing can be handed over or taken back here any more. You can still say it yourself."
    ),
    Refusal.FINAL: _("You chose to tell nothing this time. That is final."),
    Refusal.TOLD: _("You have told something. Take it back first, or leave it as it is."),
    Refusal.NOT_TOLD: _("There is nothing to take back."),
    Refusal.ANSWERED: _("This has been countersigned already."),
    Refusal.TAKEN_BACK: _("You have taken this back. You can tell it again below."),
    Refusal.NOTHING_CHOSEN: _(
        "Write something or choose Tell at a sentence, or choose Tell nothing this time."
    ),
    Refusal.CHANGED: _("Something changed since you read it. Read it again before you choose."),
}
PICTURES: Final[Words] = {
    "empty": _("This file is empty. Take the photo again."),
    "too-large": _("This picture is too large. Take a photo of one page only, or choose a smaller picture."),
    "too-many-pixels": _("This picture has too many dots. Make a screen picture of it, and choose that one."),
    "too-small": _("This picture is too small to read. Take the photo again, from close by."),
    "heic": _(
        "We cannot read this kind of picture (HEIC). Take the photo with the button above,"
        " or make a screen picture of it and choose that one."
    ),
    "pdf": _(
        "This is a PDF, not a picture. Open it, make a screen picture of the page, and choose that one."
    ),
    "no-picture": _("This is not a picture. Take a photo of the page, or choose a picture (JPEG or PNG)."),
    "damaged": _("This picture is damaged and cannot be opened. Take the photo again."),
}
"""Why a picture cannot be taken, and what to do."""


def picture(fault: str) -> str:
    """The words for a picture that cannot be taken."""
    return str(PICTURES.get(fault, PICTURES["damaged"]))


def word(words: Words, value: str, otherwise: Promise | str = "") -> str:
    """The words for a value, in the language of the page."""
    return str(words.get(value, otherwise))


def refusal(reason: Refusal) -> str:
    """Why a step was not taken. What can only happen to somebody who forges a page gets no reason."""
    return str(REFUSALS.get(reason, REFUSALS[Refusal.CHANGED]))
