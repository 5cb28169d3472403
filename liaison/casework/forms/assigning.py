"""Who is whose liaison."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.casework.forms.days import DayInput


class _Staffed(forms.Form):
    """A form that names people of the coordinator's own service."""

    staff_fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, staff: Iterable[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", "—"), *staff]
        for name in self.staff_fields:
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """A last day is not before the first."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("This is before the first day."))
        return cleaned


class AssignForm(_Staffed):
    """A liaison for one person, from a day on."""

    staff_fields = ("account",)
    account = forms.TypedChoiceField(label=_("Liaison"))
    first_day = forms.DateField(label=_("First day"), widget=DayInput())
    last_day = forms.DateField(
        label=_("Last day, this day included"),
        required=False,
        help_text=_("It ends at midnight after this day. Leave empty where it has no end."),
        widget=DayInput(),
    )


class ChangeForm(_Staffed):
    """Another liaison for one person, from a day on."""

    staff_fields = ("account",)
    account = forms.TypedChoiceField(label=_("Liaison"))
    first_day = forms.DateField(label=_("First day"), widget=DayInput())


class CoverForm(_Staffed):
    """A deputy for all people of a liaison: between two days, or for good where there is no last day."""

    staff_fields = ("absent", "deputy")
    absent = forms.TypedChoiceField(label=_("Who is away or leaves"))
    deputy = forms.TypedChoiceField(label=_("Who takes over"))
    first_day = forms.DateField(
        label=_("First day, this day included"),
        help_text=_("It begins at midnight before this day; today, it begins at once."),
        widget=DayInput(),
    )
    last_day = forms.DateField(
        label=_("Last day, this day included"),
        required=False,
        help_text=_(
            "It ends at midnight after this day. Empty: it is for good, and the access of the one who leaves ends when"
            " the first day begins."
        ),
        widget=DayInput(),
    )

    def clean(self) -> dict[str, Any]:
        """Nobody takes over from himself."""
        cleaned = super().clean()
        if cleaned.get("absent") and cleaned.get("absent") == cleaned.get("deputy"):
            self.add_error("deputy", _("This is the same person."))
        return cleaned
