"""His own words, and Tell or Keep to myself at each sentence; nothing is ticked for him."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.disclosure.rules.handover import Choice, Refusal
from liaison.portal import wording
from liaison.portal.actions.telling import Typed
from liaison.portal.queries.telling import OwnSentence, Telling
from liaison.portal.queries.words import Words

TELL_OR_KEEP = ((Choice.TELL.value, _("Tell")), (Choice.KEEP.value, _("Keep to myself")))
MOST = 2000


class TellForm(forms.Form):
    """The page's form. ``leaving`` is the button he pressed; without one, everything is kept for later."""

    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("It is read as you write it."),
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    leaving = forms.ChoiceField(
        choices=[(name, name) for name in ("keep", "later", "tell", "nothing", "lawyer", "paper")],
        required=False,
        widget=forms.HiddenInput,
    )
    open = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, sheet: Telling, data: Any = None) -> None:
        super().__init__(data, initial={"words": sheet.own_words} | _chosen(sheet))
        self.offered, self.papers = sheet.offered, sheet.papers
        for origin, words in self._asked():
            self.fields[_field(origin)] = forms.ChoiceField(
                label=words.here, choices=TELL_OR_KEEP, required=False, widget=forms.RadioSelect
            )

    def _asked(self) -> Iterator[tuple[UUID, Words]]:
        """Everything at which he chooses: sentences by their fact, papers by themselves."""
        yield from ((each.suggestion.origin, each.words) for each in self.offered)
        yield from ((each.row.id, each.words) for each in self.papers)

    def clean(self) -> dict[str, Any]:
        """To tell, there must be something to tell."""
        found = super().clean() or self.cleaned_data
        is_empty = not found.get("words") and Choice.TELL not in self.choices().values()
        if found.get("leaving") == "tell" and is_empty and not self.errors:
            raise forms.ValidationError(wording.refusal(Refusal.NOTHING_CHOSEN))
        return found

    def choices(self) -> dict[UUID, str]:
        """What he chose, by the fact that the sentence comes from, or by the paper."""
        chosen = ((origin, self.cleaned_data.get(_field(origin), "")) for origin, _words in self._asked())
        return {origin: choice for origin, choice in chosen if choice}

    def typed(self) -> Typed:
        """What he typed, with one kind of line ends, so that what is shown is what is kept."""
        words = self.cleaned_data["words"].replace("\r\n", "\n").replace("\r", "\n")
        return Typed(words, self.choices())

    def sentences(self) -> Iterator[tuple[Words, forms.BoundField]]:
        """Each sentence with its two buttons."""
        for each in self.offered:
            yield each.words, self[_field(each.suggestion.origin)]

    def pictured(self) -> Iterator[tuple[OwnSentence, forms.BoundField]]:
        """Each paper of the draft with its two buttons."""
        for each in self.papers:
            yield each, self[_field(each.row.id)]


def _field(origin: UUID) -> str:
    return f"about-{origin}"


def _chosen(sheet: Telling) -> dict[str, str]:
    offered = {_field(each.suggestion.origin): each.chosen for each in sheet.offered if each.chosen}
    return offered | {_field(each.row.id): each.chosen for each in sheet.papers if each.chosen}
