"""The next contact, in two fields."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.casework import wording
from liaison.common import clock


class MomentInput(forms.DateTimeInput):
    """The browser's own picker of a day and an hour."""

    input_type = "datetime-local"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", **options)


def still_to_come(moment: datetime) -> None:
    """What is planned has not happened."""
    if moment < clock.now():
        raise forms.ValidationError(_("This moment has passed. Choose one to come."))


class ContactForm(forms.Form):
    """When and where; the kind is preset."""

    at = forms.DateTimeField(
        label=_("Day and hour"),
        widget=MomentInput(),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        validators=[still_to_come],
    )
    place = forms.CharField(
        label=_("Where"),
        help_text=_("In words that the person reads on his own page. The court never reads it."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    contact = forms.ChoiceField(
        label=_("Contact"), choices=lambda: list(wording.CONTACTS.items()), widget=forms.RadioSelect
    )
