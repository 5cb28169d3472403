"""What the chamber sets on a list: its closing moment and the hours at which people are called."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOMENT = "%Y-%m-%dT%H:%M"


class ClosingForm(forms.Form):
    """When hand-over for one list closes: after now, and before the sitting begins."""

    closes_at = forms.DateTimeField(
        label=gettext_lazy("Hand-over closes at"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
    )

    def __init__(self, closes_at: datetime, now: datetime, begins: datetime, data: Any = None) -> None:
        super().__init__(data, initial={"closes_at": timezone.localtime(closes_at)}, prefix="closing")
        self.now, self.begins = now, begins

    def clean_closes_at(self) -> datetime:
        """A moment at which everybody can still be ready."""
        moment: datetime = self.cleaned_data["closes_at"]
        if moment <= self.now:
            raise forms.ValidationError(_("That moment is past."))
        if moment >= self.begins:
            raise forms.ValidationError(_("Hand-over closes before the sitting begins."))
        return moment


class CallTimesForm(forms.Form):
    """The hour of everybody on one list; an empty field takes the hour away."""

    def __init__(self, hours: Iterable[tuple[UUID, str, time | None]], data: Any = None) -> None:
        super().__init__(data)
        self.ids: dict[str, UUID] = {}
        for appearance, name, called_at in hours:
            field = f"time-{appearance}"
            self.ids[field] = appearance
            widget = forms.TimeInput(attrs={"type": "time", "form": "times"}, format="%H:%M")
            label = _("Call time of %(name)s") % {"name": name}
            self.fields[field] = forms.TimeField(
                label=label, required=False, widget=widget, initial=called_at
            )

    def times(self) -> Mapping[UUID, time | None]:
        """The hour typed for each appearance."""
        return {appearance: self.cleaned_data[field] for field, appearance in self.ids.items()}

    def field_of(self, appearance: UUID) -> forms.BoundField:
        """The field of one row of the list."""
        return self[f"time-{appearance}"]
