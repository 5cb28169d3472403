"""What is filled in beside the sheet: a paper handed up, who is there, how many people a list can take."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from liaison.court import wording
from liaison.court.actions.room import Paper

LONGEST_PAPER = 200
MOST_PAGES = 500
MOST_PLACES = 99


class PaperForm(forms.Form):
    """A paper handed up in the room."""

    words = forms.CharField(
        label=gettext_lazy("What it is"),
        help_text=gettext_lazy(
            "In a few words what kind of paper, not what it says. All who read the court's file read this, and so does he."
        ),
        max_length=LONGEST_PAPER,
    )
    handed_by = forms.ChoiceField(
        label=gettext_lazy("Handed up by"), choices=list(wording.HANDED_BY.items()), widget=forms.RadioSelect
    )
    pages = forms.IntegerField(
        label=gettext_lazy("Number of pages"),
        min_value=1,
        max_value=MOST_PAGES,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial, prefix="paper")

    def paper(self) -> Paper:
        """The paper as filled in."""
        given = self.cleaned_data
        return Paper(given["words"], given["handed_by"], given["pages"])


class PresenceForm(forms.Form):
    """Whether somebody on the list is there, said by one button."""

    appearance = forms.UUIDField()
    presence = forms.ChoiceField(
        choices=[(value, name) for value, name in wording.PRESENCE.items() if value != "off-list"]
    )


class PlacesForm(forms.Form):
    """How many people one list can take; empty where the chamber sets no number."""

    places = forms.IntegerField(
        label=gettext_lazy("How many people the list can take"),
        help_text=gettext_lazy("The bench sees it beside a next date. Leave it empty to set no number."),
        required=False,
        min_value=1,
        max_value=MOST_PLACES,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, places: int | None, data: Any = None) -> None:
        super().__init__(data, initial={"places": places}, prefix="places")


class UndoForm(forms.Form):
    """Which save is taken back: the last one that the page knew of."""

    revision = forms.IntegerField(min_value=1)
