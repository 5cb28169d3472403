"""What a programme fills in behind its link."""

from typing import Any

from django import forms
from django.http import Http404
from django.utils.translation import gettext_lazy as _

MOST = 400


class CodeForm(forms.Form):
    """The code that was told by telephone."""

    code = forms.CharField(
        label=_("The code that you were told"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class AttendanceForm(forms.Form):
    """How many appointments were planned and how many kept; no reasons are asked, so none are written."""

    planned = forms.IntegerField(
        label=_("Appointments planned"),
        min_value=0,
        max_value=MOST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    kept = forms.IntegerField(
        label=_("Appointments kept"),
        min_value=0,
        max_value=MOST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """Nobody keeps more appointments than were planned."""
        cleaned = super().clean() or {}
        planned, kept = cleaned.get("planned"), cleaned.get("kept")
        if planned is not None and kept is not None and kept > planned:
            self.add_error("kept", _("This is more than were planned."))
        return cleaned


class AnswerForm(forms.Form):
    """The two equal buttons under a sentence."""

    answer = forms.ChoiceField(choices=[("confirm", ""), ("decline", "")])

    def is_confirmed(self) -> bool:
        """Which of the two was pressed; raises ``Http404`` for neither."""
        if not self.is_valid():
            raise Http404
        return bool(self.cleaned_data["answer"] == "confirm")
