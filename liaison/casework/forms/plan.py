"""A plan in the person's words: a goal in each part of life where there is one, and steps towards it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.casework import wording
from liaison.casework.forms.days import DayInput, not_after_today

LONGEST_GOAL = 2_000
LONGEST_STEP = 300
EMPTY_STEPS = 2
"""Empty lines for steps that a form has beyond those that are known."""


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


class StepForm(forms.Form):
    """One step: what, in which part of life, who, until when. A line without words is no step."""

    words = forms.CharField(
        label=_("Step"),
        required=False,
        max_length=LONGEST_STEP,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    domain = forms.ChoiceField(
        label=_("Part of life"), choices=lambda: list(wording.LIFE.items()), required=False
    )
    who = forms.ChoiceField(label=_("Who"), choices=lambda: list(wording.WHO.items()), required=False)
    by_day = forms.DateField(label=_("Until"), required=False, widget=DayInput())
    done_on = forms.DateField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Whoever writes a step says where it belongs."""
        cleaned = super().clean() or {}
        if cleaned.get("words", "").strip() and not self.errors:
            cleaned["domain"] = cleaned.get("domain") or "housing"
            cleaned["who"] = cleaned.get("who") or "person"
        return cleaned


StepForms = forms.formset_factory(StepForm, extra=EMPTY_STEPS, max_num=60, absolute_max=60)
