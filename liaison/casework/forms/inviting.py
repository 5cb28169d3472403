"""A way in for the person and for a lawyer."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


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
