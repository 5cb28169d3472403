"""His own words, and Tell or Keep to myself at each sentence; nothing is ticked for him."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.disclosure.rules.handover import Choice, Refusal
from liaison.portal import wording
from liaison.portal.actions.telling import Typed
from liaison.portal.queries.telling import Offered, Telling, Words

TELL_OR_KEEP = ((Choice.TELL.value, _("Tell")), (Choice.KEEP.value, _("Keep to myself")))
MOST = 2000


class TellForm(forms.Form):
    """The page's form. ``leaving`` is the button he pressed; without one, everything is kept for later."""

    words = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    leaving = forms.ChoiceField(
        choices=[(name, name) for name in ("keep", "later", "tell", "nothing", "lawyer")],
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, sheet: Telling, data: Any = None) -> None:
        super().__init__(data, initial={"words": sheet.own_words} | _chosen(sheet.offered))
        self.offered = sheet.offered
        for each in sheet.offered:
            self.fields[_field(each)] = forms.ChoiceField(
                label=each.words.here, choices=TELL_OR_KEEP, required=False, widget=forms.RadioSelect
            )

    def clean(self) -> dict[str, Any]:
        """To tell, there must be something to tell."""
        found = super().clean() or self.cleaned_data
        is_empty = not found.get("words") and Choice.TELL not in self.choices().values()
        if found.get("leaving") == "tell" and is_empty and not self.errors:
            raise forms.ValidationError(wording.refusal(Refusal.NOTHING_CHOSEN))
        return found

    def choices(self) -> dict[UUID, str]:
        """What he chose, by the fact that the sentence comes from."""
        chosen = ((each.suggestion.origin, self.cleaned_data.get(_field(each), "")) for each in self.offered)
        return {origin: choice for origin, choice in chosen if choice}

    def typed(self) -> Typed:
        """What he typed, with one kind of line ends, so that what is shown is what is kept."""
        words = self.cleaned_data["words"].replace("\r\n", "\n").replace("\r", "\n")
        return Typed(words, self.choices())

    def sentences(self) -> Iterator[tuple[Words, forms.BoundField]]:
        """Each sentence with its two buttons."""
        for each in self.offered:
            yield each.words, self[_field(each)]


def _field(each: Offered) -> str:
    return f"about-{each.suggestion.origin}"


def _chosen(offered: Iterable[Offered]) -> dict[str, str]:
    return {_field(each): each.chosen for each in offered if each.chosen}
