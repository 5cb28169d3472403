"""A signed paper, typed over as it stands."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liaison.casework.actions.on_paper import Signed
from liaison.casework.queries.on_paper import CODE, OnPaper

MOST: Final = 2000
LAWYER: Final = "lawyer"


class SignedForm(forms.Form):
    """Nothing is ticked beforehand; what is ticked here is what he ticked on the sheet that bears this code."""

    code = forms.CharField(
        label=_("The code on the sheet"),
        help_text=_("At the foot of the sheet. It says which sentences were on it."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off"}),
    )
    ticked = forms.MultipleChoiceField(
        label=_("What did he tick?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label=_("What did he write himself?"),
        help_text=_(
            "Exactly as it stands on the paper, mistakes included. Judge, prosecutor, clerk and lawyer read it."
        ),
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
    )
    witness = forms.ChoiceField(
        label=_("Who saw him sign, besides you?"),
        help_text=_(
            "Nothing is handed over until this person says so too, signed in as himself, before the list closes."
        ),
        widget=forms.RadioSelect,
    )

    def __init__(self, page: OnPaper, data: Any = None) -> None:
        super().__init__(data)
        language = get_language() or "nl"
        self.fields["ticked"].choices = [  # type: ignore[attr-defined]
            (str(each.origin), each.words.get(language, each.words["nl"])) for each in page.offered
        ]
        people = [(str(key), name) for key, name in page.witnesses]
        self.fields["witness"].choices = [*people, (LAWYER, _("his lawyer, who has his mandate"))]  # type: ignore[attr-defined]
        if not page.offered:
            del self.fields["ticked"], self.fields["code"]

    def clean(self) -> dict[str, Any]:
        """A paper says something; what was ticked stood on a sheet with a code."""
        found = super().clean() or self.cleaned_data
        ticked: Collection[str] = found.get("ticked", ())
        if ticked and not found.get("code"):
            self.add_error("code", _("Type the code at the foot of the sheet that he signed."))
        if not ticked and not found.get("words") and not self.errors:
            self.add_error(
                "words",
                _("Nothing was ticked or written. If he tells nothing, there is nothing to enter."),
            )
        return found

    def signed(self) -> Signed:
        """What the paper says."""
        typed = self.cleaned_data
        words = typed["words"].replace("\r\n", "\n").replace("\r", "\n")
        code = "".join(typed.get("code", "").split()).lower()[:CODE]
        who = typed["witness"]
        return Signed(
            code,
            words,
            {UUID(each) for each in typed.get("ticked", ())},
            None if who == LAWYER else UUID(who),
        )


class SeenForm(forms.Form):
    """The two equal answers of whoever is named as having seen it signed."""

    answer = forms.ChoiceField(choices=[("seen", ""), ("not-seen", "")])

    def has_seen(self) -> bool:
        """Which of the two was pressed; raises ``Http404`` for neither."""
        if not self.is_valid():
            raise Http404
        return bool(self.cleaned_data["answer"] == "seen")
