"""One line of what carries somebody."""

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.casework import wording


class StrengthForm(forms.Form):
    """A short line, in which part of life, and whether it is there, wished for, or helped before."""

    words = forms.CharField(
        label=_("What carries this person"),
        help_text=_(
            "A few words, written with him: “daughter, Sundays”, “brother with a van”. He reads it, the court does not."
        ),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    domain = forms.ChoiceField(label=_("Part of life"), choices=lambda: list(wording.LIFE.items()))
    when = forms.ChoiceField(
        label=_("When"), choices=lambda: list(wording.WHEN.items()), widget=forms.RadioSelect, initial="today"
    )
