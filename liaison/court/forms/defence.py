"""Which lawyer's account reads a file."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _


class LawyerForm(forms.Form):
    """One of the accounts that the office made for lawyers, or none of them."""

    lawyer = forms.TypedChoiceField(
        label=_("Lawyer with an account"),
        help_text=_(
            "From then on this lawyer reads this file and those joined to it at this door. The office makes the accounts."
        ),
        coerce=UUID,
        empty_value=None,
        required=False,
    )

    def __init__(self, lawyers: Iterable[tuple[UUID, str]], **options: Any) -> None:
        super().__init__(prefix="defence", **options)
        choices = [("", _("none of these")), *((str(key), name) for key, name in lawyers)]
        self.fields["lawyer"].choices = choices  # type: ignore[attr-defined]
