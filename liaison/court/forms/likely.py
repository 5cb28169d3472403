"""Before somebody new is registered: is he one of those who are known here?"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liaison.court.queries.registering import Likely

SOMEBODY_NEW = "new"


class PersonForm(forms.Form):
    """Whether somebody known is meant: one of those who are likely, or somebody new. Nothing is preselected."""

    person = forms.ChoiceField(label=gettext_lazy("Is it one of these people?"), widget=forms.RadioSelect)

    def __init__(self, likely: Iterable[Likely], data: Any = None) -> None:
        super().__init__(data)
        self.likely = tuple(likely)
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            *((str(each.person.id), _told(each)) for each in self.likely),
            (SOMEBODY_NEW, gettext_lazy("No, somebody else with a file here for the first time")),
        ]
        self.fields["person"].error_messages["required"] = _(
            "Choose whether it is one of these people or somebody else."
        )

    def chosen(self) -> UUID | None:
        """The person who was chosen; None for somebody new."""
        value = self.cleaned_data["person"]
        return None if value == SOMEBODY_NEW else UUID(value)


def _told(likely: Likely) -> str:
    born = dateformat.format(likely.person.born_on, "j F Y") if likely.person.born_on else _("not known")
    return _("%(name)s, born %(born)s, file %(numbers)s") % {
        "name": likely.person.name,
        "born": born,
        "numbers": ", ".join(likely.numbers),
    }
