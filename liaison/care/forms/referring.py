"""What a programme answers to a referral: one question on each page."""

from abc import abstractmethod
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from liaison.care import wording
from liaison.care.actions.answering import Answer
from liaison.care.forms.days import DayInput, not_after_today, not_before_today
from liaison.care.rules.referring import Step
from liaison.care.rules.refusing import CONSEQUENCE, Refusal
from liaison.care.rules.staying import SAID_BY_A_PROGRAMME, Ending, StayKind
from liaison.common import clock

LONGEST = 1_000
MOST_WEEKS = 260


class Counted(forms.IntegerField):
    """A whole number typed on a telephone's number keys."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})


def words(label: Any, *, hint: Any = "", required: bool = False, rows: int = 3) -> forms.CharField:
    """A short text."""
    area = forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=LONGEST, widget=area)


class AnsweringForm(forms.Form):
    """A form that is one answer."""

    @abstractmethod
    def answer(self) -> Answer:
        """What was filled in."""


class AcceptForm(AnsweringForm):
    """Yes, with the day of the intake."""

    intake_on = forms.DateField(
        label=_("Day of the intake"),
        widget=DayInput(),
        validators=[not_before_today],
        error_messages={"required": _("Give the day of the first talk.")},
    )
    words = words(
        _("Hour and place, in your words"), hint=_("Read by the person and by who guides him or her."), rows=2
    )

    def answer(self) -> Answer:
        """Accepted."""
        given = self.cleaned_data
        return Answer(step=Step.ACCEPT, intake_on=given["intake_on"], words=given["words"])


class WaitForm(AnsweringForm):
    """On the waiting list, with how long it is expected to take."""

    weeks = Counted(
        label=_("About how many weeks"),
        min_value=0,
        max_value=MOST_WEEKS,
        help_text=_("As well as you can tell now. Nobody holds you to it."),
        error_messages={
            "required": _("Give a number of weeks, as well as you can tell."),
            "invalid": _("Give a whole number of weeks."),
        },
    )
    words = words(_("Anything to do in the meantime"), hint=_("May stay empty."), rows=2)

    def answer(self) -> Answer:
        """On the waiting list."""
        given = self.cleaned_data
        return Answer(step=Step.WAIT, weeks=given["weeks"], words=given["words"])


class RefuseForm(AnsweringForm):
    """No, with a reason; what each reason does stands beside it."""

    reason = forms.ChoiceField(
        label=_("Why not"),
        choices=lambda: [(each.value, reason_with_consequence(each)) for each in Refusal],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the reason that comes nearest.")},
    )
    words = words(_("In your own words"), hint=_("May stay empty, except with “Another reason”."))

    def clean(self) -> dict[str, Any]:
        """Another reason is told in words."""
        cleaned = super().clean() or {}
        if cleaned.get("reason") == Refusal.OTHER and not cleaned.get("words"):
            self.add_error("words", _("Say in a few words which reason."))
        return cleaned

    def answer(self) -> Answer:
        """Refused."""
        given = self.cleaned_data
        return Answer(step=Step.REFUSE, reason=given["reason"], words=given["words"])


def reason_with_consequence(reason: Refusal) -> str:
    """A reason, and what it does."""
    return format_html(
        "{}<span class='soft'><br>{}</span>",
        wording.REFUSALS[reason],
        wording.CONSEQUENCES[CONSEQUENCE[reason]],
    )


class AskForm(forms.Form):
    """One question back."""

    words = words(
        _("Your question"),
        hint=_("Read by the worker who asks. Write no name: this is read before the code."),
        required=True,
    )


class StartForm(forms.Form):
    """From when somebody is there; whether he sleeps there only where the directory does not say."""

    on = forms.DateField(
        label=_("First day"),
        widget=DayInput(),
        validators=[not_after_today],
        initial=lambda: clock.today(),
        error_messages={"required": _("Give the first day.")},
    )
    kind = forms.ChoiceField(
        label=_("Does he or she sleep there?"),
        choices=lambda: [
            (StayKind.ADMITTED.value, _("Yes, lives there")),
            (StayKind.OUTPATIENT.value, _("No, comes and goes")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether he or she sleeps there.")},
    )

    def __init__(self, *args: Any, is_setting_known: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_setting_known:
            del self.fields["kind"]

    def kind_of_stay(self) -> StayKind | None:
        """What was said of the nights; nothing where it was not asked."""
        said = self.cleaned_data.get("kind")
        return StayKind(said) if said else None


class EndForm(forms.Form):
    """Until when somebody was there, and how it ended."""

    on = forms.DateField(
        label=_("Last day"),
        widget=DayInput(),
        validators=[not_after_today],
        initial=lambda: clock.today(),
        error_messages={"required": _("Give the last day.")},
    )
    ending = forms.ChoiceField(
        label=_("How did it end?"),
        choices=lambda: [(each.value, wording.ENDINGS[each]) for each in SAID_BY_A_PROGRAMME],
        widget=forms.RadioSelect,
        help_text=_("No reason is asked."),
        error_messages={"required": _("Choose how it ended.")},
    )

    def how(self) -> Ending:
        """How it ended."""
        return Ending(self.cleaned_data["ending"])
