"""The offer as judge or clerk record it. It has no field for a reason, and gets none."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liaison.common.cells import clean
from liaison.court import wording
from liaison.court.forms.charges import words_field
from liaison.court.forms.days import date_field
from liaison.court.forms.summons import language_choices
from liaison.court.queries.offers import OfferPage
from liaison.court.rules.admission import OfferAnswer, OfferMade
from liaison.court.rules.sheet import FURTHEST_NEXT

ANSWERS = [(value, name) for value, name in wording.ANSWERS.items() if value != OfferAnswer.TAKEN_BACK]


class OfferForm(forms.Form):
    """That the stakes were explained, when and in which language, and what he answered; no answer is preselected."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    explained_on = date_field(gettext_lazy("The stakes were explained on"))
    language = forms.ChoiceField(label=gettext_lazy("In which language"))
    interpreter = words_field(
        gettext_lazy("Through an interpreter, for which language"),
        60,
        required=False,
        hint=gettext_lazy("Leave empty when there was none."),
    )
    answer = forms.ChoiceField(label=gettext_lazy("Answer"), choices=ANSWERS, widget=forms.RadioSelect)
    time_until = date_field(gettext_lazy("Time until, if asked for"))

    def __init__(self, page: OfferPage, today: date, data: Any = None) -> None:
        super().__init__(data, initial=_opened(page))
        self.today, self.day = today, page.sitting.day
        self.fields["explained_on"].required = True
        self.fields["language"].choices = language_choices()  # type: ignore[attr-defined]

    def clean_explained_on(self) -> date:
        """A day that has been, and not after the sitting itself."""
        day: date = self.cleaned_data["explained_on"]
        if day > self.today:
            raise forms.ValidationError(_("That day is still to come."))
        if day > self.day:
            raise forms.ValidationError(_("That is after this sitting."))
        return day

    def clean(self) -> dict[str, Any]:
        """Time has an end, and only somebody who asked for it has it."""
        given = self.cleaned_data
        until, asks = given.get("time_until"), given.get("answer") == OfferAnswer.ASKS_TIME
        if asks and not until and "time_until" not in self.errors:
            self.add_error("time_until", _("Until which day? Type it."))
        if until and not asks and given.get("answer"):
            self.add_error("time_until", _("Only for somebody who asks for time. Empty this field."))
        if until and until <= self.day:
            self.add_error("time_until", _("That is not after this sitting."))
        if until and until > self.day + FURTHEST_NEXT:
            self.add_error("time_until", _("That is more than a year away."))
        return given

    def offer(self) -> OfferMade:
        """What was recorded."""
        given = self.cleaned_data
        return OfferMade(
            explained_on=given["explained_on"],
            language=given["language"],
            interpreter=clean(given["interpreter"]),
            answer=given["answer"],
            time_until=given["time_until"],
        )


def _opened(page: OfferPage) -> dict[str, Any]:
    """What is saved of this sitting; for a first record the day of the sitting and the language he is known to speak."""
    made = page.here.made if page.here else None
    if made is None:
        return {
            "version": page.version,
            "explained_on": page.sitting.day,
            "language": page.person.language,
            "interpreter": page.person.interpreter,
        }
    return {
        "version": page.version,
        "explained_on": made.explained_on,
        "language": made.language,
        "interpreter": made.interpreter,
        "answer": made.answer,
        "time_until": made.time_until,
    }
