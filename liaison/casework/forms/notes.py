"""A note, and the draft of one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.casework import wording
from liaison.casework.forms.days import DayInput, not_after_today

LONGEST_NOTE = 20_000


class NoteForm(forms.Form):
    """One text; the kind of contact and the day are set beforehand."""

    note_id = forms.UUIDField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Note"),
        help_text=_(
            "Read by you, by whoever covers for you, and by the person on his or her own page. The court never does."
        ),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 7, "autocomplete": "off"}),
    )
    others = forms.CharField(
        label=_("About somebody else"),
        help_text=_("Kept apart: it is left out when the person reads his notes."),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
    contact = forms.ChoiceField(label=_("Contact"), choices=lambda: list(wording.CONTACTS.items()))
    day = forms.DateField(label=_("Day"), widget=DayInput(), validators=[not_after_today])

    def __init__(self, *args: Any, draft_url: str, **options: Any) -> None:
        """``draft_url`` is where the text is sent while it is being typed, a second after each pause."""
        super().__init__(*args, **options)
        for name in ("words", "others"):
            self.fields[name].widget.attrs |= {
                "hx-post": draft_url,
                "hx-trigger": "input changed delay:1s",
                "hx-target": "#draft-state",
                "hx-swap": "innerHTML",
                "hx-sync": "closest form:replace",
                "hx-include": "closest form",
            }
        self.fields["words"].widget.attrs["autofocus"] = True


class DraftForm(NoteForm):
    """The same while it is being typed: nothing must be there yet, and a day that is no day waits."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].required = False
        self.fields["day"].required = False
        self.fields["day"].validators = []
