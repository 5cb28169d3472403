"""Every component in every state on one page, for whoever builds a page and for whoever judges one."""

from datetime import date
from typing import Final

from django import forms
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role

LONG: Final = (
    "Wants a room where his daughter can sleep over, close enough to the school that she can walk there by herself "
    "in the morning, with a landlord who answers the telephone and a kitchen in which two people can stand. "
)
CHOICES: Final = [("told", "told"), ("shown", "shown"), ("not-discussed", "not discussed")]


class SampleForm(forms.Form):
    """One field of each kind that the product uses."""

    name = forms.CharField(label="Name", help_text="As it is written on the summons.")
    words = forms.CharField(label="In his own words", widget=forms.Textarea(attrs={"rows": 3}))
    day = forms.DateField(label="Day", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    hour = forms.TimeField(label="Hour", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    number = forms.IntegerField(label="Weeks", widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    language = forms.ChoiceField(label="Language", choices=[("nl", "Dutch"), ("fr", "French")])
    said = forms.ChoiceField(label="Living", choices=CHOICES, widget=forms.RadioSelect)
    kept = forms.MultipleChoiceField(
        label="Agree again", choices=CHOICES, widget=forms.CheckboxSelectMultiple
    )
    sure = forms.BooleanField(label="I have read it aloud to him")
    paper = forms.FileField(label="A photo of a paper")


FILLED: Final = {
    "name": "Yassine Haddadi",
    "words": LONG * 2,
    "day": date(2026, 11, 26),
    "hour": "10:20",
    "number": 4,
    "language": "fr",
    "said": "told",
    "kept": ["told", "shown"],
    "sure": True,
}


@page(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER)
@require_safe
def gallery(request: DoorRequest) -> HttpResponse:
    """Fields when empty, filled and refused; buttons, tags, tables, feed, cards, messages, and long texts in each."""
    shown = {
        "states": [
            ("Empty", SampleForm(prefix="empty")),
            ("Filled", SampleForm(prefix="filled", initial=FILLED)),
            ("Refused", SampleForm({}, prefix="refused")),
        ],
        "refused": SampleForm({}, prefix="refused"),
        "long": LONG,
        "tags": ("green", "yellow", "red", "grey"),
        "weeks": range(36, 48),
    }
    return TemplateResponse(request, "common/gallery.html", shown)
