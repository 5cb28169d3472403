"""Which programme he asks, and about which period."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.common import clock
from liaison.portal.queries.asking import Named

LONGEST = 60


class AskForm(forms.Form):
    """A programme and two dates."""

    programme = forms.TypedChoiceField(
        label=_("Whom do you want to ask?"), coerce=UUID, widget=forms.RadioSelect
    )
    starts_on = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    ends_on = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, programmes: Iterable[Named], data: Any = None) -> None:
        super().__init__(data)
        self.fields["programme"].choices = [(str(each.id), each.name) for each in programmes]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A period ends after it starts, and not after today."""
        found = super().clean() or self.cleaned_data
        starts_on, ends_on = found.get("starts_on"), found.get("ends_on")
        if starts_on and ends_on and starts_on > ends_on:
            self.add_error("ends_on", _("This is before the first day."))
        elif ends_on and ends_on > clock.today():
            self.add_error("ends_on", _("This day is still to come."))
        return found


def sought(given: Mapping[str, Any]) -> str:
    """The name that is looked for, in an address or sent along with the form."""
    return str(given.get("name", ""))[:LONGEST].replace("\0", "").strip()
