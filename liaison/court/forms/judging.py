"""What judge and clerk fill in at the end of a path: how it ended, the judgment, an appeal. Nothing is preselected."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liaison.court import wording
from liaison.court.forms.days import date_field
from liaison.court.queries.judging import AppealSheet, Ending
from liaison.court.rules.judging import AppealFacts, AppealResult, ClosingFacts, Outcome

NOT_YET = gettext_lazy("That day has not come yet: give the day on which it was done.")
REASON = gettext_lazy("Why it is corrected")
READ_BY = gettext_lazy("Kept with both versions; the chamber, the defence and the person read it.")


def reason_field() -> forms.CharField:
    return forms.CharField(label=REASON, help_text=READ_BY, max_length=300)


class ClosingForm(forms.Form):
    """How the court sees a path that has ended."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    outcome = forms.ChoiceField(
        label=gettext_lazy("How did the path end?"),
        choices=list(wording.OUTCOMES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose how the path ended.")},
    )
    day = forms.DateField(
        label=gettext_lazy("Day of the closing sitting"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": gettext_lazy("Give the day of the closing sitting.")},
    )

    def __init__(self, ending: Ending, today: date, data: Any = None) -> None:
        now = ending.closing
        day = now.day if now else today
        super().__init__(data, initial={"seen": now.version if now else 0, "day": day})
        self.today = today
        if now and not ending.is_running:
            self.fields["reason"] = reason_field()

    def clean_day(self) -> date:
        """A day that has come."""
        day: date = self.cleaned_data["day"]
        if day > self.today:
            raise forms.ValidationError(NOT_YET)
        return day

    def closing(self) -> ClosingFacts:
        """The end as filled in."""
        given = self.cleaned_data
        return ClosingFacts(Outcome(given["outcome"]), given["day"], given.get("reason", ""))


class AppealForm(forms.Form):
    """Where an appeal stands: nothing filled in says that none is lodged."""

    appeal_seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    lodged_on = date_field(gettext_lazy("Appeal lodged on"))
    result = forms.ChoiceField(
        label=gettext_lazy("Result"),
        choices=[("", gettext_lazy("no result yet")), *wording.APPEALS.items()],
        required=False,
    )
    result_on = date_field(gettext_lazy("Result on"))

    def __init__(self, appeal: AppealSheet, judged: date | None, today: date, data: Any = None) -> None:
        initial = {
            "appeal_seen": appeal.version,
            "lodged_on": appeal.lodged_on,
            "result": appeal.result,
            "result_on": appeal.result_on,
        }
        super().__init__(data, initial=initial)
        self.fields["lodged_on"].help_text = _("Leave it empty while none is lodged.")
        self.today, self.judged = today, judged

    def clean(self) -> dict[str, Any]:
        """A result has its day and an appeal before it, which comes after the judgment."""
        given = self.cleaned_data
        if not self.errors:
            self._check(AppealFacts(given["lodged_on"], given["result"] or None, given["result_on"]))
        return given

    def _check(self, said: AppealFacts) -> None:
        if (said.result or said.result_on) and not said.lodged_on:
            self.add_error("lodged_on", _("A result needs the day on which the appeal was lodged."))
        elif bool(said.result) != bool(said.result_on):
            self.add_error("result_on", _("Give the result and its day, or neither."))
        elif said.lodged_on and self.judged and said.lodged_on < self.judged:
            self.add_error("lodged_on", _("An appeal comes after the judgment: check the day."))
        elif said.lodged_on and said.result_on and said.result_on < said.lodged_on:
            self.add_error("result_on", _("The result comes after the appeal: check the day."))
        for name in ("lodged_on", "result_on"):
            if (getattr(said, name) or self.today) > self.today:
                self.add_error(name, NOT_YET)

    def appeal(self) -> AppealFacts:
        """The appeal as filled in."""
        given = self.cleaned_data
        result = AppealResult(given["result"]) if given["result"] else None
        return AppealFacts(given["lodged_on"], result, given["result_on"])
