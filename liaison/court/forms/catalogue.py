"""Asking the catalogue of sanctions what applies; saying when the chamber sits and how people reach it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from liaison.court.forms.days import date_field
from liaison.court.queries.sanctions import Days


class CatalogueForm(forms.Form):
    """The days of the facts and of the judgment: all three, or none for the whole catalogue."""

    facts_from = date_field(gettext_lazy("First of the facts"))
    facts_until = date_field(gettext_lazy("Last of the facts"))
    judged = date_field(gettext_lazy("Day of the judgment"))

    def clean(self) -> dict[str, Any]:
        """In their order."""
        given = self.cleaned_data
        days = [given.get(name) for name in ("facts_from", "facts_until", "judged")]
        known = [day for day in days if day]
        if known and len(known) < len(days) and not self.errors:
            raise forms.ValidationError(_("Give all three days, or empty them for the whole catalogue."))
        if known != sorted(known):
            raise forms.ValidationError(
                _("The facts come in their order and before the judgment: check the days.")
            )
        return given

    def days(self) -> tuple[Days | None, date | None]:
        """The days of the facts and the day of the judgment, or neither."""
        given = self.cleaned_data
        if not given["judged"]:
            return None, None
        return (given["facts_from"], given["facts_until"]), given["judged"]


WORKING_WEEK = 5


class ChamberCardForm(forms.Form):
    """When the chamber sits, and how people reach it, as the slip in their hand says it."""

    weekday = forms.TypedChoiceField(
        label=gettext_lazy("The day of the week on which you sit"),
        help_text=gettext_lazy(
            "A next sitting is proposed on this day. Another day can always be typed instead."
        ),
        choices=[
            ("", pgettext_lazy("day of the week", "no fixed day")),
            *((number, WEEKDAYS[number]) for number in range(WORKING_WEEK)),
        ],
        coerce=int,
        empty_value=None,
        required=False,
    )
    starts_at = forms.TimeField(
        label=gettext_lazy("The hour at which you begin"),
        help_text=gettext_lazy("A new list begins at this hour. Lists that exist keep theirs."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        required=False,
    )

    name = forms.CharField(
        label=gettext_lazy("What the slip calls you"),
        help_text=gettext_lazy(
            "A stranger may see the slip: choose a name without a word about drugs or treatment. Empty prints “the court”."
        ),
        max_length=120,
        required=False,
    )
    place = forms.CharField(label=gettext_lazy("Where: street, town"), max_length=200, required=False)
    telephone = forms.CharField(label=gettext_lazy("Telephone"), max_length=40, required=False)
    hours = forms.CharField(
        label=gettext_lazy("When the telephone is answered"), max_length=120, required=False
    )
