"""Choosing a day: one of the chamber's coming sittings, or a date that is typed."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liaison.court import wording
from liaison.court.rules.sitting import holidays_around, is_working_day

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Choices = list[tuple[str, "StrOrPromise"]]


def in_words(day: date) -> str:
    """The day as it is said, in the language of the page."""
    return dateformat.format(day, "l j F Y")


def day_choices(days: Iterable[date], nothing: "StrOrPromise") -> Choices:
    """A choice for each day in its order, after one for none of them."""
    return [("", nothing), *((day.isoformat(), in_words(day)) for day in days)]


def date_field(label: "StrOrPromise") -> forms.DateField:
    """A field for a date that may stay empty."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


def chosen_day(listed: str, typed: date | None, proposed: Iterable[date] = ()) -> date | None:
    """The one day that was chosen; raises ``ValidationError`` when two different ones were."""
    listed_day = date.fromisoformat(listed) if listed else None
    chosen = set(filter(None, [*proposed, listed_day, typed]))
    if len(chosen) > 1:
        raise forms.ValidationError(_("Choose a sitting or type a date, not both."))
    return chosen.pop() if chosen else None


class ProposedDays(forms.MultipleChoiceField):
    """Days that the page proposed and that were ticked; one that has meanwhile been proposed otherwise counts as ticked."""

    def to_python(self, value: Any) -> Any:
        """The days."""
        try:
            return [date.fromisoformat(day) for day in super().to_python(value) if day]
        except ValueError:
            raise forms.ValidationError(_("That is no date.")) from None

    def validate(self, value: Any) -> None:
        """Whatever days were ticked: whether the court can sit then is asked of the one that is chosen."""


def refuse_closed_day(day: date) -> None:
    """Raises ``ValidationError`` for a day on which the court does not sit."""
    if not is_working_day(day, holidays_around(day)):
        raise forms.ValidationError(_("The court does not sit then: it is a weekend or a public holiday."))


class PutOnForm(forms.Form):
    """On which day a file comes before the chamber."""

    listed = forms.ChoiceField(label=gettext_lazy("A sitting that has a list"), required=False)
    typed = date_field(gettext_lazy("Or another date"))
    kind = forms.ChoiceField(
        label=gettext_lazy("What the sitting is for"),
        choices=list(wording.SITTING_KINDS.items()),
        required=False,
    )

    def __init__(self, days: Iterable[date], today: date, data: Any = None, *, kind: str = "") -> None:
        super().__init__(data, prefix="on", initial={"kind": kind})
        self.today = today
        self.fields["listed"].choices = day_choices(days, gettext_lazy("none of these"))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Exactly one day, not in the past."""
        given = self.cleaned_data
        day = chosen_day(given.get("listed", ""), given.get("typed"))
        if day is None and not self.errors:
            raise forms.ValidationError(_("Choose a sitting or type a date."))
        if day and day < self.today:
            raise forms.ValidationError(_("That day is past."))
        if day and given.get("typed"):
            refuse_closed_day(day)
        return {**given, "day": day}
