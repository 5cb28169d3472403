"""Why a value was refused, in words with a remedy: of a file of the directory, a court model, a figure, an answer."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from liaison.network.actions.exchange import Changes
from liaison.network.rules import counsel, court_models, figures
from liaison.network.rules.entries import Fault, Reason
from liaison.network.rules.hsds_reading import Unkept

Words = Mapping[str, Promise]

IN_A_FILE: Final[Words] = {
    Reason.NOT_AN_OBJECT: gettext_lazy("Give an object here, between braces."),
    Reason.NOT_A_LIST: gettext_lazy("Give a list here, between square brackets."),
    Reason.MISSING: gettext_lazy("This is missing. It is needed."),
    Reason.NOT_TEXT: gettext_lazy("Give text here, between quotation marks and without control signs."),
    Reason.NOT_A_KEY: gettext_lazy("Give a UUID here, such as 3f2c1a9e-0b7d-4c55-9a3e-5d1f00c2ab12."),
    Reason.NOT_A_NUMBER: gettext_lazy("Give a whole number here, from 0 to %(detail)s."),
    Reason.NOT_YES_OR_NO: gettext_lazy("Give true or false here, or leave it out when it is not known."),
    Reason.NOT_A_DAY: gettext_lazy("Give a day here, as 2026-03-05."),
    Reason.NOT_A_MOMENT: gettext_lazy("Give a moment with its zone here, as 2026-03-05T09:00:00+01:00."),
    Reason.NOT_AN_ADDRESS: gettext_lazy("Give an address on the web here, beginning with https://."),
    Reason.NOT_A_MAIL_ADDRESS: gettext_lazy("Give one mail address here."),
    Reason.NOT_A_TIME: gettext_lazy("Give a time here, as 09:00."),
    Reason.NOT_ONE_OF: gettext_lazy("Give one of these here: %(detail)s."),
    Reason.TOO_LONG: gettext_lazy("This is too long: %(detail)s signs at most."),
    Reason.TWICE: gettext_lazy("Another entry of the file has the same key. Give each its own."),
    Reason.NO_ORGANISATION: gettext_lazy(
        "No organisation has this key, in the file or here. Add the organisation to the file."
    ),
    Reason.SEVERAL_LOCATIONS: gettext_lazy("Give one location. Enter a service for each place."),
    Reason.AGES: gettext_lazy("The highest age is below the lowest. Correct one of them."),
    Reason.MORE_FREE: gettext_lazy("More places are free than there are. Correct one of the figures."),
    Reason.TWO_MOMENTS: gettext_lazy("The same figure has another moment elsewhere. Give both the same."),
    Reason.FIGURE_CHANGED: gettext_lazy(
        "This figure is kept here with other values, and is never changed. Give the new one a key of its own: %(detail)s."
    ),
    Reason.FIGURE_MOVED: gettext_lazy(
        "This figure is kept here for another programme. Give it a key of its own: %(detail)s."
    ),
    Reason.NOT_OF_THE_DIRECTORY: gettext_lazy(
        "This key belongs to an organisation that is not in the directory: a chamber, a justice house, a law firm or the operator. Give it another."
    ),
    Reason.TOO_MANY: gettext_lazy("There are too many: %(detail)s at most. Split the file."),
}
OF_A_MODEL: Final[Words] = {
    court_models.Fault.NO_NAME: gettext_lazy("Enter the name of the model."),
    court_models.Fault.NO_DAY: gettext_lazy("Enter the first day on which the model holds."),
    court_models.Fault.PAST: gettext_lazy(
        "That day has been. A new version changes nothing that was: enter today or a later day."
    ),
    court_models.Fault.MONTHS: gettext_lazy("The longest duration is shorter than the shortest."),
    court_models.Fault.POSITIVE: gettext_lazy(
        "On a positive course he comes less often: enter as many days as usual, or more."
    ),
    court_models.Fault.GROUND_ENDS: gettext_lazy("A ground ends before it begins. Correct one of the days."),
    court_models.Fault.GROUND_LABEL: gettext_lazy("Enter the ground: the law and its article."),
    court_models.Fault.GROUND_GHENT: gettext_lazy(
        "The model of Ghent names no ground: its liaison keeps professional secrecy before any judgment. Remove the ground, or clear the field “Model of”."
    ),
}
OF_A_FIGURE: Final[Words] = {
    figures.Fault.NOTHING: gettext_lazy("Enter at least one figure, or whether there is an intake stop."),
    figures.Fault.MORE_FREE: gettext_lazy("More places are free than there are."),
    figures.Fault.LATER: gettext_lazy("That moment is still to come."),
    figures.Fault.NO_SOURCE: gettext_lazy(
        "Enter who or what told it: a person’s function, a letter, a page."
    ),
    figures.Fault.REASON_ALONE: gettext_lazy(
        "There is a reason but no intake stop. Choose “yes” or clear the reason."
    ),
    figures.Fault.TOO_LONG: gettext_lazy("That is more than ten years. Enter weeks."),
}
OF_AN_ANSWER: Final[Words] = {
    counsel.Fault.NO_COUNSEL: gettext_lazy("Enter who settled it."),
    counsel.Fault.NO_DAY: gettext_lazy("Enter the day on which it was settled."),
    counsel.Fault.LATER: gettext_lazy("That day is still to come."),
    counsel.Fault.NO_ANSWER: gettext_lazy("Enter the answer, in counsel’s own words."),
    counsel.Fault.NO_CODE_DAY: gettext_lazy("Enter the day on which the new Criminal Code is in force."),
    counsel.Fault.NOT_THIS_POINT: gettext_lazy("This point has no day of its own."),
}


def of_file(fault: Fault) -> str:
    """One fault as a line: entry, field, and what to give there."""
    said = str(IN_A_FILE[fault.reason])
    words = said % {"detail": fault.detail} if "%(" in said else said
    return ": ".join(part for part in (fault.entry, fault.field, words) if part)


def of_unkept(unkept: Unkept) -> str:
    """One field that is not taken over, as a line."""
    return _("%(entry)s: %(field)s is not kept") % {"entry": unkept.entry, "field": unkept.field}


def of_changes(changes: Changes) -> list[str]:
    """What an import writes, a line each."""
    counts = (
        (
            ngettext("%(n)s new organisation", "%(n)s new organisations", changes.organisations_new),
            changes.organisations_new,
        ),
        (
            ngettext(
                "%(n)s organisation changed", "%(n)s organisations changed", changes.organisations_changed
            ),
            changes.organisations_changed,
        ),
        (
            ngettext("%(n)s new programme", "%(n)s new programmes", changes.programmes_new),
            changes.programmes_new,
        ),
        (
            ngettext("%(n)s programme changed", "%(n)s programmes changed", changes.programmes_changed),
            changes.programmes_changed,
        ),
        (ngettext("%(n)s new figure", "%(n)s new figures", changes.figures_new), changes.figures_new),
    )
    return [words % {"n": number} for words, number in counts if number]
