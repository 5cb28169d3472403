"""Which lawyer, what he may read, and until when."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.common import clock
from liaison.portal.queries.mandates import TICKED
from liaison.portal.wording import KINDS

PERIODS: Final = (("91", _("three months")), ("365", _("a year")))


class MandateForm(forms.Form):
    """Nothing is ticked for him."""

    lawyer = forms.TypedChoiceField(label=_("Which lawyer?"), coerce=UUID)
    rows = forms.MultipleChoiceField(
        label=_("What may your lawyer read here?"),
        choices=[(row, KINDS[row]) for row in TICKED],
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.TypedChoiceField(
        label=_("For how long? You can end it at any time."),
        choices=PERIODS,
        coerce=int,
        widget=forms.RadioSelect,
    )

    def __init__(self, lawyers: Iterable[tuple[UUID, str]], data: Any = None) -> None:
        super().__init__(data)
        choices = [("", _("Choose")), *((str(key), name) for key, name in lawyers)]
        self.fields["lawyer"].choices = choices  # type: ignore[attr-defined]

    def ends_on(self) -> date:
        """The last day of the mandate."""
        return clock.today() + timedelta(days=self.cleaned_data["days"])
