"""The form of coming in."""

from django import forms
from django.utils.translation import gettext_lazy as _

NUMERIC = {"inputmode": "numeric", "autocomplete": "one-time-code", "autocapitalize": "off"}


class CodeForm(forms.Form):
    """The six digits that were sent."""

    code = forms.CharField(label=_("The six digits"), max_length=20, widget=forms.TextInput(attrs=NUMERIC))
