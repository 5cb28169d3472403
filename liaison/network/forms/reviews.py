"""What was found of a drawn look."""

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.network import wording
from liaison.network.rules.reviews import is_a_reason


class ReviewForm(forms.Form):
    """The finding and why."""

    finding = forms.ChoiceField(
        label=_("What was found"),
        choices=list(wording.FINDINGS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what was found.")},
    )
    why = forms.CharField(
        label=_("Why"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Enter why, in a sentence.")},
        help_text=_("Whom you asked and what was answered. Name no participant."),
    )

    def clean_why(self) -> str:
        """A word is no reason."""
        why: str = self.cleaned_data["why"]
        if not is_a_reason(why):
            raise forms.ValidationError(_("Enter why, in a sentence."))
        return why
