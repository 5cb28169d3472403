"""What counsel answered to a point, or why it is open again."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.network import faults
from liaison.network.actions.counsel import Signed
from liaison.network.rules.counsel import Fault, Point


def _day(label: Any, hint: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    said = {"required": _("Enter a day."), "invalid": _("Enter a day, as 5/3/2026.")}
    return forms.DateField(label=label, help_text=hint, widget=widget, error_messages=said)


class SettleForm(forms.Form):
    """Who settled it, when, and in which words."""

    settled_by = forms.CharField(
        label=_("Settled by"),
        max_length=120,
        error_messages={"required": faults.OF_AN_ANSWER[Fault.NO_COUNSEL]},
    )
    settled_on = _day(_("On"))
    in_force_on = _day(
        _("The new Criminal Code is in force from"),
        _("The court’s catalogue of sanctions goes by this day."),
    )
    answer = forms.CharField(
        label=_("The answer"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=8000,
        error_messages={"required": faults.OF_AN_ANSWER[Fault.NO_ANSWER]},
        help_text=_("In counsel’s own words. The data-protection officer and the administrators read it."),
    )

    def __init__(self, *args: Any, point: Point, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if point != Point.NEW_CODE:
            del self.fields["in_force_on"]

    def signed(self) -> Signed:
        """The answer as it was filled in."""
        said = self.cleaned_data
        return Signed(said["settled_by"], said["settled_on"], said["answer"], said.get("in_force_on"))

    def refuse(self, found: Iterable[tuple[str, Fault]]) -> None:
        """Say at each field what is wrong with it."""
        for name, fault in found:
            self.add_error(name if name in self.fields else None, str(faults.OF_AN_ANSWER[fault]))


class ReopenForm(forms.Form):
    """Why a settled point is open again."""

    why = forms.CharField(
        label=_("Why it is open again"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Enter why it is open again.")},
        help_text=_("What was settled stays in the point’s history."),
    )
