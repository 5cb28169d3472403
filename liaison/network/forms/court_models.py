"""A chamber's model, all of it in one form. What is not known stays empty."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liaison.network import faults
from liaison.network.rules.court_models import (
    GHENT,
    PRESETS,
    CourtModel,
    Criterion,
    Fault,
    Ground,
    Guide,
)
from liaison.network.wording import CRITERIA, GUIDES, LANGUAGES

NUMBERS = (
    "rhythm",
    "interval",
    "interval_positive",
    "most_sittings",
    "months_least",
    "months_most",
    "intake_days",
)
TEXTS = ("name", "code", "signed", "legal_basis", "source")
GROUNDS = ("1", "2", "3")
COURT_LANGUAGES = ("nl", "fr", "de")
OWN_MODEL = ("", pgettext_lazy("court model", "a model of its own"))


def _number(label: Any, hint: Any = "", most: int = 400) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(
        label=label, help_text=hint, required=False, min_value=1, max_value=most, widget=widget
    )


def _day(label: Any, *, required: bool = False) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    said = {"required": _("Enter a day."), "invalid": _("Enter a day, as 5/3/2026.")}
    return forms.DateField(label=label, required=required, widget=widget, error_messages=said)


class AdoptForm(forms.Form):
    """The model of a known court, as it is, from a day on."""

    code = forms.ChoiceField(
        label=_("Model of"),
        widget=forms.RadioSelect,
        choices=[(code, model.name) for code, model in PRESETS.items()],
        error_messages={"required": _("Choose a court.")},
    )
    valid_from = _day(_("In force from"), required=True)


class CourtModelForm(forms.Form):
    """A new version. The court and the care side read it; versions before it stay as they are."""

    valid_from = _day(_("In force from"), required=True)
    name = forms.CharField(
        label=_("Name of the chamber’s way of working"),
        max_length=200,
        error_messages={"required": _("Enter the name of the model.")},
    )
    code = forms.ChoiceField(label=_("Model of"), required=False)
    guide = forms.ChoiceField(
        label=_("Who goes along with the person"),
        widget=forms.RadioSelect,
        required=False,
        choices=[("", pgettext_lazy("court model", "not known")), *GUIDES.items()],
    )
    criteria = forms.MultipleChoiceField(
        label=_("What is looked at before the offer"),
        help_text=_("The prosecutor answers each with yes, no or not assessed. None of them decides."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=list(CRITERIA.items()),
    )
    rhythm = _number(_("Days between two sittings of the chamber"))
    interval = _number(_("Days between two sittings of one person"))
    interval_positive = _number(_("The same, on a positive course"))
    most_sittings = _number(_("Most sittings of one person"), most=200)
    months_least = _number(_("Shortest duration, in months"), most=120)
    months_most = _number(_("Longest duration, in months"), most=120)
    intake_days = _number(_("Days until care sees him first"))
    languages = forms.MultipleChoiceField(
        label=_("Languages of the chamber"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[(code, LANGUAGES[code]) for code in COURT_LANGUAGES],
    )
    signed = forms.CharField(label=_("What is signed, and by whom"), max_length=300, required=False)
    legal_basis = forms.CharField(
        label=_("Legal basis"),
        help_text=_("A protocol, a law with its article: as it stands there."),
        max_length=300,
        required=False,
    )
    source = forms.CharField(label=_("Where this comes from"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, model: CourtModel) -> None:
        super().__init__(data, initial=_initial(model))
        known = [(code, preset.name) for code, preset in PRESETS.items()]
        self.fields["code"].choices = [OWN_MODEL, *known]  # type: ignore[attr-defined]
        self.may_name_grounds = model.code != GHENT
        for place in GROUNDS if self.may_name_grounds else ():
            self.fields[f"ground_{place}"] = forms.CharField(
                label=_("Ground: the law and its article"), max_length=300, required=False
            )
            self.fields[f"ground_{place}_from"] = _day(_("Holds from"))
            self.fields[f"ground_{place}_until"] = _day(_("Holds until"))

    @property
    def grounds(self) -> list[tuple[Any, Any, Any]]:
        """The fields of each ground; none for Ghent."""
        places = GROUNDS if self.may_name_grounds else ()
        return [
            (self[f"ground_{place}"], self[f"ground_{place}_from"], self[f"ground_{place}_until"])
            for place in places
        ]

    def clean(self) -> dict[str, Any]:
        """A ground has its words and a first day, and ends after it."""
        cleaned = super().clean() or self.cleaned_data
        for place in GROUNDS if self.may_name_grounds else ():
            name = f"ground_{place}"
            label, first, last = (cleaned.get(name + part) for part in ("", "_from", "_until"))
            if label and not first:
                self.add_error(f"{name}_from", _("Enter the first day on which the ground holds."))
            if (first or last) and not label:
                self.add_error(name, str(faults.OF_A_MODEL[Fault.GROUND_LABEL]))
            if first and last and last < first:
                self.add_error(f"{name}_until", str(faults.OF_A_MODEL[Fault.GROUND_ENDS]))
        return cleaned

    def model(self) -> CourtModel:
        """The version as it was filled in."""
        said = self.cleaned_data
        return CourtModel(
            **{name: said[name] for name in (*TEXTS, *NUMBERS)},
            guide=Guide(said["guide"]) if said["guide"] else None,
            criteria=tuple(Criterion(code) for code in said["criteria"]),
            languages=tuple(said["languages"]),
            grounds=tuple(self._grounds()),
            valid_from=said["valid_from"],
        )

    def _grounds(self) -> Iterator[Ground]:
        for place in GROUNDS if self.may_name_grounds else ():
            label, first = self.cleaned_data[f"ground_{place}"], self.cleaned_data[f"ground_{place}_from"]
            if first:
                yield Ground(label, first, self.cleaned_data[f"ground_{place}_until"])

    def refuse(self, found: Iterable[tuple[str, Fault]]) -> None:
        """Say at each field what is wrong with it."""
        for name, fault in found:
            field = name if name in self.fields else None
            self.add_error(field, str(faults.OF_A_MODEL[fault]))


def _initial(model: CourtModel) -> dict[str, Any]:
    plain: dict[str, Any] = {name: getattr(model, name) for name in (*TEXTS, *NUMBERS)}
    plain |= {
        "valid_from": model.valid_from,
        "guide": model.guide or "",
        "criteria": list(model.criteria),
        "languages": list(model.languages),
    }
    for place, ground in zip(GROUNDS, model.grounds, strict=False):
        until: date | None = ground.valid_until
        plain |= {
            f"ground_{place}": ground.label,
            f"ground_{place}_from": ground.valid_from,
            f"ground_{place}_until": until,
        }
    return plain
