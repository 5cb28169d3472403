"""What the liaison types: a note, a plan in the person's words, and who is whose liaison."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from liaison.casework import wording
from liaison.common import clock

LONGEST_NOTE = 20_000
LONGEST_GOAL = 2_000


class DayInput(forms.DateInput):
    """The browser's own day picker, which wants the day written in one way."""

    input_type = "date"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%Y-%m-%d", **options)


def not_after_today(day: date) -> None:
    """What is written down has happened."""
    if day > clock.today():
        raise forms.ValidationError(_("This day is still to come."))


class NoteForm(forms.Form):
    """One text; the kind of contact and the day are set beforehand."""

    note_id = forms.UUIDField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Note"),
        help_text=_(
            "Read by you and by whoever covers for you. The person may ask to read it. The court never does."
        ),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
    )
    contact = forms.ChoiceField(label=_("Contact"), choices=lambda: list(wording.CONTACTS.items()))
    day = forms.DateField(label=_("Day"), widget=DayInput(), validators=[not_after_today])

    def __init__(self, *args: Any, draft_url: str, **options: Any) -> None:
        """``draft_url`` is where the text is sent while it is being typed, a second after each pause."""
        super().__init__(*args, **options)
        self.fields["words"].widget.attrs |= {
            "hx-post": draft_url,
            "hx-trigger": "input changed delay:1s",
            "hx-target": "#draft-state",
            "hx-swap": "innerHTML",
            "hx-sync": "this:replace",
        }


class DraftForm(NoteForm):
    """The same while it is being typed: nothing must be there yet, and a day that is no day waits."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].required = False
        self.fields["day"].required = False
        self.fields["day"].validators = []


class PlanForm(forms.Form):
    """A goal in each part of life where the person has one."""

    begun_from = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    agreed_on = forms.DateField(label=_("Agreed on"), widget=DayInput(), validators=[not_after_today])

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for domain, name in wording.LIFE.items():
            self.fields[domain] = forms.CharField(
                label=str(name),
                required=False,
                max_length=LONGEST_GOAL,
                widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
            )

    def clean(self) -> dict[str, Any]:
        """A plan says something."""
        cleaned = super().clean() or {}
        if not self.errors and not any(self.goals(cleaned).values()):
            raise forms.ValidationError(
                _("Write at least one goal. What stood here is kept as an earlier version.")
            )
        return cleaned

    @staticmethod
    def goals(cleaned: Mapping[str, Any]) -> dict[str, str]:
        """The words by part of life."""
        return {domain: cleaned.get(domain, "") for domain in wording.LIFE}


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
        label=_("Last day"),
        required=False,
        help_text=_("Leave empty where it has no end."),
        widget=DayInput(),
    )


class CoverForm(_Staffed):
    """A deputy for all people of a liaison: between two days, or for good where there is no last day."""

    staff_fields = ("absent", "deputy")
    absent = forms.TypedChoiceField(label=_("Who is away or leaves"))
    deputy = forms.TypedChoiceField(label=_("Who takes over"))
    first_day = forms.DateField(label=_("First day"), widget=DayInput())
    last_day = forms.DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Empty: it is for good, and the first one's access ends on that day."),
        widget=DayInput(),
    )

    def clean(self) -> dict[str, Any]:
        """Nobody takes over from himself."""
        cleaned = super().clean()
        if cleaned.get("absent") and cleaned.get("absent") == cleaned.get("deputy"):
            self.add_error("deputy", _("This is the same person."))
        return cleaned


class InviteForm(forms.Form):
    """Where the codes of a person's link are sent."""

    address = forms.EmailField(
        label=_("Mail address for the codes"),
        help_text=_("His own, which nobody else reads. The message says only that there is a code."),
    )


class LawyerForm(InviteForm):
    """Who the lawyer is, and in which language he reads."""

    name = forms.CharField(label=_("Name of the lawyer"), max_length=120)
    language = forms.ChoiceField(label=_("Language"), choices=lambda: settings.LANGUAGES)
    field_order = ("name", "address", "language")
