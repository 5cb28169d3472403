"""The network's values in the words of the page. Source: docs/reference/glossary.md, courts.md (8, 10)."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liaison.network.rules.counsel import Point
from liaison.network.rules.court_models import Criterion, Guide
from liaison.network.rules.directory import Kind, Setting, Substance

Words = Mapping[str, Promise]

GUIDES: Final[Words] = {
    Guide.LIAISON: pgettext_lazy("guide", "liaison from care, under professional secrecy"),
    Guide.JUSTICE_ASSISTANT: pgettext_lazy("guide", "justice assistant, under a mandate"),
    Guide.BOTH: pgettext_lazy("guide", "liaison and justice assistant"),
}
CRITERIA: Final[Words] = {
    Criterion.ADDICTION: pgettext_lazy("criterion", "Addiction underlies the facts"),
    Criterion.ADMITS: pgettext_lazy("criterion", "Admits the facts"),
    Criterion.INSIGHT: pgettext_lazy("criterion", "Sees that the facts were wrong"),
    Criterion.HELP: pgettext_lazy("criterion", "Asks for help"),
    Criterion.RECORD: pgettext_lazy("criterion", "Favourable criminal record"),
    Criterion.RESIDENT: pgettext_lazy("criterion", "Lives in the judicial district"),
    Criterion.PROFIT: pgettext_lazy("criterion", "Dealt for profit and hardly uses"),
    Criterion.ORGANISED: pgettext_lazy("criterion", "Part of organised crime"),
    Criterion.SEVERITY: pgettext_lazy("criterion", "Very serious facts"),
    Criterion.DETAINED: pgettext_lazy("criterion", "Detained"),
    Criterion.SUBSTANCE: pgettext_lazy("criterion", "The addiction may be to alcohol or medication"),
    Criterion.ADULT: pgettext_lazy("criterion", "Adult"),
}
KINDS: Final[Words] = {
    Kind.OUTPATIENT: pgettext_lazy("kind of programme", "outpatient drug care"),
    Kind.SUBSTITUTION: pgettext_lazy("kind of programme", "substitution treatment (OST)"),
    Kind.DAY: pgettext_lazy("kind of programme", "day programme"),
    Kind.CRISIS: pgettext_lazy("kind of programme", "crisis intervention"),
    Kind.DETOX: pgettext_lazy("kind of programme", "detoxification"),
    Kind.COMMUNITY: pgettext_lazy("kind of programme", "therapeutic community"),
    Kind.HALFWAY: pgettext_lazy("kind of programme", "halfway house"),
    Kind.DUAL: pgettext_lazy("kind of programme", "dual diagnosis"),
    Kind.PSYCHIATRIC: pgettext_lazy("kind of programme", "psychiatric hospital"),
    Kind.MENTAL_HEALTH: pgettext_lazy("kind of programme", "mental health centre (CGG)"),
    Kind.MEETING: pgettext_lazy("kind of programme", "meeting house"),
    Kind.OUTREACH: pgettext_lazy("kind of programme", "street work"),
    Kind.SHELTER: pgettext_lazy("kind of programme", "night shelter"),
    Kind.WELFARE: pgettext_lazy("kind of programme", "general welfare (CAW)"),
    Kind.HOUSING: pgettext_lazy("kind of programme", "social housing"),
    Kind.SOCIAL_SERVICE: pgettext_lazy("kind of programme", "public social service (OCMW)"),
    Kind.DEBT: pgettext_lazy("kind of programme", "debt mediation"),
    Kind.EMPLOYMENT: pgettext_lazy("kind of programme", "work and training"),
    Kind.COORDINATION: pgettext_lazy("kind of programme", "consultation platform"),
}
SETTINGS: Final[Words] = {
    Setting.INPATIENT: pgettext_lazy("setting", "inpatient"),
    Setting.DAY: pgettext_lazy("setting", "by day"),
    Setting.OUTPATIENT: pgettext_lazy("setting", "outpatient"),
    Setting.LOW_THRESHOLD: pgettext_lazy("setting", "low threshold"),
}
SUBSTANCES: Final[Words] = {
    Substance.ALCOHOL: pgettext_lazy("substance", "alcohol"),
    Substance.OPIOIDS: pgettext_lazy("substance", "opioids"),
    Substance.COCAINE: pgettext_lazy("substance", "cocaine"),
    Substance.STIMULANTS: pgettext_lazy("substance", "other stimulants"),
    Substance.SEDATIVES: pgettext_lazy("substance", "sedatives and sleeping pills"),
    Substance.CANNABIS: pgettext_lazy("substance", "cannabis"),
    Substance.TOBACCO: pgettext_lazy("substance", "tobacco"),
}
STATUSES: Final[Words] = {
    "active": pgettext_lazy("programme", "open"),
    "inactive": pgettext_lazy("programme", "not active"),
    "defunct": pgettext_lazy("programme", "no longer exists"),
    "temporarily closed": pgettext_lazy("programme", "closed for the time being"),
}
LANGUAGES: Final[Words] = {
    "nl": _("Dutch"),
    "fr": _("French"),
    "en": _("English"),
    "de": _("German"),
    "tr": _("Turkish"),
    "ar": _("Arabic"),
    "bg": _("Bulgarian"),
    "es": _("Spanish"),
    "pl": _("Polish"),
    "ro": _("Romanian"),
    "ru": _("Russian"),
    "sk": _("Slovak"),
    "fa": _("Persian"),
    "ps": _("Pashto"),
}

POINTS: Final[Words] = {
    Point.NEW_CODE: _("The new Criminal Code"),
    Point.REPORTING: _("A duty to report before a judgment"),
    Point.LIAISON: _("What the liaison is in law"),
    Point.TESTS: _("Urine tests"),
    Point.RETENTION: _("How long files of a justice house are kept"),
    Point.NATIONAL_NUMBER: _("The national register number"),
    Point.PURPOSE: _("No new charges from what was told"),
    Point.QUALITY_LAW: _("The quality law"),
    Point.SECURITY: _("The law on network security"),
}
QUESTIONS: Final[Words] = {
    Point.NEW_CODE: _(
        "From which day is it in force, under which article numbers, with which penalty for breaking secrecy, and what holds in between?"
    ),
    Point.REPORTING: _(
        "Does the old article 9bis, or what replaces it in the autonomous probation sentence, oblige the treating programme of somebody who is not yet sentenced? Ghent works before the judgment."
    ),
    Point.LIAISON: _("Which secrecy binds a liaison who is not a health professional?"),
    Point.TESTS: _("On which ground is urine tested, and whose is the result?"),
    Point.RETENTION: _(
        "From which moment, how long, and by which rule? Until then nothing is deleted by itself."
    ),
    Point.NATIONAL_NUMBER: _(
        "Is there an authorisation, by which decision and for which purpose? Until then the number is not stored."
    ),
    Point.PURPOSE: _(
        "Will the prosecutor sign a protocol that facts told in the path are not used for new charges?"
    ),
    Point.QUALITY_LAW: _("Does the liaison fall under the law of 22 April 2019 on the quality of practice?"),
    Point.SECURITY: _("Does the operator of this platform fall under the law of 26 April 2024 (NIS2)?"),
}


REASONS: Final[Words] = {
    "sample": pgettext_lazy("why reviewed", "drawn by chance"),
    "own-name": pgettext_lazy("why reviewed", "same surname"),
    "no-relation": pgettext_lazy("why reviewed", "no relation"),
    "bulk": pgettext_lazy("why reviewed", "very many files"),
}
MEANINGS: Final[Words] = {
    "sample": _(
        "Nothing is wrong with it as far as anybody knows: a few looks of each organisation are drawn each week."
    ),
    "own-name": _(
        "Who looked has the surname of the person whose file it was. It may be chance, or a relative."
    ),
    "no-relation": _(
        "Who looked had no relation to the person at that moment: no chamber, no client, no assignment."
    ),
    "bulk": _("More files were opened one by one on this day than a full list has."),
}
FINDINGS: Final[Words] = {
    "in-order": pgettext_lazy("finding", "It is in order"),
    "followed-up": pgettext_lazy("finding", "It is not in order and is followed up"),
}


def word(words: Words, value: str) -> str:
    """The word for a value, in the language of the page; the value itself where it is not one of ours, empty for none."""
    return str(words.get(value, value)) if value else ""


def list_of(words: Words, values: tuple[str, ...] | list[str]) -> str:
    """The words for several values, in their order."""
    return ", ".join(word(words, value) for value in values)
