"""The care room's own values in the words of the page."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = Mapping[str, Promise]

STATES: Final[Words] = {
    "draft": pgettext_lazy("state of a referral", "not sent yet"),
    "requested": pgettext_lazy("state of a referral", "sent, not opened"),
    "seen": pgettext_lazy("state of a referral", "opened, no answer"),
    "accepted": pgettext_lazy("state of a referral", "accepted"),
    "waiting": pgettext_lazy("state of a referral", "on the waiting list"),
    "refused": pgettext_lazy("state of a referral", "refused"),
    "in-progress": pgettext_lazy("state of a referral", "started"),
    "completed": pgettext_lazy("state of a referral", "ended"),
    "withdrawn": pgettext_lazy("state of a referral", "withdrawn"),
    "entered-in-error": pgettext_lazy("state of a referral", "entered in error"),
}
OWN_STATES: Final[Words] = {
    "requested": pgettext_lazy("to the person himself", "asked, no answer yet"),
    "seen": pgettext_lazy("to the person himself", "they read it, no answer yet"),
    "accepted": pgettext_lazy("to the person himself", "they say yes"),
    "waiting": pgettext_lazy("to the person himself", "you are on their waiting list"),
    "refused": pgettext_lazy("to the person himself", "they say no"),
    "in-progress": pgettext_lazy("to the person himself", "you have started there"),
    "completed": pgettext_lazy("to the person himself", "this has ended"),
    "withdrawn": pgettext_lazy("to the person himself", "no longer asked"),
}
STEPS: Final[Words] = {
    "write": pgettext_lazy("step of a referral", "Written"),
    "send": pgettext_lazy("step of a referral", "Sent"),
    "undo": pgettext_lazy("step of a referral", "Sending undone"),
    "renew": pgettext_lazy("step of a referral", "New link sent"),
    "see": pgettext_lazy("step of a referral", "Opened"),
    "ask": pgettext_lazy("step of a referral", "Question asked"),
    "reply": pgettext_lazy("step of a referral", "Message to the programme"),
    "note": pgettext_lazy("step of a referral", "Read"),
    "accept": pgettext_lazy("step of a referral", "Accepted"),
    "wait": pgettext_lazy("step of a referral", "Put on the waiting list"),
    "refuse": pgettext_lazy("step of a referral", "Refused"),
    "intake-held": pgettext_lazy("step of a referral", "Intake held"),
    "not-come": pgettext_lazy("step of a referral", "Did not come to the intake"),
    "start": pgettext_lazy("step of a referral", "Started"),
    "end": pgettext_lazy("step of a referral", "Ended"),
    "withdraw": pgettext_lazy("step of a referral", "Withdrawn"),
    "correct": pgettext_lazy("step of a referral", "Marked as entered in error"),
}
NEEDS: Final[Words] = {
    "housing": pgettext_lazy("need", "A place to live"),
    "work": pgettext_lazy("need", "Work, a course or something to do in the day"),
    "people": pgettext_lazy("need", "People around him or her"),
    "health": pgettext_lazy("need", "Health"),
    "money": pgettext_lazy("need", "Money and debts"),
    "use": pgettext_lazy("need", "Help with use"),
}
REFUSALS: Final[Words] = {
    "at-capacity": pgettext_lazy("reason of a refusal", "We are full"),
    "justice-status": pgettext_lazy("reason of a refusal", "We do not take people who are sent by justice"),
    "dual-diagnosis": pgettext_lazy("reason of a refusal", "Mental health problems besides the use"),
    "substitution": pgettext_lazy("reason of a refusal", "Substitution medication"),
    "language": pgettext_lazy("reason of a refusal", "Language"),
    "substance": pgettext_lazy("reason of a refusal", "We do not work with this substance"),
    "age": pgettext_lazy("reason of a refusal", "Age"),
    "district": pgettext_lazy("reason of a refusal", "Lives outside our district"),
    "motivation": pgettext_lazy("reason of a refusal", "We ask for more motivation of his or her own"),
    "other": pgettext_lazy("reason of a refusal", "Another reason"),
}
CONSEQUENCES: Final[Words] = {
    "ask-again": _("You stay among the programmes that are offered, and may be asked again."),
    "not-fitting": _("For this person you come last, with this reason, until somebody asks you again."),
    "excluded": _(
        "For this person you come last, with this reason. It is also counted in the network: as a number, without a name."
    ),
}
STAYS: Final[Words] = {
    "admitted": pgettext_lazy("kind of stay", "admitted"),
    "outpatient": pgettext_lazy("kind of stay", "comes and goes"),
}
ENDINGS: Final[Words] = {
    "completed": pgettext_lazy("end of a stay", "Completed"),
    "moved-on": pgettext_lazy("end of a stay", "Went on to another place"),
    "stopped": pgettext_lazy("end of a stay", "He or she stopped"),
    "sent-away": pgettext_lazy("end of a stay", "We ended it"),
    "other": pgettext_lazy("end of a stay", "In another way"),
    "entered-in-error": pgettext_lazy("end of a stay", "Entered in error"),
}
AGREED: Final[Words] = {
    "spoken": pgettext_lazy("how he agreed", "In a talk"),
    "signed": pgettext_lazy("how he agreed", "With a signature on paper"),
}
ITEMS: Final[Words] = {
    "age": pgettext_lazy("item of a referral", "Age"),
    "sex": pgettext_lazy("item of a referral", "Sex"),
    "language": pgettext_lazy("item of a referral", "Language"),
    "interpreter": pgettext_lazy("item of a referral", "Interpreter"),
    "living": pgettext_lazy("item of a referral", "Lives"),
    "asked": pgettext_lazy("item of a referral", "What is asked"),
    "wants": pgettext_lazy("item of a referral", "What he or she wants first"),
    "practical": pgettext_lazy("item of a referral", "Good to know for a first talk"),
    "name": pgettext_lazy("item of a referral", "Name"),
    "born": pgettext_lazy("item of a referral", "Born"),
    "telephone": pgettext_lazy("item of a referral", "Telephone"),
    "mail": pgettext_lazy("item of a referral", "Mail"),
    "reach": pgettext_lazy("item of a referral", "How to reach him or her best"),
}
SEXES: Final[Words] = {
    "female": pgettext_lazy("sex", "woman"),
    "male": pgettext_lazy("sex", "man"),
    "other": pgettext_lazy("sex", "otherwise"),
}
LIVING: Final[Words] = {
    "own": pgettext_lazy("living", "in a place of his or her own"),
    "family": pgettext_lazy("living", "with family or friends"),
    "shelter": pgettext_lazy("living", "in a shelter"),
    "institution": pgettext_lazy("living", "in an institution"),
    "nowhere": pgettext_lazy("living", "nowhere fixed"),
}


def word(words: Words, value: str) -> str:
    """The word for a value, in the language of the page; empty for no value."""
    return str(words[value]) if value else ""
