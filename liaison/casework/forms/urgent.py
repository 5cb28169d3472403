"""Urgent access: who it is, exactly, and why it cannot wait."""

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.casework.forms.days import DayInput
from liaison.casework.rules import LEAST_REASON


class UrgentForm(forms.Form):
    """The whole name, the birth date and a reason in words."""

    name = forms.CharField(
        label=_("Surname and given name"),
        help_text=_("The whole name. It may be spelt as you heard it."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    born_on = forms.DateField(label=_("Birth date"), widget=DayInput())
    reason = forms.CharField(
        label=_("Why it cannot wait for this person’s own liaison"),
        help_text=_("At least 20 characters. The coordinator reads it."),
        min_length=LEAST_REASON,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
